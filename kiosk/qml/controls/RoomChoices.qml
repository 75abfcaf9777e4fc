pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// For how long a room is wanted and what it must have: two groups, side by side or below one another.
Item {
    id: choices

    required property FindRoomViewModel view
    required property real captionRoom
    required property real chipHeight
    required property bool beside
    readonly property real apart: beside ? 2.2 * Theme.unit : 1.3 * Theme.unit

    height: beside || needs.count === 0 ? captionRoom + chipHeight : 2 * (captionRoom + chipHeight) + apart

    component Group: Item {
        property alias caption: caption.text
        default property alias chips: row.data

        height: choices.captionRoom + choices.chipHeight
        Accessible.role: Accessible.Grouping
        Accessible.name: caption.text

        Label {
            id: caption

            anchors { left: parent.left; right: parent.right; bottom: row.top; bottomMargin: 1.2 * Theme.unit }
            color: Theme.sideQuiet
            Accessible.ignored: true
            size: Theme.smallSize
        }
        Row {
            id: row

            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            spacing: Theme.gap
        }
    }

    Group {
        id: howLong

        anchors { left: parent.left; top: parent.top }
        width: choices.beside ? 0.46 * (choices.width - choices.apart) : choices.width
        caption: RoomWords.howLong

        Repeater {
            model: choices.view.lengths

            ChoiceButton {
                required property int minutes
                required chosen

                objectName: "length-" + minutes
                width: (howLong.width - 2 * Theme.gap) / 3
                height: choices.chipHeight
                beside: true
                outlined: !chosen
                inline: true
                glyphSize: 2.4 * Theme.unit
                label: Acts.length(minutes, "")
                size: Theme.blockSize
                onTapped: choices.view.chooseLength(minutes)
            }
        }
    }
    Group {
        id: needed

        anchors { right: parent.right; bottom: parent.bottom }
        visible: needs.count > 0
        width: choices.beside ? choices.width - choices.apart - howLong.width : choices.width
        caption: RoomWords.onlyWith

        Repeater {
            id: needs

            model: choices.view.only

            ChoiceButton {
                required property string what
                required chosen

                objectName: "only-" + what
                width: (needed.width - 2 * Theme.gap) / 3
                height: choices.chipHeight
                beside: true
                outlined: !chosen
                inline: true
                glyphSize: 2.4 * Theme.unit
                label: RoomWords.only[what]
                independent: true
                size: Theme.blockSize
                onTapped: choices.view.toggle(what)
            }
        }
    }
}
