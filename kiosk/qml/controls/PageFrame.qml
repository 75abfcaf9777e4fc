pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme

// What every page but the first has: a field with Back on it, a side column (on an upright screen above the field, as high
// as the page says), and the line that shows it about to close. All of it mirrors where people read from right to left.
Item {
    id: frame

    required property ShellViewModel shell
    required property real leaving
    property real sideHeight: 0
    property alias backWidth: back.width
    readonly property bool upright: shell.upright
    readonly property bool above: upright && sideHeight > 0
    readonly property real inset: upright ? Theme.margin : 4.6 * Theme.unit
    default property alias field: field.data
    property alias side: side.data

    signal back

    Rectangle {
        anchors.fill: parent
        color: Theme.field
    }
    Rectangle {
        id: column

        anchors { top: parent.top; right: parent.right }
        width: frame.upright ? parent.width : parent.width - Math.round(0.64 * parent.width)
        height: frame.upright ? frame.sideHeight : parent.height
        color: Theme.side
    }
    Item {
        id: side

        anchors {
            top: parent.top; topMargin: Theme.margin
            bottom: frame.above ? column.bottom : frame.upright ? back.top : parent.bottom
            bottomMargin: frame.upright ? 3 * Theme.unit : Theme.margin
            left: column.left; leftMargin: frame.inset
        }
        width: column.width - 2 * frame.inset
    }
    Item {
        id: field

        anchors {
            top: frame.above ? column.bottom : parent.top; topMargin: frame.above ? 8 * Theme.unit : Theme.margin
            bottom: parent.bottom; bottomMargin: Theme.margin
            left: parent.left; leftMargin: Theme.margin
        }
        width: parent.width - (frame.upright ? 0 : column.width) - 2 * Theme.margin
    }
    PushButton {
        id: back

        anchors { left: field.left; bottom: field.bottom }
        width: (field.width - Theme.gap) * 0.3
        height: Theme.primaryTarget
        label: qsTr("Back", "button: to the first page")
        onTapped: frame.back()
    }
    Rectangle {
        anchors { left: parent.left; bottom: parent.bottom }
        width: parent.width * frame.leaving
        height: 4 * Theme.hair
        color: Theme.ink
    }
}
