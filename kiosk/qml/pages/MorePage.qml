pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// What is behind "More": other pages, languages, what helps to see and to reach, and the room on one's own phone.
PageFrame {
    id: page

    required property MoreViewModel view
    readonly property bool coded: view.qrModules > 0

    title: qsTr("More", "title of a page: about the room, languages, help to see and reach")
    leaving: view.leaving
    sideHeight: coded ? phone.height : 0
    onBack: view.goBack()
    side: Loader {
        id: phone

        anchors { left: parent?.left; right: parent?.right }
        active: page.coded
        sourceComponent: PhoneCode {
            path: page.view.qrPath
            modules: page.view.qrModules
            upright: page.upright
        }
    }
    band: Row {
        id: comforts

        readonly property real each: (width - 2 * spacing) / 3

        anchors.fill: parent
        spacing: Theme.gap

        ChoiceButton {
            objectName: "large_text"
            width: comforts.each
            height: Theme.primaryTarget
            beside: true
            glyph: "large"
            chosen: page.view.largeText
            independent: true
            label: qsTr("Larger text", "button: shows everything larger, for who stands here")
            size: Theme.blockSize
            onTapped: page.view.toggle("large_text")
        }
        ChoiceButton {
            objectName: "more_contrast"
            width: comforts.each
            height: Theme.primaryTarget
            beside: true
            glyph: "contrast"
            chosen: page.view.moreContrast
            independent: true
            label: qsTr("More contrast", "button: shows everything with more contrast, for who stands here")
            size: Theme.blockSize
            onTapped: page.view.toggle("more_contrast")
        }
        ChoiceButton {
            objectName: "low_controls"
            width: comforts.each
            height: Theme.primaryTarget
            beside: true
            glyph: "lower"
            chosen: page.view.lowControls
            independent: true
            label: qsTr("Lower the controls", "button: moves what can be touched down, for who stands or sits here")
            size: Theme.blockSize
            onTapped: page.view.toggle("low_controls")
        }
    }

    Flow {
        id: rows

        // Side by side where a low screen has no room for all of them one below the other.
        readonly property real tall: ways.count * (Theme.target + spacing)
        readonly property int columns: tall + languages.height + 2 * Theme.unit > parent.height ? 2 : 1
        readonly property real each: (width - (columns - 1) * spacing) / columns

        anchors { left: parent.left; right: parent.right }
        // Where a hand on the arm of a chair reaches, if it was asked for.
        y: page.view.lowControls ? languages.y - height - 2.4 * Theme.unit : 0
        spacing: Theme.gap

        Repeater {
            id: ways

            model: page.view.ways

            PushButton {
                required property string kind

                objectName: kind
                width: rows.each
                height: Theme.target
                beside: true
                inline: true
                glyph: Words.wayGlyph[kind]
                label: Words.way[kind]
                size: Theme.textSize
                onTapped: page.view.openWay(kind)
            }
        }
    }
    LanguageChoices {
        id: languages

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        view: page.view
        columns: page.upright ? 3 : 5
    }
}
