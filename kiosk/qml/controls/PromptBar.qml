pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// What the panel says above the buttons: quietly, or on a dark band across the field when something happened. A band is
// nobody's button: it has no corners, and it joins the day.
Item {
    id: bar

    required property PromptViewModel prompt
    // How far the field goes on beside it.
    required property real bleed

    signal undone

    implicitHeight: prompt.undo ? Theme.target + 2.4 * Theme.unit
                               : said.implicitHeight + (prompt.loud ? 4.4 * Theme.unit : 0)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: said.text
    Accessible.ignored: !prompt.loud

    Rectangle {
        anchors { fill: parent; leftMargin: -bar.bleed; rightMargin: -bar.bleed }
        visible: bar.prompt.loud
        color: Theme.side
    }
    Loader {
        id: sign

        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        active: bar.prompt.loud
        width: 3.4 * Theme.unit
        sourceComponent: Glyph {
            name: bar.prompt.warns ? "alert" : "check"
            ink: Theme.sideInk
        }
    }
    HungLabel {
        id: said

        anchors.verticalCenter: parent.verticalCenter
        from: bar.prompt.loud ? sign.width + 1.4 * Theme.unit : 0
        width: parent.width - from - (undo.visible ? undo.width + 2 * Theme.unit : 0)
        text: Sentences.say(bar.prompt)
        color: bar.prompt.loud ? Theme.sideInk : Theme.quiet
        size: bar.prompt.loud ? Theme.textSize : Theme.smallSize
        font.weight: bar.prompt.loud ? Font.Medium : Font.Normal
        wrapMode: Text.WordWrap
        Accessible.ignored: bar.prompt.loud || text === ""
        onTextChanged: {
            if (bar.prompt.loud && said.text !== "")
                Accessible.announce(said.text, Accessible.Assertive);
        }
    }
    PushButton {
        id: undo

        objectName: "undo"
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        visible: bar.prompt.undo
        beside: true
        label: Words.undo
        size: Theme.textSize
        onTapped: bar.undone()
    }
}
