pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// A free stretch of the day that a finger can take; the quarter under it is lit.
Item {
    id: opening

    required property real pressedAt
    required property real quarter

    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        radius: Theme.smallRadius
        color: "transparent"
        border { width: Theme.hair; color: Theme.opening }
    }
    Rectangle {
        visible: opening.pressedAt >= 0 && opening.pressedAt < opening.height
        y: Math.max(0, Math.min(opening.height - height, Math.floor(opening.pressedAt / opening.quarter) * opening.quarter))
        width: parent.width
        height: Math.min(opening.quarter, opening.height)
        radius: Theme.smallRadius
        color: Theme.sidePressed
    }
    Glyph {
        anchors { right: parent.right; rightMargin: 1.2 * Theme.unit; verticalCenter: parent.verticalCenter }
        width: 2.4 * Theme.unit
        name: "plus"
        ink: Theme.sideQuiet
    }
}
