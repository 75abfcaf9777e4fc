pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// Time of the day of which nobody can say whether it is free: no booking, and nothing to take.
Item {
    id: stretch

    Accessible.role: Accessible.ListItem
    Accessible.name: Words.unsure

    Rectangle {
        anchors.fill: parent
        radius: Math.min(Theme.smallRadius, height / 3)
        color: Theme.side
        border.width: Theme.hair
        border.color: Theme.unsure
    }
    Hatch {
        anchors { fill: parent; margins: Theme.hair }
        ink: Theme.rule
        stripe: 0.9 * Theme.unit
    }
    Rectangle {
        anchors { fill: said; leftMargin: -0.6 * Theme.unit; rightMargin: anchors.leftMargin }
        visible: said.visible
        color: Theme.side
    }
    Label {
        id: said

        anchors { left: parent.left; leftMargin: 1.2 * Theme.unit }
        y: Math.min(0.6 * Theme.unit, (stretch.height - height) / 2)
        visible: stretch.height >= height
        text: Words.unsure
        Accessible.ignored: true
        color: Theme.sideQuiet
        size: Theme.blockSize
    }
}
