pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// Small buttons that belong together, under a caption; without one where text is large, for the buttons say it themselves.
Item {
    id: group

    property alias caption: caption.text
    property int columns: 3
    property real chipHeight: Theme.target
    readonly property real chipWidth: Math.floor((width - (columns - 1) * Theme.gap) / columns)
    readonly property real captionRoom: Theme.large ? 0 : 4.3 * Theme.unit
    default property alias chips: row.data

    implicitHeight: captionRoom + row.height
    Accessible.role: Accessible.Grouping
    Accessible.name: caption.text

    Label {
        id: caption

        anchors { left: parent.left; right: parent.right; bottom: row.top; bottomMargin: 1.2 * Theme.unit }
        visible: !Theme.large
        Accessible.ignored: true
        color: Theme.sideQuiet
        size: Theme.smallSize
    }
    Flow {
        id: row

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        spacing: Theme.gap
    }
}
