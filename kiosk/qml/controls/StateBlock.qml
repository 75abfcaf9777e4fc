pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// Shape, word and the lines under it: what is read from five metres.
Item {
    id: block

    required property HomeViewModel home
    required property bool beside
    required property real room
    // Stacked, the shape gives way to what has to be said.
    readonly property real shapeSize: beside ? 13 * Theme.unit
        : Math.max(7 * Theme.unit, Math.min(15 * Theme.unit, room - texts.implicitHeight - 1.5 * Theme.unit))
    readonly property real textLeft: beside ? shapeSize + 4 * Theme.unit : 0

    implicitHeight: beside ? texts.implicitHeight : shapeSize + 1.5 * Theme.unit + texts.implicitHeight

    StateShape {
        anchors.left: parent.left
        width: block.shapeSize
        height: block.shapeSize
        y: block.beside ? (word.height - height) / 2 + 0.6 * Theme.unit : 0
        tone: block.home.tone
        share: block.home.ring
        minutes: block.home.ringText
    }
    Column {
        id: texts

        anchors { left: parent.left; leftMargin: block.textLeft }
        y: block.beside ? 0 : block.shapeSize + 1.5 * Theme.unit
        width: block.width - block.textLeft

        Label {
            id: word

            objectName: "stateWord"
            width: parent.width
            text: Words.state[block.home.word]
            font.family: Theme.displayFamily
            font.weight: Font.Bold
            font.letterSpacing: -0.02 * size
            lineHeightMode: Text.FixedHeight
            lineHeight: Math.round(1.12 * size)
            size: Math.min(Theme.wordSize, Theme.wordSize * width / Math.max(1, natural.advanceWidth * 1.02))
        }
        TextMetrics {
            id: natural

            text: word.text
            font.family: Theme.displayFamily
            font.weight: Font.Bold
            font.pixelSize: Math.round(Theme.wordSize)
        }
        Repeater {
            model: block.home.lines

            Label {
                required property string says
                required property string at
                required property int hours
                required property int minutes
                required property bool lead

                width: texts.width
                bottomPadding: (lead ? 1 : 0.5) * Theme.unit
                wrapMode: Text.WordWrap
                text: Words.line(says, at, hours, minutes)
                color: lead ? Theme.ink : Theme.quiet
                size: lead ? Theme.leadSize : Theme.largeSize
                font.weight: lead ? Font.DemiBold : Font.Normal
                fontSizeMode: lead ? Text.HorizontalFit : Text.FixedSize
                minimumPixelSize: Math.round(Theme.largeSize)
            }
        }
        Label {
            width: parent.width
            topPadding: Theme.unit
            visible: text !== ""
            text: block.home.notice
            size: Theme.largeSize
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            topPadding: Theme.unit
            visible: text !== ""
            text: block.home.title
            size: Theme.largeSize
            font.weight: Font.Medium
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
    }
}
