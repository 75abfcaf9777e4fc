pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import kiosk.qml.theme

// The room's page as a code for a phone. Its modules are drawn dark on a light plate, as every reader expects them.
Item {
    id: code

    required property string path
    required property int modules
    required property bool upright
    readonly property real quiet: 4 // modules round it, by the standard
    readonly property real side: Math.min(upright ? 40 * Theme.unit : width, 40 * Theme.unit)
    readonly property real module: Math.floor(side / (modules + 2 * quiet))

    implicitHeight: upright ? plate.height : plate.height + 2 * Theme.unit + words.height

    Rectangle {
        id: plate

        anchors.left: parent.left
        width: (code.modules + 2 * code.quiet) * code.module
        height: width
        radius: Theme.smallRadius
        color: Theme.paper

        Shape {
            LayoutMirroring.enabled: false
            anchors { fill: parent; margins: code.quiet * code.module }
            antialiasing: false

            ShapePath {
                strokeWidth: -1
                fillColor: Theme.printed
                scale: Qt.size(code.module, code.module)
                PathSvg { path: code.path }
            }
        }
    }
    Column {
        id: words

        anchors {
            left: code.upright ? plate.right : parent.left; leftMargin: code.upright ? 3 * Theme.unit : 0
            right: parent.right
            top: code.upright ? parent.top : plate.bottom; topMargin: code.upright ? 0 : 2 * Theme.unit
        }
        spacing: Theme.unit

        Label {
            width: parent.width
            text: qsTr("On your phone", "above what a code on the screen opens")
            color: Theme.sideInk
            size: Theme.largeSize
            font.weight: Font.DemiBold
        }
        Label {
            width: parent.width
            text: qsTr("Point the camera at the code. The link holds only which room this is.")
            color: Theme.sideQuiet
            size: Theme.smallSize
            wrapMode: Text.WordWrap
        }
    }
}
