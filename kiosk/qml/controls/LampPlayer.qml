pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme

// The colour that a lamp has now: its steps in turn, and from the first one again with another pattern. It draws nothing, and
// stands still where nobody sees it.
Item {
    id: player

    required property LampViewModel lamp
    required property bool still
    readonly property string pattern: lamp.pattern
    property int step: 0
    property color colour: "transparent"
    // Of a sign on a dark ground; while the lamp is dark, little of it is seen.
    readonly property color onDark: colour.hslLightness === 0 ? Theme.sideOutline
        : Qt.hsla(Math.max(0, colour.hslHue), colour.hslSaturation, Math.max(0.7, colour.hslLightness), 1)

    onPatternChanged: step = 0

    Repeater {
        id: steps

        model: player.lamp.steps

        Item {
            id: played

            required property int index
            required property color colour
            required property real seconds
            readonly property bool now: index === player.step
            // A lamp's full colour is light; a screen would shout it.
            readonly property color softened: Qt.hsla(Math.max(0, colour.hslHue), 0.7 * colour.hslSaturation, 0.9 * colour.hslLightness, 1)

            Binding {
                target: player
                property: "colour"
                value: played.softened
                when: played.now
                restoreMode: Binding.RestoreNone
            }
            Timer {
                running: played.now && isFinite(played.seconds) && !player.still && player.visible
                interval: isFinite(played.seconds) ? 1000 * played.seconds : 0
                onTriggered: player.step = (player.step + 1) % steps.count
            }
        }
    }
}
