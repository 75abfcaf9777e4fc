pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme

// The lamp beside the door, painted round the window: in the demo, where there is no lamp.
Item {
    id: frame

    required property ShellViewModel shell
    readonly property string pattern: shell.light
    readonly property color glow: Palettes.lamp[pattern]
    readonly property real thick: Math.max(6, Theme.unit)
    // Milliseconds on, off, on, off; a steady light has none.
    readonly property var beats: ({
        free: [], busy: [], out_of_service: [], setting_up: [],
        check_in_due: [1000, 1000, 1000, 1000], check_in_last: [250, 250, 250, 250], held: [1000, 1000, 1000, 1000],
        unknown: [120, 180, 120, 1580]
    })
    readonly property var beat: beats[pattern]
    property int step: 0

    onPatternChanged: step = 0

    Timer {
        running: !frame.shell.still && frame.beat.length > 0
        repeat: true
        interval: frame.beat.length > 0 ? frame.beat[frame.step] : 1000
        onTriggered: frame.step = (frame.step + 1) % 4
    }
    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.width: frame.thick
        border.color: frame.step % 2 === 0 ? frame.glow : Theme.mix(Theme.side, frame.glow, 0.15)
    }
}
