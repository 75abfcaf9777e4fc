pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// A room's card for who needs large text: one thing below the other, without the picture.
Sheets {
    id: card

    required property RoomCardViewModel view
    readonly property real line: (Theme.lettersJoin ? 8.6 : 7) * Theme.unit

    spacing: 0.8 * Theme.unit

    component Said: Label {
        width: card.width
        height: text === "" ? 0 : implicitHeight
        color: Theme.sideInk
        wrapMode: Text.WordWrap
    }
    component Heading: SheetHeading {
        width: card.width
        height: visible ? implicitHeight : 0
    }
    component Facts: Repeater {
        CardFact {
            width: card.width
            height: card.line
        }
    }

    Said {
        text: card.view.here ? "" : RoomWords.stands(card.view.standing, card.view.at)
        font.weight: Font.DemiBold
    }
    Said { text: RoomWords.place(card.view.floor, card.view.zone) }
    Heading {
        text: RoomWords.inside
        visible: inside.count > 0
    }
    Facts {
        id: inside

        model: card.view.inside
    }
    Heading {
        text: RoomWords.access
        visible: access.count > 0
    }
    Facts {
        id: access

        model: card.view.access
    }
    Heading {
        text: RoomWords.houseRules
        visible: rules.count > 0
    }
    Repeater {
        id: rules

        model: card.view.rules

        Said {
            required property string says

            text: says
        }
    }
}
