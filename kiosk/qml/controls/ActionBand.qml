pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// What a hand can do here, in the lowest band. What gives the room back has no ground, and stands apart from what keeps it.
Item {
    id: band

    required property HomeViewModel home
    readonly property int count: buttons.count
    readonly property real apart: home.parted ? 2.4 * Theme.unit : 0
    readonly property real share: count > 0 ? (width - (count - 1) * Theme.gap - apart) / home.shares : 0

    implicitHeight: prompt.height + (count > 0 ? Theme.primaryTarget + (home.prompt.loud ? 2.2 : 1.6) * Theme.unit : 0)

    PromptBar {
        id: prompt

        anchors { left: parent.left; right: parent.right }
        prompt: band.home.prompt
        bleed: Theme.margin
        onUndone: band.home.undo()
    }
    Row {
        anchors { left: parent.left; bottom: parent.bottom }
        spacing: Theme.gap

        Repeater {
            id: buttons

            model: band.home.actions

            Item {
                id: place

                required property int index
                required property string act
                required property int minutes
                required property string at
                required property bool pending
                required property bool ready
                required property bool strong
                required property bool confirming
                required property bool gives
                required property int shares
                readonly property real asked: band.share * shares + (shares - 1) * Theme.gap

                width: band.count === 1 && !strong ? Math.min(asked, 30 * Theme.unit) : asked + (gives ? band.apart : 0)
                height: Theme.primaryTarget

                PushButton {
                    objectName: place.minutes > 0 ? place.act + "-" + place.minutes : place.act
                    anchors { fill: parent; leftMargin: place.gives ? band.apart : 0 }
                    strong: place.strong
                    outlined: place.gives
                    label: place.pending ? Acts.busy[place.act] : place.confirming ? Acts.confirm[place.act]
                           : Acts.button(place.act, place.minutes, place.at)
                    detail: place.pending ? "" : place.confirming ? Acts.confirmDetail
                            : Acts.buttonDetail(place.act, place.minutes, place.at)
                    waiting: place.pending
                    enabled: place.ready
                    opacity: place.ready || place.pending ? 1 : 0.55
                    onTapped: band.home.act(place.index)
                }
            }
        }
    }
}
