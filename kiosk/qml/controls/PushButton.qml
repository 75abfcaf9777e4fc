pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// The one button: answers on press, acts on release inside, never shows anything but plain text.
Item {
    id: button

    required property string label
    property string detail: ""
    property bool strong: false
    property bool waiting: false
    property bool beside: false
    property bool plain: false
    property real size: Theme.largeSize
    readonly property bool pressed: tap.pressed
    readonly property color bare: beside ? Theme.side : Theme.field
    readonly property color ground: plain ? bare : strong ? Theme.strong : beside ? Theme.sideSurface : Theme.surface
    readonly property color groundPressed: strong ? Theme.strongPressed : beside ? Theme.sidePressed : Theme.surfacePressed
    readonly property color writing: strong ? Theme.strongInk : beside ? Theme.sideInk : Theme.ink

    signal tapped

    implicitHeight: Theme.target
    implicitWidth: Math.max(Theme.target, Math.ceil(Math.max(main.implicitWidth, sub.implicitWidth)) + 4 * Theme.unit)
    Accessible.role: Accessible.Button
    Accessible.name: detail === "" ? label : label + ", " + detail
    Accessible.focusable: true
    Accessible.onPressAction: if (button.enabled) button.tapped()

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: button.pressed || button.waiting ? button.groundPressed : button.ground
        border.width: Theme.stark ? Theme.hair * 2 : 0
        border.color: button.beside ? Theme.sideEdge : Theme.surfaceEdge
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.unit
        spacing: 0.5 * Theme.unit

        Label {
            id: main

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: button.label
            color: button.writing
            size: button.size
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.9 * Theme.unit)
        }
        Label {
            id: sub

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: text !== ""
            text: button.detail
            color: button.writing
            size: Theme.smallSize
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(1.7 * Theme.unit)
        }
    }
    TapHandler {
        id: tap

        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: button.tapped()
    }
}
