pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// A site's rules for a room, under their heading; nothing where it has none.
Column {
    id: rules

    required property var model

    visible: said.count > 0
    spacing: 0.8 * Theme.unit

    Label {
        width: parent.width
        text: RoomWords.houseRules
        Accessible.role: Accessible.Heading
        color: Theme.sideQuiet
        size: Theme.smallSize
    }
    Repeater {
        id: said

        model: rules.model

        Label {
            required property string says

            width: rules.width
            text: says
            color: Theme.sideInk
            size: Theme.smallSize
            wrapMode: Text.WordWrap
        }
    }
}
