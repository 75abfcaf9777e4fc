pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// To what had no room yet, with which of it all is seen; after the last of it comes the first again.
PushButton {
    required property int shown // the last of them, where there are several
    property int first: shown
    required property int total
    property bool counts: true

    objectName: "next"
    height: Theme.primaryTarget
    width: (Theme.large ? 28 : 22) * Theme.unit
    visible: total > 1
    beside: true
    label: Words.next
    detail: counts ? Words.counted(first, shown, total) : ""
}
