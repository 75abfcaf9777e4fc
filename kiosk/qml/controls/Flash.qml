pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// Whoever has forty panels finds this one: a frame once a second, clear of all that is written.
Rectangle {
    id: flash

    color: "transparent"
    border { width: 4 * Theme.unit; color: Theme.sideInk }

    SequentialAnimation on opacity {
        running: flash.visible && Theme.moving
        loops: Animation.Infinite
        PropertyAction { value: 1 }
        PauseAnimation { duration: 500 }
        PropertyAction { value: 0 }
        PauseAnimation { duration: 500 }
    }
}
