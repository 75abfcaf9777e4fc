pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// One heading of the page about privacy and the sentences under it.
Rectangle {
    id: card

    required property string heading
    required property QtObject sentences
    readonly property real inset: 3 * Theme.unit

    implicitHeight: said.implicitHeight + 2 * inset
    radius: Theme.radius
    color: Theme.sideSurface

    Column {
        id: said

        anchors { left: parent.left; right: parent.right; top: parent.top; margins: card.inset }
        spacing: (Theme.lettersJoin ? 1.6 : 2.2) * Theme.unit

        Label {
            width: parent.width
            text: card.heading
            Accessible.role: Accessible.Heading
            color: Theme.sideInk
            size: Theme.largeSize
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
        }
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
