pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// One thing of a panel that was looked at: a sign, what it is, what was found, and below that the mend; folded, the mend has
// the width of the line.
Item {
    id: line

    required property string topic
    required property string verdict
    required property string check
    required property string at
    required property real named // how wide the names are
    required property bool folded
    property bool ruled: true
    readonly property bool care: verdict === "care"
    readonly property string value: Checks.value(topic, verdict, check, at)
    readonly property string mend: Checks.mend(check)
    readonly property real signRoom: sign.width + 2.4 * Theme.unit
    readonly property real valueFrom: named + 1.5 * Theme.unit
    readonly property bool mendFits: whole.advanceWidth <= width - valueFrom

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
    TextMetrics {
        id: whole

        text: line.mend
        font: advice.font
    }
    Label {
        id: name

        anchors { left: parent.left; leftMargin: line.signRoom }
        y: line.folded ? texts.y : (parent.height - height) / 2
        width: line.named - line.signRoom
        text: Checks.topics[line.topic]
        Accessible.ignored: true
        color: Theme.sideInk
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
    }
    Column {
        id: texts

        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }

        Label {
            anchors { left: parent.left; leftMargin: line.valueFrom; right: parent.right }
            height: Math.max(implicitHeight, line.folded ? name.height : 0)
            verticalAlignment: Text.AlignTop
            text: line.value
            Accessible.ignored: true
            color: line.care ? Theme.sideInk : Theme.sideQuiet
            wrapMode: Text.WordWrap
        }
        Label {
            id: advice

            anchors { left: parent.left; leftMargin: line.folded ? line.signRoom : line.valueFrom; right: parent.right }
            visible: text !== ""
            text: line.mend
            Accessible.ignored: true
            color: Theme.caution
            size: Theme.smallSize
            wrapMode: Text.WordWrap
        }
    }
}
