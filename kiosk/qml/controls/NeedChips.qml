pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// What a room must have, of what some room has.
ChipGroup {
    id: group

    required property FindRoomViewModel view
    readonly property bool any: needs.count > 0

    visible: any
    caption: RoomWords.onlyWith

    Repeater {
        id: needs

        model: group.view.only

        ChoiceButton {
            required property string what
            required chosen

            objectName: "only-" + what
            width: group.chipWidth
            height: group.chipHeight
            beside: true
            outlined: !chosen
            inline: true
            glyphSize: 2.4 * Theme.unit
            label: RoomWords.only[what]
            independent: true
            size: Theme.blockSize
            onTapped: group.view.toggle(what)
        }
    }
}
