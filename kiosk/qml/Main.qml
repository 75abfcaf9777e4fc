pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.pages
import kiosk.qml.theme

Window {
    id: window

    required property ShellFace shell
    required property HomeFace home
    required property OtherTimeFace other
    property bool drawn: false
    readonly property real frame: shell.demo ? Math.max(6, 0.01 * Math.min(width, height)) : 0

    width: 1280
    height: 800
    color: Theme.side
    title: shell.name
    onFrameSwapped: drawn = true

    Binding { target: Theme; property: "unit"; value: Math.max(1, Math.min(content.width, content.height) / 100) }
    Binding { target: Theme; property: "tone"; value: window.shell.tone }
    Binding { target: Theme; property: "palette"; value: window.shell.palette }
    Binding { target: Theme; property: "moving"; value: window.drawn && !window.shell.still }

    Item {
        id: content

        anchors { fill: parent; margins: window.frame }
        focus: true
        Keys.onPressed: (event) => window.shell.key(event.key - Qt.Key_0)

        HomePage {
            anchors.fill: parent
            visible: window.shell.page === "home"
            shell: window.shell
            home: window.home
        }
        Loader {
            anchors.fill: parent
            active: window.shell.page === "other"
            sourceComponent: OtherTimePage {
                shell: window.shell
                other: window.other
            }
        }
    }
    Loader {
        anchors.fill: parent
        active: window.shell.demo
        sourceComponent: LightFrame {
            pattern: window.shell.light
            still: window.shell.still
        }
    }
    // Above everything, so that it sees every touch; it takes none.
    Item {
        anchors.fill: parent
        z: 1

        PointHandler {
            acceptedButtons: Qt.AllButtons
            onActiveChanged: if (active) window.shell.touched()
        }
    }
}
