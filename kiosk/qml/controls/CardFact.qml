pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// One thing to know about a room, after its sign.
Item {
    id: fact

    required property string topic
    required property string note
    required property int count
    readonly property real signWidth: Math.min((Theme.large ? 5 : 3.4) * Theme.unit, height)

    Glyph {
        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        width: fact.signWidth
        name: fact.topic === "equipment" ? Faults.glyphs[fact.note] ?? "" : fact.topic === "seats" ? "people" : fact.topic
        ink: Theme.sideInk
    }
    Label {
        anchors {
            left: parent.left; leftMargin: (Theme.large ? 7 : 5) * Theme.unit
            right: parent.right; rightMargin: Theme.unit
            verticalCenter: parent.verticalCenter
        }
        text: RoomWords.fact(fact.topic, fact.note, fact.count)
        Accessible.role: Theme.large ? Accessible.StaticText : Accessible.ListItem // there it is a line of a sheet
        color: Theme.sideInk
        size: Theme.textSize
        font.weight: Font.Medium
        elide: Text.ElideRight
    }
}
