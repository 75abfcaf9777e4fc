pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// The languages of a door, by their own names, the one in force with a check.
Grid {
    id: grid

    required property var languages
    required property real each
    required property real high

    signal chosen(code: string)

    spacing: Theme.gap

    Repeater {
        model: grid.languages

        ChoiceButton {
            required property string code
            required property string name
            required chosen

            objectName: "language-" + code
            width: grid.each
            height: grid.high
            beside: true
            inline: true
            glyphSize: 2.4 * Theme.unit
            label: name
            size: Theme.textSize
            onTapped: grid.chosen(code)
        }
    }
}
