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

    objectName: minutes > 0 ? act + "-" + minutes : act
    outlined: gives || large
    edge: large ? 0.5 * Theme.unit : 2 * Theme.hair
    label: pending ? Acts.busy[act] : confirming ? Acts.confirm[act] : Acts.button(act, minutes, at)
    detail: pending ? "" : confirming ? Acts.confirmDetail : Acts.buttonDetail(act, minutes, at)
    size: large ? 6.4 * Theme.unit : Theme.largeSize
    detailSize: large ? Theme.largeTextSize : Theme.smallSize
    waiting: pending
    enabled: ready
    opacity: ready || pending ? 1 : 0.55
    // What a key would do here has changed: it has to be found again.
    onActChanged: focus = false
    onMinutesChanged: focus = false
}
