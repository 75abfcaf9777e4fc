pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// What every page but the first has: a head in the colour of the room's state, the page on the dark ground, the way back
// at the lower left, and the line that shows it about to close. Two columns as on home: `field` and, beside it, `side`; the
// band at the foot holds `band`, beside Back. All of it mirrors where people read from right to left. Where text is large
// the state is said by the head's shape and colour alone.
FocusScope {
    id: frame

    required property ShellViewModel shell
    required property string title
    required property real leaving
    property bool hasBack: true
    property string backLabel: "" // where it is not the page before
    // What can be touched is not in the band alone: where it is to be low, the head comes down to the middle.
    property bool touchable: false
    readonly property bool low: touchable && shell.lowControls && !Theme.large
    property real lowest: 0 // how high the field is then at least
    readonly property bool upright: shell.upright
    readonly property real headHeight: head.height
    readonly property real bandTop: height - Theme.margin - Theme.primaryTarget
    readonly property real gutter: Theme.margin
    readonly property real bandGap: 3 * Theme.unit
    // Where the band begins and how wide it is, seen from the field.
    readonly property real bandFrom: hasBack ? back.width + bandGap : 0
    readonly property real bandWidth: width - 2 * Theme.margin - bandFrom
    property real sideWidth: upright ? width - 2 * Theme.margin : width - Math.round(0.64 * width) - 2 * Theme.margin
    readonly property alias area: field
    default property alias field: field.data
    property alias side: side.data
    property alias band: band.data
    // How high the side stands above the field on an upright screen.
    property real sideHeight: 0
    property bool hasSide: side.children.length > 0

    signal back

    focus: true
    Keys.onEscapePressed: if (frame.hasBack) frame.back()
    Keys.onBackPressed: if (frame.hasBack) frame.back()

    Rectangle {
        anchors.fill: parent
        color: Theme.side
    }
    Rectangle {
        id: head

        anchors { left: parent.left; right: parent.right }
        height: frame.low ? Math.round(Math.min(0.46 * frame.height, frame.bandTop - frame.bandGap - 1.8 * Theme.unit - frame.lowest))
                : Theme.large ? title.y + title.height + 2.4 * Theme.unit
                : Math.max(17.2 * Theme.unit, here.y + here.height + 2 * Theme.unit)
        color: Theme.field

        HungLabel {
            id: title

            from: Theme.margin + (Theme.large ? shape.width + 2 * Theme.unit : 0)
            y: Theme.margin
            width: frame.width - from - Theme.margin - clock.width - 3 * Theme.unit
            text: frame.title
            Accessible.role: Accessible.Heading
            size: Theme.titleSize
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.shrinks * Theme.titleSize)
            wrapMode: Text.Wrap // the name of a room may be long
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Label {
            id: clock

            anchors { right: parent.right; rightMargin: Theme.margin; baseline: title.baseline }
            text: frame.shell.clock
            columns: true
            size: Theme.titleSize
            font.weight: Font.Medium
        }
        StateShape {
            id: shape

            anchors { left: parent.left; leftMargin: Theme.margin }
            anchors.verticalCenter: Theme.large ? title.verticalCenter : here.verticalCenter
            width: 2 * Math.round((frame.low ? 4 : Theme.large ? 2.5 : 1.2) * Theme.unit)
            height: width
            tone: frame.shell.tone
            doubted: frame.shell.doubted
        }
        Label {
            id: here

            anchors { left: shape.right; leftMargin: (frame.low ? 2.4 : 1) * Theme.unit; right: parent.right; rightMargin: Theme.margin }
            y: frame.low ? head.height - height - 3 * Theme.unit : title.y + title.height + 0.7 * Theme.unit
            visible: !Theme.large
            text: Words.stateHere(frame.shell.name, frame.shell.word, frame.shell.lead.says, frame.shell.lead.at)
            color: frame.low ? Theme.ink : Theme.quiet
            size: frame.low ? Theme.titleSize : Theme.smallSize
            wrapMode: frame.low ? Text.Wrap : Text.NoWrap
            maximumLineCount: frame.low ? 2 : 1
            elide: Text.ElideRight
        }
    }
    Item {
        id: field

        anchors {
            top: frame.upright && frame.sideHeight > 0 ? side.bottom : head.bottom; topMargin: 1.8 * Theme.unit
            left: parent.left; leftMargin: Theme.margin
        }
        width: frame.upright || !frame.hasSide ? frame.width - 2 * Theme.margin
                                                            : frame.width - frame.sideWidth - 2 * Theme.margin - frame.gutter
        height: frame.bandTop - frame.bandGap - y
    }
    Item {
        id: side

        anchors {
            top: head.bottom; topMargin: 1.8 * Theme.unit
            right: parent.right; rightMargin: Theme.margin
        }
        visible: frame.hasSide
        width: frame.sideWidth
        height: frame.upright ? frame.sideHeight : frame.bandTop - frame.bandGap - y
    }
    PushButton {
        id: back

        objectName: "back"
        anchors { left: parent.left; leftMargin: Theme.margin }
        y: frame.bandTop
        visible: frame.hasBack
        width: Math.max((Theme.large ? 28 : 22) * Theme.unit, implicitWidth)
        height: Theme.primaryTarget
        beside: true
        glyph: "back"
        glyphSize: 3 * Theme.unit
        inline: true
        label: frame.backLabel || qsTr("Back", "button: to the page before")
        onTapped: frame.back()
    }
    Item {
        id: band

        anchors { left: parent.left; leftMargin: Theme.margin + frame.bandFrom }
        anchors { right: parent.right; rightMargin: Theme.margin }
        y: frame.bandTop
        height: Theme.primaryTarget
    }
    Rectangle {
        anchors { left: parent.left; bottom: parent.bottom }
        width: parent.width * frame.leaving
        height: 4 * Theme.hair
        color: Theme.sideInk
    }
}
