pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme

// The languages, each by its own name, under a caption that is in all of them. Framed for who just looked for them.
Column {
    id: languages

    required property MoreViewModel view
    required property bool upright

    spacing: 1.6 * Theme.unit
    Accessible.role: Accessible.Grouping
    Accessible.name: caption.text

    Label {
        id: caption

        Accessible.ignored: true
        visible: !Theme.large // the buttons say it themselves
        width: parent.width
        // In every language at once, so that nobody has to know the one the screen is in.
        text: "Taal · Language · Sprache · Langue · \u0627\u0644\u0644\u063a\u0629"
        color: Theme.sideQuiet
        size: Theme.smallSize
        wrapMode: Text.WordWrap
    }
    Item {
        width: parent.width
        height: choices.height

        Rectangle {
            anchors { fill: parent; margins: -0.9 * Theme.unit }
            visible: languages.view.framed
            radius: Theme.radius + 0.9 * Theme.unit
            color: "transparent"
            border { width: 0.4 * Theme.unit; color: Theme.sideInk }
        }
        Grid {
            id: choices

            readonly property real room: width - (columns - 1) * spacing
            readonly property var made: Array.from(children).filter(child => child instanceof ChoiceButton)
            // In one row a long name takes what it needs, chosen or not.
            readonly property var widths: made.length === columns
                                          ? Theme.spread(made.map(name => name.labelWidth + name.glyphSize + 3 * Theme.unit),
                                                         made.map(() => 1), room) : []

            columns: Theme.large ? languages.upright ? 2 : 3 : languages.upright ? 3 : 5
            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: languages.view.languages

                ChoiceButton {
                    required property int index
                    required property string code
                    required property string name
                    required chosen

                    objectName: "language-" + code
                    width: choices.widths[index] ?? choices.room / choices.columns
                    beside: true
                    inline: true
                    glyphSize: 2.4 * Theme.unit
                    label: name
                    size: Theme.textSize
                    onTapped: languages.view.chooseLanguage(code)
                }
            }
        }
    }
}
