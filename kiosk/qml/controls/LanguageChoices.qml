pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme

// The languages, each by its own name; framed while somebody looks for them.
Column {
    id: column

    required property MoreViewModel view
    required property int columns

    spacing: 1.6 * Theme.unit
    Accessible.role: Accessible.Grouping
    Accessible.name: caption.text

    Label {
        id: caption

        width: parent.width
        Accessible.ignored: true
        // In every language at once, so that nobody has to know the one the screen is in.
        text: "Taal · Language · Sprache · Langue · \u0627\u0644\u0644\u063a\u0629"
        color: Theme.sideQuiet
        size: Theme.smallSize
    }
    Item {
        width: parent.width
        height: choices.height

        Rectangle {
            anchors { fill: parent; margins: -0.9 * Theme.unit }
            visible: column.view.framed
            radius: Theme.radius + 0.9 * Theme.unit
            color: "transparent"
            border { width: 0.4 * Theme.unit; color: Theme.sideInk }
        }
        Flow {
            id: choices

            readonly property real each: (width - (column.columns - 1) * spacing) / column.columns

            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: column.view.languages

                ChoiceButton {
                    required property string code
                    required property string name
                    required chosen

                    objectName: "language-" + code
                    width: choices.each
                    beside: true
                    inline: true
                    glyphSize: 2.4 * Theme.unit
                    label: name
                    size: Theme.textSize
                    onTapped: column.view.chooseLanguage(code)
                }
            }
        }
    }
}
