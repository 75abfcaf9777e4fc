pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// What can be pressed. A finger is answered on press and acts on release inside; Enter, Space and a screen reader press
// it too. A ring round it shows that the keys are here: nothing but a key brings them.
Item {
    id: target

    property bool beside: false // on the dark ground
    property bool repeats: false // while a finger or a key stays
    readonly property bool pressed: tap.pressed

    signal tapped

    function strike(again: bool): void {
        if (repeats || !again)
            tapped();
    }

    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.onPressAction: if (target.enabled) target.tapped()
    Keys.onReturnPressed: (event) => target.strike(event.isAutoRepeat)
    Keys.onEnterPressed: (event) => target.strike(event.isAutoRepeat)
    Keys.onSpacePressed: (event) => target.strike(event.isAutoRepeat)
    Keys.onSelectPressed: (event) => target.strike(event.isAutoRepeat)

    Rectangle {
        objectName: "focusRing"
        anchors { fill: parent; margins: -Theme.ringGap - Theme.ring }
        visible: target.activeFocus
        radius: Theme.radius - anchors.margins
        color: "transparent"
        border { width: Theme.ring; color: target.beside ? Theme.sideInk : Theme.ink }
    }
    TapHandler {
        id: tap

        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 0 // a slow finger presses too
        onPressedChanged: if (pressed) repeat.interval = 500
        onTapped: if (repeat.interval === 500) target.tapped()
    }
    // Runs under a finger alone.
    Timer {
        id: repeat

        interval: 500
        repeat: true
        running: target.repeats && tap.pressed
        onTriggered: {
            interval = 150;
            target.tapped();
        }
    }
}
