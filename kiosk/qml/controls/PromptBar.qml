pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// What the panel says above the buttons: quietly, or on a plate of its own when something happened.
Item {
    id: bar

    required property PromptViewModel prompt
    readonly property real inset: prompt.loud ? 2.6 * Theme.unit : 0

    signal undone

    implicitHeight: prompt.undo ? Theme.target + 2 * Theme.unit
                               : said.implicitHeight + (prompt.loud ? 4 * Theme.unit : 0)
    Accessible.role: prompt.loud ? Accessible.AlertMessage : Accessible.Grouping
    Accessible.name: said.text

    Rectangle {
        anchors.fill: parent
        visible: bar.prompt.loud
        radius: Theme.radius
        color: Theme.strong
    }
    Label {
        id: said

        anchors { left: parent.left; leftMargin: bar.inset; verticalCenter: parent.verticalCenter }
        width: parent.width - 2 * bar.inset - (undo.visible ? undo.width + Theme.unit : 0)
        text: Sentences.say(bar.prompt.speech, bar.prompt.kind, bar.prompt.reason, bar.prompt.at)
        color: bar.prompt.loud ? Theme.strongInk : Theme.quiet
        size: bar.prompt.loud ? Theme.textSize : Theme.smallSize
        font.weight: bar.prompt.loud ? Font.Medium : Font.Normal
        wrapMode: Text.WordWrap
    }
    PushButton {
        id: undo

        objectName: "undo"
        anchors { right: parent.right; rightMargin: Theme.unit; verticalCenter: parent.verticalCenter }
        visible: bar.prompt.undo
        label: qsTr("Undo", "button that restores the booking just ended")
        size: Theme.textSize
        onTapped: bar.undone()
    }
}
