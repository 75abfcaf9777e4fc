pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme

// The lamp beside the door, painted round the window: in the demo, where there is no lamp.
Item {
    id: frame

    required property ShellViewModel shell
    readonly property string pattern: shell.light
    property int step: 0

    onPatternChanged: step = 0

    Repeater {
        id: steps

        model: frame.shell.lamp

        Rectangle {
            id: shown

            required property int index
            required property color colour
            required property real seconds

            anchors.fill: parent
            visible: index === frame.step
            color: "transparent"
            border.width: Math.max(6, Theme.unit)
            // A lamp's full colour is light; a screen would shout it.
            border.color: Qt.hsla(Math.max(0, colour.hslHue), 0.7 * colour.hslSaturation, 0.9 * colour.hslLightness, 1)

            Timer {
                running: shown.visible && isFinite(shown.seconds) && !frame.shell.still
                interval: isFinite(shown.seconds) ? 1000 * shown.seconds : 0
                onTriggered: frame.step = (frame.step + 1) % steps.count
            }
        }
    }
}
