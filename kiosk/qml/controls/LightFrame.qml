pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme

// The lamp beside the door, painted round the window: in the demo, where there is no lamp.
Rectangle {
    id: frame

    required property ShellViewModel shell

    color: "transparent"
    border { width: Math.max(6, Theme.unit); color: player.colour }

    LampPlayer {
        id: player

        lamp: frame.shell.lamp
        still: frame.shell.still
    }
}
