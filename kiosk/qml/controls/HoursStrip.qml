pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// The next four hours of another room, the one of that `number`: what is taken is filled.
Rectangle {
    id: strip

    required property var pieces
    required property int number

    height: 1.4 * Theme.unit
    color: "transparent"
    border { width: Theme.hair; color: Theme.unsure }

    Repeater {
        model: strip.pieces

        Rectangle {
            required property int row
            required property real begins
            required property real lasts

            anchors { left: parent?.left; leftMargin: Math.round(begins * strip.width) }
            visible: row === strip.number
            width: Math.max(Theme.hair, Math.round(lasts * strip.width))
            height: strip.height
            color: Theme.taken
        }
    }
    Repeater {
        model: 3

        Rectangle {
            required property int index

            anchors { left: parent?.left; leftMargin: Math.round((index + 1) * strip.width / 4) }
            width: Theme.hair
            height: strip.height
            color: Theme.unsure
        }
    }
}
