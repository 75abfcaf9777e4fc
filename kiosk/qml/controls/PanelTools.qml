pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// What can be tried and set at a panel; where there is no place for it elsewhere, the restart too.
Grid {
    id: grid

    required property AdminViewModel view
    required property bool still
    required property bool restarts
    required property real each
    required property real high
    required property bool flat // sign and words side by side

    columns: 2
    spacing: Theme.gap

    component Tool: PushButton {
        width: grid.each
        height: grid.high
        beside: true
        inline: grid.flat
        glyphSize: (inline ? 2.8 : 4) * Theme.unit
        size: Theme.large ? Theme.textSize : Theme.blockSize
    }

    Tool {
        objectName: "test-light"
        glyph: "lamp"
        glyphInk: grid.view.lamp.pattern === "" ? writing : shown.onDark
        detail: Checks.lamp(grid.view.lamp.colour, grid.view.lamp.blinks)
        waiting: grid.view.testing
        label: qsTr("Test the light", "button: the lamp shows everything it can show")
        onTapped: grid.view.tryLight()

        LampPlayer { id: shown; lamp: grid.view.lamp; still: grid.still }
    }
    Tool {
        objectName: "blink"
        glyph: "light"
        waiting: grid.view.blinks
        label: qsTr("Blink", "button: lamp and screen blink, to find this panel")
        onTapped: grid.view.blink()
    }
    Tool {
        objectName: "languages"
        glyph: "globe"
        label: qsTr("Language", "button: chooses the language of this door")
        onTapped: grid.view.openLanguages()
    }
    Tool {
        objectName: "out-of-service"
        glyph: "off"
        chosen: grid.view.outOfService
        label: grid.view.outOfService ? qsTr("Into service", "button: the room can be used again")
                                      : qsTr("Out of service", "button: the room cannot be used")
        onTapped: grid.view.toggleService()
    }
    RestartButton {
        view: grid.view
        visible: grid.restarts
        width: 2 * grid.each + grid.spacing
        height: grid.high
    }
}
