pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// A time with a step back and a step on; a finger that stays goes on stepping.
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
    signal tooLittle

    // Who cannot see the time that was stepped to hears it.
    function step(way: var): void {
        way();
        Accessible.announce(stepper.value, Accessible.Polite);
    }

    Accessible.role: Accessible.Grouping
    Accessible.name: heading
    implicitHeight: caption.height + 0.8 * Theme.unit + Theme.primaryTarget

    Label {
        id: caption

        anchors.left: parent.left
        text: stepper.heading
        Accessible.ignored: true
        color: Theme.sideQuiet
        size: Theme.smallSize
    }
    PushButton {
        id: back

        anchors { left: parent.left; bottom: parent.bottom }
        width: Theme.primaryTarget
        height: Theme.primaryTarget
        beside: true
        repeats: true
        faded: !stepper.canLess
        label: "−"
        size: Theme.titleSize
        Accessible.name: stepper.lessName
        onTapped: stepper.step(stepper.canLess ? stepper.less : stepper.tooLittle)
    }
    Label {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom }
        width: parent.width - 2 * Theme.primaryTarget - 2 * Theme.unit
        height: Theme.primaryTarget
        horizontalAlignment: Text.AlignHCenter
        text: stepper.value
        columns: true
        color: Theme.sideInk
        size: 7.2 * Theme.unit
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.smallSize)
        font.weight: Font.DemiBold
    }
    PushButton {
        anchors { right: parent.right; bottom: parent.bottom }
        width: Theme.primaryTarget
        height: Theme.primaryTarget
        beside: true
        repeats: true
        enabled: stepper.canMore
        opacity: enabled ? 1 : 0.35
        label: "+"
        size: Theme.titleSize
        Accessible.name: stepper.moreName
        onTapped: stepper.step(stepper.more)
    }
}
