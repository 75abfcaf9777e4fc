pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// State and actions on the field; the day beside it, or between the two on an upright screen.
FocusScope {
    id: page

    required property ShellViewModel shell
    required property HomeViewModel view
    readonly property bool upright: shell.upright
    readonly property real bottomTop: height - Theme.margin - bottom.height
    readonly property real dayTop: upright ? 62 * Theme.unit : 0
    readonly property real corner: 44
    readonly property real dayBottom: !upright ? height : bottomTop - (view.prompt.loud ? 0 : 3.4 * Theme.unit)

    focus: true
    Keys.onMenuPressed: page.view.openAdmin()

    Rectangle {
        anchors.fill: parent
        color: Theme.field
    }
    // For who looks after the panel and knows of it: it shows nothing, and asks for a PIN. Whoever cannot hold has a key.
    Item {
        objectName: "toAdmin"
        width: page.corner
        height: page.corner

        TapHandler {
            longPressThreshold: 3
            gesturePolicy: TapHandler.WithinBounds
            onLongPressed: page.view.openAdmin()
        }
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
    Loader {
        anchors.fill: parent
        active: page.shell.largeText
        sourceComponent: LargeHome {
            shell: page.shell
            home: page.view
        }
    }
    RoomHeader {
        id: header

        visible: !page.shell.largeText
        anchors { left: parent.left; leftMargin: Theme.margin }
        y: Theme.margin
        width: page.width - (page.upright ? 0 : side.width) - 2 * Theme.margin
        height: implicitHeight
        shell: page.shell
        clock: page.view.clock
    }
    StateBlock {
        id: state

        visible: !page.shell.largeText
        anchors { left: parent.left; leftMargin: Theme.margin }
        y: header.y + header.height
        width: header.width
        height: (page.upright ? page.dayTop - 3 * Theme.unit : page.bottomTop - 2.2 * Theme.unit) - y
        base: (page.upright ? 37.5 : 52) * Theme.unit - y
        home: page.view
        upright: page.upright
        doubted: page.shell.doubted
    }
    // Keys and screen readers come by the actions where eyes do: before the day, or upright below it.
    Item {
        id: beforeDay

        anchors.fill: parent
    }
    Rectangle {
        id: side

        visible: !page.shell.largeText
        anchors.right: parent.right
        y: page.dayTop
        width: page.upright ? page.width : page.width - Math.round(0.64 * page.width)
        height: page.dayBottom - y
        color: Theme.side

        DayView {
            anchors { left: parent.left; leftMargin: Theme.margin }
            y: page.upright ? 3.4 * Theme.unit : header.y + header.nameBase - headBase
            width: parent.width - 2 * Theme.margin
            height: marks.y - y - 1.4 * Theme.unit
            day: page.view.day
            heading: Words.today
            tappable: page.view.mayChoose
            onPicked: (at) => page.view.chooseAt(at)
        }
        Marks {
            id: marks

            anchors { left: parent.left; leftMargin: Theme.margin }
            y: tools.y - 2 * Theme.unit - height
            width: parent.width - 2 * Theme.margin
            height: Math.max(1.3 * Theme.smallSize, implicitHeight)
            home: page.view
        }
        Tools {
            id: tools

            anchors { left: parent.left; leftMargin: Theme.margin }
            y: parent.height - height - (page.upright ? 3 * Theme.unit : Theme.margin)
            width: parent.width - 2 * Theme.margin
            height: page.upright ? Theme.target : Theme.primaryTarget
            home: page.view
            shell: page.shell
        }
    }
    Item {
        id: afterDay

        anchors.fill: parent
    }
    ActionBand {
        id: bottom

        parent: page.upright ? afterDay : beforeDay
        visible: !page.shell.largeText
        anchors { left: parent.left; leftMargin: Theme.margin }
        y: page.bottomTop
        width: header.width
        height: implicitHeight
        home: page.view
    }
}
