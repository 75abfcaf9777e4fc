pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// One heading of the page about privacy and the sentences under it, on as many sheets as they need.
Rectangle {
    id: card

    required property string heading
    required property QtObject sentences
    property alias sheet: said.sheet
    readonly property int sheets: said.count
    readonly property real inset: 3 * Theme.unit

    implicitHeight: head.height + said.spacing + said.implicitHeight + 2 * inset
    radius: Theme.radius
    color: Theme.sideSurface

    Label {
        id: head

        anchors { left: parent.left; right: parent.right; top: parent.top; margins: card.inset }
        text: card.heading
        Accessible.role: Accessible.Heading
        color: Theme.sideInk
        size: Theme.largeSize
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
    }
    Sheets {
        id: said

        anchors { left: head.left; right: head.right; top: head.bottom; bottom: card.bottom }
        anchors { topMargin: spacing; bottomMargin: card.inset }
        spacing: (Theme.lettersJoin ? 1.6 : 2.2) * Theme.unit

        Repeater {
            model: card.sentences

            Label {
                required property string says
                required property int hours

                width: said.width
                text: Disclosures.sentence(says, hours)
                color: Theme.sideInk
                size: Theme.lettersJoin ? Theme.smallSize : Theme.textSize
                wrapMode: Text.WordWrap
            }
        }
    }
}
