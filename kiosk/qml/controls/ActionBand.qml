pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme

// What a hand can do here, in the lowest band. What gives the room back has no ground, and stands apart from what keeps it.
Item {
    id: band

    required property HomeViewModel home
    readonly property int count: buttons.count
    readonly property real apart: home.parted ? 2.4 * Theme.unit : 0
    readonly property real share: count > 0 ? (width - (home.shares - 1) * Theme.gap - apart) / home.shares : 0

    implicitHeight: prompt.height + (count > 0 ? Theme.primaryTarget + (home.prompt.loud ? 2.2 : 1.6) * Theme.unit : 0)

    PromptBar {
        id: prompt

        anchors { left: parent.left; right: parent.right }
        prompt: band.home.prompt
        bleed: Theme.margin
        onUndone: band.home.undo()
    }
    Repeater {
        id: buttons

        model: band.home.actions

        ActionButton {
            required property int before
            required property int shares
            readonly property real asked: band.share * shares + (shares - 1) * Theme.gap

            anchors {
                left: band.left; leftMargin: before * (band.share + Theme.gap) + (gives ? band.apart : 0)
                bottom: band.bottom
            }
            width: band.count === 1 && !strong ? Math.min(asked, (act === "other" ? 46 : 30) * Theme.unit) : asked
            height: Theme.primaryTarget
            onTapped: band.home.act(index)
        }
    }
}
