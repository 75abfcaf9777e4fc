pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import kiosk.qml.theme

// A QR code. Its modules are drawn dark on a light plate, as every reader expects them.
Rectangle {
    id: plate

    objectName: "code"

    required property string path
    required property int modules
    required property real room
    property real least: 0 // how wide the plate is where the code is not
    readonly property real quiet: 4 // modules round it, by the standard
    readonly property real module: Math.floor(room / (modules + 2 * quiet))

    width: Math.max(least, height)
    height: (modules + 2 * quiet) * module
    radius: Theme.smallRadius
    color: Theme.paper

    Shape {
        LayoutMirroring.enabled: false
        anchors.centerIn: parent
        width: plate.modules * plate.module
        height: width
        antialiasing: false

        ShapePath {
            strokeWidth: -1
            fillColor: Theme.printed
            scale: Qt.size(plate.module, plate.module)
            PathSvg { path: plate.path }
        }
    }
}
