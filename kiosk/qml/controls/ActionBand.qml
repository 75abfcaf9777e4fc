pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme

// What a hand can do here, in the lowest band, and above it what the panel says.
Item {
    id: band

    required property HomeViewModel home

    implicitHeight: prompt.height + (row.count > 0 ? row.height + (home.prompt.loud ? 2.2 : 1.6) * Theme.unit : 0)

    PromptBar {
        id: prompt

        anchors { left: parent.left; right: parent.right }
        prompt: band.home.prompt
        bleed: Theme.margin
        onUndone: band.home.undo()
    }
    ActionRow {
        id: row

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: Theme.primaryTarget
        home: band.home
    }
}
