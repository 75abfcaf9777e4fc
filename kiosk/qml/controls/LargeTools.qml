pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// The ways on from home in large letters; what was just ended can be taken back here.
Row {
    id: tools

    required property HomeViewModel home
    readonly property int shown: tools.home.findsRooms ? 3 : 2
    readonly property real each: (width - (shown - 1) * spacing) / shown

    spacing: Theme.gap

    PushButton {
        objectName: "undo"
        visible: tools.home.prompt.undo
        width: tools.each
        height: tools.height
        outlined: true
        label: Words.undo
        size: Theme.largeTextSize
        onTapped: tools.home.undo()
    }
    PushButton {
        objectName: "today"
        visible: !tools.home.prompt.undo
        width: tools.each
        height: tools.height
        outlined: true
        label: Words.today
        size: Theme.largeTextSize
        onTapped: tools.home.openToday()
    }
    PushButton {
        objectName: "find"
        visible: tools.home.findsRooms
        width: tools.each
        height: tools.height
        outlined: true
        label: Words.otherRoom
        size: Theme.largeTextSize
        onTapped: tools.home.findRoom()
    }
    PushButton {
        objectName: "more"
        width: tools.each
        height: tools.height
        outlined: true
        label: Words.more
        size: Theme.largeTextSize
        onTapped: tools.home.openMore()
    }
}
