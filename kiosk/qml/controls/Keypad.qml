pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// Ten digits, one to rub out, one to finish; as on a telephone.
Grid {
    id: pad

    required property bool typing
    required property bool enterable
    readonly property real keyWidth: (width - 2 * spacing) / 3
    readonly property real keyHeight: (height - 3 * spacing) / 4

    signal typed(digit: int)
    signal rubbedOut
    signal entered

    // Who types needs no digit any more, but the key that finishes.
    function aim(): void { enter.forceActiveFocus(Qt.OtherFocusReason); }

    LayoutMirroring.enabled: false // digits stand as on a telephone everywhere
    columns: 3
    spacing: Theme.gap

    Repeater {
        model: 9

        PushButton {
            required property int index

            objectName: "digit-" + (index + 1)
            width: pad.keyWidth
            height: pad.keyHeight
            beside: true
            enabled: pad.typing
            opacity: enabled ? 1 : 0.35
            label: index + 1
            size: Theme.titleSize
            onTapped: pad.typed(index + 1)
        }
    }
    PushButton {
        width: pad.keyWidth
        height: pad.keyHeight
        beside: true
        enabled: pad.typing
        opacity: enabled ? 1 : 0.35
        label: "⌫"
        size: Theme.titleSize
        Accessible.name: qsTr("Delete the last digit")
        onTapped: pad.rubbedOut()
    }
    PushButton {
        objectName: "digit-0"
        width: pad.keyWidth
        height: pad.keyHeight
        beside: true
        enabled: pad.typing
        opacity: enabled ? 1 : 0.35
        label: "0"
        size: Theme.titleSize
        onTapped: pad.typed(0)
    }
    PushButton {
        id: enter

        objectName: "enter"
        width: pad.keyWidth
        height: pad.keyHeight
        beside: true
        strong: pad.enterable
        enabled: pad.enterable
        opacity: enabled ? 1 : 0.35
        label: qsTr("OK", "button: the PIN is complete")
        size: Theme.largeSize
        onTapped: pad.entered()
    }
}
