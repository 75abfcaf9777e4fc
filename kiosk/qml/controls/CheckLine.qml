pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// One thing of a panel that was looked at: a sign, what it is, what was found, and below that the mend.
Item {
    id: line

    required property string topic
    required property string verdict
    required property string check
    required property string at
    required property real named // how wide the names are
    property bool ruled: true
    readonly property bool care: verdict === "care"
    readonly property string value: Checks.value(topic, verdict, check, at)
    readonly property string mend: Checks.mend(check)
    readonly property real signRoom: sign.width + 2.4 * Theme.unit

    Accessible.role: Accessible.ListItem
    Accessible.name: mend === "" ? Words.both(Checks.topics[topic], value)
                                 : Words.both(Words.both(Checks.topics[topic], value), mend)

    Rectangle {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        visible: line.ruled
        height: Theme.hair
        color: Theme.rule
    }
    Glyph {
        id: sign

        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        width: (Theme.large ? 4 : 3) * Theme.unit
        name: line.verdict === "well" ? "check" : line.care ? "alert" : ""
        ink: line.care ? Theme.caution : Theme.open
    }
    Label {
        id: name

        anchors { left: parent.left; leftMargin: line.signRoom; verticalCenter: parent.verticalCenter }
        width: line.named - line.signRoom
        text: Checks.topics[line.topic]
        Accessible.ignored: true
        color: Theme.sideInk
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
    }
    Column {
        anchors { left: parent.left; leftMargin: line.named + 1.5 * Theme.unit; right: parent.right; verticalCenter: parent.verticalCenter }

        Label {
            width: parent.width
            text: line.value
            Accessible.ignored: true
            color: line.care ? Theme.sideInk : Theme.sideQuiet
            wrapMode: Text.WordWrap
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: line.mend
            Accessible.ignored: true
            color: Theme.caution
            size: Theme.smallSize
            wrapMode: Text.WordWrap
        }
    }
}
