pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// One thing a hand can do with the room, as Python says it.
PushButton {
    id: button

    required property int index
    required property string act
    required property int minutes
    required property string at
    required property bool pending
    required property bool ready
    required strong
    required property bool confirming
    required property bool gives
    property bool large: false
    readonly property real wordsSize: large ? 6.4 * Theme.unit : Theme.largeSize
    readonly property string words: Acts.button(act, minutes, at)
    readonly property string more: Acts.buttonDetail(act, minutes, at)
    // How wide it has to be for its words on a line each; with what stands below on two, also for those it says at work.
    readonly property real least: Math.max(wide.advanceWidth, working.advanceWidth)
    readonly property real needs: Math.ceil(Math.max(wide.advanceWidth, below.advanceWidth)) + 2 + 2 * Theme.unit
    readonly property real needsFolded: Math.ceil(Math.max(least, longest.advanceWidth)) + 2 + 2 * Theme.unit

    objectName: minutes > 0 ? act + "-" + minutes : act
    outlined: gives || large
    edge: large ? 0.5 * Theme.unit : 2 * Theme.hair
    label: pending ? Acts.busy[act] : confirming ? Acts.confirm[act] : words
    detail: pending ? "" : confirming ? Acts.confirmDetail : more
    size: pending || confirming ? Math.max(0.75 * wordsSize, large ? Theme.largeTextSize : 0) : wordsSize
    detailSize: large ? Theme.largeTextSize : Theme.smallSize
    waiting: pending
    enabled: ready
    opacity: ready || pending ? 1 : 0.55
    // What a key would do here has changed: it has to be found again.
    onActChanged: focus = false
    onMinutesChanged: focus = false

    TextMetrics {
        id: wide

        text: button.words
        font { family: Theme.family; weight: Font.DemiBold; pixelSize: Math.round(button.wordsSize) }
    }
    TextMetrics {
        id: working

        text: Acts.busy[button.act]
        font { family: Theme.family; weight: Font.DemiBold; pixelSize: Math.round(0.68 * button.wordsSize) }
    }
    TextMetrics {
        id: below

        text: button.more
        font { family: Theme.family; pixelSize: Math.round(button.detailSize) }
    }
    TextMetrics {
        id: longest

        text: button.more.split(" ").reduce((one, two) => two.length > one.length ? two : one)
        font: below.font
    }
}
