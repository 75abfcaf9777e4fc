pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// What a hand can do here, in the lowest band.
Item {
    id: band

    required property HomeViewModel home
    required property real promptRoom
    readonly property int count: buttons.count
    readonly property real slot: count > 0 ? (width - (count - 1) * Theme.gap) / count : 0

    implicitHeight: prompt.height + (count > 0 ? Theme.primaryTarget + 1.6 * Theme.unit : 0)

    PromptBar {
        id: prompt

        anchors.left: parent.left
        width: parent.width - band.promptRoom
        height: Math.max(implicitHeight, band.promptRoom > 0 ? Theme.target : 0)
        prompt: band.home.prompt
        onUndone: band.home.undo()
    }
    Repeater {
        id: buttons

        model: band.home.actions

        PushButton {
            required property int index
            required property string act
            required property int minutes
            required property string at
            required property bool pending
            required property bool ready
            required strong
            required property bool confirming

            objectName: minutes > 0 ? act + "-" + minutes : act
            anchors { left: band.left; leftMargin: index * (band.slot + Theme.gap) }
            y: band.height - height
            width: band.slot
            height: Theme.primaryTarget
            label: pending ? Words.busy[act] : confirming ? Words.confirm[act] : Words.button(act, minutes, at)
            detail: pending ? "" : confirming ? Words.confirmDetail : Words.buttonDetail(act, minutes, at)
            waiting: pending
            enabled: ready
            opacity: ready || pending ? 1 : 0.55
            onTapped: band.home.act(index)
        }
    }
}
