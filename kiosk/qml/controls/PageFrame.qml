pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// What every page but the first has: a head in the colour of the room's state, the page on the dark ground, the way back
// at the lower left, and the line that shows it about to close. Two columns as on home: `field` and, beside it, `side`; the
// band at the foot holds `band`, beside Back. All of it mirrors where people read from right to left.
FocusScope {
    id: frame

    required property ShellViewModel shell
    required property string title
    required property real leaving
    property bool hasBack: true
    readonly property bool upright: shell.upright
    readonly property real headHeight: head.height
    readonly property real bandTop: height - Theme.margin - Theme.primaryTarget
    readonly property real gutter: Theme.margin
    readonly property real sideWidth: upright ? width - 2 * Theme.margin : width - Math.round(0.64 * width) - 2 * Theme.margin
    default property alias field: field.data
    property alias side: side.data
    property alias band: band.data
    // How high the side stands above the field on an upright screen.
    property real sideHeight: 0

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
        height: Math.max(17.2 * Theme.unit, here.y + here.height + 2 * Theme.unit)
        color: Theme.field

        HungLabel {
            id: title

            from: Theme.margin
            y: Theme.margin
            width: frame.width - 2 * Theme.margin - clock.width - 3 * Theme.unit
            text: frame.title
            Accessible.role: Accessible.Heading
            size: Theme.titleSize
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(0.85 * Theme.titleSize)
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

            anchors { left: parent.left; leftMargin: Theme.margin; verticalCenter: here.verticalCenter }
            width: 2.4 * Theme.unit
            height: width
            tone: frame.shell.tone
        }
        Label {
            id: here

            anchors { left: shape.right; leftMargin: Theme.unit; right: parent.right; rightMargin: Theme.margin }
            y: title.y + title.height + 0.7 * Theme.unit
            text: Words.stateHere(frame.shell.name, frame.shell.word, frame.shell.lead.says, frame.shell.lead.at)
            color: Theme.quiet
            size: Theme.smallSize
            elide: Text.ElideRight
        }
    }
    Item {
        id: field

        anchors {
            top: frame.upright && frame.sideHeight > 0 ? side.bottom : head.bottom; topMargin: 1.8 * Theme.unit
            left: parent.left; leftMargin: Theme.margin
        }
        width: frame.upright || side.children.length === 0 ? frame.width - 2 * Theme.margin
                                                            : frame.width - frame.sideWidth - 2 * Theme.margin - frame.gutter
        height: frame.bandTop - 3 * Theme.unit - y
    }
    Item {
        id: side

        anchors {
            top: head.bottom; topMargin: 1.8 * Theme.unit
            right: parent.right; rightMargin: Theme.margin
        }
        width: frame.sideWidth
        height: frame.upright ? frame.sideHeight : frame.bandTop - 3 * Theme.unit - y
    }
    PushButton {
        id: back

        objectName: "back"
        anchors { left: parent.left; leftMargin: Theme.margin }
        y: frame.bandTop
        visible: frame.hasBack
        width: 22 * Theme.unit
        height: Theme.primaryTarget
        beside: true
        glyph: "back"
        glyphSize: 3 * Theme.unit
        inline: true
        label: qsTr("Back", "button: to the page before")
        onTapped: frame.back()
    }
    Item {
        id: band

        anchors { left: frame.hasBack ? back.right : parent.left; leftMargin: frame.hasBack ? 3 * Theme.unit : Theme.margin }
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
