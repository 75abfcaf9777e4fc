pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// A time with a step back and a step on.
Item {
    id: stepper

    required property string heading
    required property string value
    required property string lessName
    required property string moreName
    required property bool canLess
    required property bool canMore

    signal less
    signal more

    implicitHeight: caption.height + 0.8 * Theme.unit + Theme.target

    Label {
        id: caption

        anchors.left: parent.left
        text: stepper.heading
        color: Theme.quiet
        size: Theme.smallSize
    }
    PushButton {
        anchors { left: parent.left; bottom: parent.bottom }
        width: Theme.target
        enabled: stepper.canLess
        opacity: enabled ? 1 : 0.35
        label: "−"
        size: Theme.titleSize
        Accessible.name: stepper.lessName
        onTapped: stepper.less()
    }
    Label {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom }
        width: parent.width - 2 * Theme.target - 2 * Theme.unit
        height: Theme.target
        horizontalAlignment: Text.AlignHCenter
        text: stepper.value
        size: Theme.leadSize
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.smallSize)
        font.weight: Font.DemiBold
    }
    PushButton {
        anchors { right: parent.right; bottom: parent.bottom }
        width: Theme.target
        enabled: stepper.canMore
        opacity: enabled ? 1 : 0.35
        label: "+"
        size: Theme.titleSize
        Accessible.name: stepper.moreName
        onTapped: stepper.more()
    }
}
