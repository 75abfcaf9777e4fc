pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme

// Starts the panel anew, at the second tap.
PushButton {
    id: button

    required property AdminViewModel view

    objectName: "restart"
    beside: true
    outlined: true
    inline: !view.confirming
    strong: view.confirming && view.ready
    enabled: view.ready
    glyph: view.confirming ? "" : "restart"
    label: view.confirming ? qsTr("Restart now?", "button: asks for a second tap")
                           : qsTr("Restart", "button: starts the panel anew")
    detail: view.confirming ? qsTr("tap again") : ""
    size: Theme.textSize
    onTapped: view.restart()
}
