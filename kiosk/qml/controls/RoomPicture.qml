pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// A photo of a room, filled to its edges; the room's name until it is there, and where there is none.
Rectangle {
    id: picture

    required property string address
    required property string name

    color: Theme.sideSurface
    clip: true

    Label {
        anchors { fill: parent; margins: Theme.margin }
        visible: photo.status !== Image.Ready
        horizontalAlignment: Text.AlignHCenter
        text: picture.name
        Accessible.ignored: true // the page is called so
        color: Theme.sideInk
        size: 10 * Theme.unit
        font.weight: Font.DemiBold
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(4 * Theme.unit)
        wrapMode: Text.WordWrap
        elide: Text.ElideRight
    }
    Image {
        id: photo

        anchors.fill: parent
        asynchronous: true
        autoTransform: true
        cache: false
        fillMode: Image.PreserveAspectCrop
        // Never larger in memory than what is seen of it.
        sourceSize: Qt.size(picture.width, picture.height)
        source: picture.address
        Accessible.ignored: true
    }
}
