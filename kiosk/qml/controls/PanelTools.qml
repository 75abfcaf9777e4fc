pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// What can be tried and set at a panel; where there is no place for it elsewhere, the restart too.
Column {
    id: tools

    required property AdminViewModel view
    required property bool still
    required property bool restarts
    required property int columns
    required property real each
    required property real high
    required property bool flat // sign and words side by side

    spacing: Theme.gap

    component Tool: PushButton {
        width: tools.each
        height: tools.high
        beside: true
        inline: tools.flat
        glyphSize: Theme.large ? Theme.largeSign : (inline ? 2.8 : 4) * Theme.unit
        size: Theme.large ? Theme.textSize : Theme.blockSize
    }

    Grid {
        columns: tools.columns
        spacing: Theme.gap

        Tool {
            objectName: "test-light"
            glyph: "lamp"
            glyphInk: tools.view.lamp.pattern === "" ? writing : shown.onDark
            detail: Checks.lamp(tools.view.lamp.colour, tools.view.lamp.blinks)
            waiting: tools.view.testing
            label: qsTr("Test the light", "button: the lamp shows everything it can show")
            onTapped: tools.view.tryLight()

            LampPlayer { id: shown; lamp: tools.view.lamp; still: tools.still }
        }
        Tool {
            objectName: "blink"
            glyph: "light"
            waiting: tools.view.blinks
            label: qsTr("Blink", "button: lamp and screen blink, to find this panel")
            onTapped: tools.view.blink()
        }
        Tool {
            objectName: "languages"
            glyph: "globe"
            label: qsTr("Language", "button: chooses the language of this door")
            onTapped: tools.view.openLanguages()
        }
        Tool {
            objectName: "out-of-service"
            glyph: "off"
            chosen: tools.view.outOfService
            label: tools.view.outOfService ? qsTr("Into service", "button: the room can be used again")
                                          : qsTr("Out of service", "button: the room cannot be used")
            onTapped: tools.view.toggleService()
        }
    }
    RestartButton {
        view: tools.view
        visible: tools.restarts
        width: parent.width
        height: tools.high
    }
}
