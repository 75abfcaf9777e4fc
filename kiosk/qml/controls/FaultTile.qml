pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// A piece of the room that can be pointed at: a sign over its name, with an edge where it is the chosen one.
ChoiceButton {
    id: tile

    beside: true
    glyphSize: 5.6 * Theme.unit
    size: Theme.textSize

    Rectangle {
        anchors.fill: parent
        visible: tile.chosen
        radius: Theme.radius
        color: "transparent"
        border { width: Math.round(0.4 * Theme.unit); color: Theme.sideInk }
    }
}
