pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// One booking of the day. It carries its own piece of the now-line, in its own ink.
Item {
    id: block

    required property string tag
    required property string title
    required property string start
    required property string end
    required property bool past
    required property bool current
    required property real nowY
    readonly property color ink: past ? Theme.pastInk : current ? Theme.currentInk : Theme.blockInk
    readonly property color quiet: past ? Theme.pastInk : current ? Theme.currentQuiet : Theme.blockQuiet
    readonly property color ground: past ? Theme.past : current ? Theme.current : Theme.block
    readonly property real line: name.implicitHeight
    readonly property bool stacked: height >= 2 * line + Theme.unit
    readonly property bool crossed: nowY > 0 && nowY < height
    readonly property string name_: title !== "" ? title : Words.tag[tag]
    readonly property string span: start === "" ? Words.allDay : start + " – " + end

    Accessible.role: Accessible.ListItem
    Accessible.name: name_ + ", " + span

    Rectangle {
        anchors.fill: parent
        radius: Math.min(Theme.smallRadius, height / 3)
        color: block.ground
        border.width: Theme.stark && !block.past ? Theme.hair : 0
        border.color: block.ink
    }
    Rectangle {
        visible: block.crossed
        y: block.nowY - height / 2
        width: parent.width
        height: 2 * Theme.hair
        color: block.ink
    }
    Item {
        id: writing

        readonly property real tall: block.stacked ? name.height + times.height : name.height
        readonly property bool fitsBelow: block.height - block.nowY > tall + Theme.unit
        readonly property bool fitsAbove: block.nowY > tall + Theme.unit

        anchors { left: parent.left; leftMargin: 1.2 * Theme.unit }
        y: !block.stacked ? (block.height - height) / 2
                          : block.crossed && !fitsAbove && fitsBelow ? block.nowY + 0.6 * Theme.unit : 0.6 * Theme.unit
        width: parent.width - 2 * anchors.leftMargin
        height: tall

        Rectangle {
            visible: block.crossed
            anchors { left: parent.left; leftMargin: -0.5 * Theme.unit }
            width: Math.min(block.stacked ? Math.max(name.contentWidth, times.contentWidth)
                                          : times.anchors.leftMargin + times.contentWidth, parent.width) + Theme.unit
            height: parent.height
            color: block.ground
        }
        Label {
            id: name

            readonly property real room: block.stacked ? parent.width : parent.width - times.implicitWidth - 1.2 * Theme.unit

            anchors.left: parent.left
            width: Math.min(implicitWidth, room)
            visible: width >= Math.min(implicitWidth, 8 * Theme.unit)
            text: block.name_
            elide: Text.ElideRight
            maximumLineCount: 1
            color: block.ink
            size: Theme.blockSize
            font.weight: Font.Medium
        }
        Label {
            id: times

            anchors { left: parent.left; leftMargin: block.stacked || !name.visible ? 0 : name.width + 1.2 * Theme.unit }
            y: block.stacked ? name.height : name.visible ? name.baselineOffset - baselineOffset : 0
            width: implicitWidth
            text: whole.advanceWidth <= writing.width ? block.span : block.start
            color: block.quiet
            size: Theme.blockSize
        }
        TextMetrics {
            id: whole

            text: block.span
            font: times.font
        }
    }
}
