pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// For how long a room is wanted.
ChipGroup {
    id: group

    required property FindRoomViewModel view

    caption: RoomWords.howLong

    Repeater {
        model: group.view.lengths

        ChoiceButton {
            required property int minutes
            required chosen

            objectName: "length-" + minutes
            width: group.chipWidth
            height: group.chipHeight
            beside: true
            outlined: !chosen
            inline: true
            glyphSize: 2.4 * Theme.unit
            label: Acts.length(minutes, "")
            size: Theme.blockSize
            onTapped: group.view.chooseLength(minutes)
        }
    }
}
