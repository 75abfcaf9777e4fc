pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// A list of facts about a room under its heading, each with its sign; in two columns where there are many and it `folds`.
Item {
    id: facts

    required property string heading
    required property var model
    required property real rowHeight
    property bool folds: false
    readonly property int count: list.count
    readonly property int columns: folds && count > 4 ? 2 : 1
    readonly property int rowCount: Math.ceil(count / columns)
    readonly property real headHeight: count > 0 ? head.height : 0

    visible: count > 0
    Accessible.role: Accessible.List
    Accessible.name: heading
    implicitHeight: count > 0 ? headHeight + rowCount * rowHeight : 0

    Label {
        id: head

        width: parent.width
        bottomPadding: 0.6 * Theme.unit
        text: facts.heading
        Accessible.ignored: true
        color: Theme.sideQuiet
        size: Theme.smallSize
    }
    Repeater {
        id: list

        model: facts.model

        CardFact {
            required property int index

            anchors { left: parent?.left; leftMargin: Math.floor(index / facts.rowCount) * width }
            y: head.height + index % facts.rowCount * facts.rowHeight
            width: facts.width / facts.columns
            height: facts.rowHeight
        }
    }
}
