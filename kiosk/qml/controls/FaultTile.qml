pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// A piece of the room that can be pointed at: a sign over its name, with an edge where it is the chosen one.
ChoiceButton {
    id: tile

    beside: true
    inline: Theme.large ? width > 46 * Theme.unit : height < 14 * Theme.unit
    glyphSize: Theme.large ? Theme.largeSign : (inline ? 3.4 : 5.6) * Theme.unit
    size: Theme.textSize

    Rectangle {
        anchors.fill: parent
        visible: tile.chosen
        radius: Theme.radius
        color: "transparent"
        border { width: Math.round(0.4 * Theme.unit); color: Theme.sideInk }
    }
}
