pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// A time with a step back and a step on; a finger that stays goes on stepping. The time stands between the two, and where
// that has no room for it, above them.
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
    readonly property real size: 7.2 * Theme.unit
    readonly property real between: width - 2 * Theme.primaryTarget - 2 * Theme.unit
    readonly property bool above: between < Theme.shrinks * widest.advanceWidth
    readonly property real side: above ? (width - Theme.gap) / 2 : Theme.primaryTarget

    implicitHeight: (above ? time.implicitHeight : caption.height) + 0.8 * Theme.unit + Theme.primaryTarget

    Label {
        id: caption

        anchors.left: parent.left
        y: stepper.above ? time.baselineOffset - baselineOffset : 0
        text: stepper.heading
        Accessible.ignored: true
        color: Theme.sideQuiet
        size: Theme.smallSize
    }
    PushButton {
        id: back

        anchors { left: parent.left; bottom: parent.bottom }
        width: stepper.side
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
        id: time

        anchors { right: parent.right; rightMargin: stepper.above ? 0 : Theme.primaryTarget + Theme.unit }
        y: stepper.above ? 0 : parent.height - height
        width: stepper.above ? parent.width - caption.width - 2 * Theme.unit : stepper.between
        height: stepper.above ? implicitHeight : Theme.primaryTarget
        horizontalAlignment: stepper.above ? Text.AlignRight : Text.AlignHCenter
        text: stepper.value
        columns: true
        color: Theme.sideInk
        size: stepper.size
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.smallSize)
        font.weight: Font.DemiBold
    }
    TextMetrics {
        id: widest

        text: stepper.value.replace(/^(.):/, "$1$1:") // an hour of two figures
        font { family: Theme.family; weight: Font.DemiBold; features: Theme.tabular; pixelSize: Math.round(stepper.size) }
    }
    PushButton {
        anchors { right: parent.right; bottom: parent.bottom }
        width: stepper.side
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
