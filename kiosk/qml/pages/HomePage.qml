pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// State and actions on the field; the day beside it, or between the two on an upright screen.
Item {
    id: page

    required property ShellViewModel shell
    required property HomeViewModel view
    readonly property bool upright: shell.upright
    readonly property real inset: upright ? Theme.margin : 4.6 * Theme.unit
    readonly property real bottomTop: height - Theme.margin - bottom.height
    readonly property real dayBottom: upright ? bottomTop - 3.5 * Theme.unit : height
    readonly property real stateNeeds: 2 * Theme.margin + header.height + 2 * Theme.unit + state.implicitHeight
    readonly property real dayTop: upright ? Math.max(58 * Theme.unit, stateNeeds) : 0

    Rectangle {
        anchors.fill: parent
        color: Theme.field
        Behavior on color { enabled: Theme.moving; ColorAnimation { duration: Theme.duration; easing.type: Easing.OutCubic } }
    }
    Loader {
        anchors.left: parent.left
        active: page.view.tone === "held"
        width: 2.4 * Theme.unit
        height: page.height
        sourceComponent: Hatch {
            ink: Theme.ink
            stripe: 2 * Theme.unit
        }
    }
    RoomHeader {
        id: header

        anchors { left: parent.left; leftMargin: Theme.margin }
        y: Theme.margin
        width: page.width - (page.upright ? 0 : side.width) - 2 * Theme.margin
        height: implicitHeight
        shell: page.shell
        clock: page.view.clock
    }
    StateBlock {
        id: state

        readonly property real above: header.y + header.height + Theme.unit
        readonly property real below: page.upright ? page.dayTop - 2 * Theme.unit : page.bottomTop - 1.5 * Theme.unit
        // Where it always stands, so that the word stays in one place; higher only when it must.
        readonly property real place: above + (page.upright ? 6 : 4.5) * Theme.unit

        anchors { left: parent.left; leftMargin: Theme.margin }
        y: Math.max(above, Math.min(place, below - implicitHeight))
        room: below - above
        width: header.width
        home: page.view
        beside: page.upright
    }
    Rectangle {
        id: side

        anchors.right: parent.right
        y: page.dayTop
        width: page.upright ? page.width : page.width - Math.round(0.64 * page.width)
        height: page.dayBottom - y
        color: Theme.side
        Behavior on color { enabled: Theme.moving; ColorAnimation { duration: Theme.duration; easing.type: Easing.OutCubic } }

        DayView {
            anchors { left: parent.left; leftMargin: page.inset }
            y: page.upright ? 3.2 * Theme.unit : Theme.margin + 0.9 * Theme.unit
            width: parent.width - 2 * page.inset
            height: (page.upright ? (marks.height > 0 ? marks.y : parent.height) : Math.min(language.y, marks.y) - side.y)
                    - y - 2 * Theme.unit
            day: page.view.day
            heading: Words.today
            tappable: true
            onPicked: (at) => page.view.chooseAt(at)
        }
        Marks {
            id: marks

            anchors { left: parent.left; leftMargin: page.inset }
            y: parent.height - height - (page.upright ? 3 * Theme.unit : Theme.margin + Math.max(0, (language.height - height) / 2))
            width: parent.width - 2 * page.inset - (page.upright ? 0 : language.width + 2 * Theme.unit)
            home: page.view
        }
    }
    ActionBand {
        id: bottom

        anchors { left: parent.left; leftMargin: Theme.margin }
        y: page.bottomTop
        width: header.width
        height: implicitHeight
        home: page.view
        promptRoom: page.upright ? language.width + 2 * Theme.unit : 0
    }
    PushButton {
        id: language

        anchors { right: parent.right; rightMargin: page.inset }
        y: page.upright ? page.bottomTop : page.height - Theme.margin - height
        width: Math.max(implicitWidth, 17 * Theme.unit)
        beside: !page.upright
        label: page.shell.following
        size: Theme.smallSize
        onTapped: page.shell.switchLanguage()
    }
}
