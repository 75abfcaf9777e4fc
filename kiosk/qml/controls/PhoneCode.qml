pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// The room's page as a code for a phone.
Item {
    id: code

    required property string path
    required property int modules
    required property bool upright
    // How high it may be.
    required property real most
    // Beside its words, or above them.
    readonly property real plateRoom: upright ? Math.min(0.55 * width, most) : most - words.height - 2 * Theme.unit

    implicitHeight: upright ? most : plate.height + 2 * Theme.unit + words.height

    CodePlate {
        id: plate

        anchors { left: parent.left; top: parent.top; topMargin: code.upright ? (code.most - height) / 2 : 0 }
        path: code.path
        modules: code.modules
        least: code.upright ? 0 : code.width
        room: Math.max(3 * (modules + 2 * quiet), Math.min(code.width, code.plateRoom))
    }
    Column {
        id: words

        anchors {
            left: code.upright ? plate.right : parent.left; leftMargin: code.upright ? 3 * Theme.unit : 0
            right: parent.right
            top: code.upright ? plate.top : plate.bottom
            topMargin: code.upright ? (plate.height - height) / 2 : 2 * Theme.unit
        }
        spacing: Theme.unit

        Label {
            width: parent.width
            Accessible.role: Accessible.Heading
            text: qsTr("On your phone", "above what a code on the screen opens")
            color: Theme.sideInk
            size: Theme.largeSize
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
        }
        Label {
            width: parent.width
            visible: !Theme.large
            text: qsTr("Point the camera at the code. The link holds only which room this is.")
            color: Theme.sideQuiet
            size: Theme.smallSize
            wrapMode: Text.WordWrap
        }
    }
}
