pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// The three ways on from home: another room, another language, and the rest.
Row {
    id: tools

    required property HomeViewModel home
    required property ShellViewModel shell
    readonly property int shown: home.findsRooms ? 3 : 2
    // Of the last two, and before them of the first, whose words may stand on two lines.
    readonly property var widths: Theme.spread([Theme.target, need(language), need(others)].slice(-shown), [1.3, 1, 1].slice(-shown),
                                               width - (shown - 1) * spacing)

    function need(button: PushButton): real { return Math.max(Theme.target, Math.ceil(button.labelWidth + button.signRoom) + 2 + 2 * Theme.unit); }

    spacing: Theme.gap

    PushButton {
        objectName: "find"
        visible: tools.home.findsRooms
        width: tools.widths[0]
        height: tools.height
        beside: true
        strong: tools.home.suggestsOther
        glyph: "find"
        inline: tools.shell.upright
        label: Words.otherRoom
        size: Theme.blockSize
        onTapped: tools.home.findRoom()
    }
    PushButton {
        id: language

        objectName: "languages"
        width: tools.widths[tools.shown - 2]
        height: tools.height
        beside: true
        glyph: "globe"
        inline: tools.shell.upright
        label: tools.shell.languageName
        size: Theme.blockSize
        Accessible.name: Words.both(qsTr("Language", "button: choose another language"), label)
        onTapped: tools.home.chooseLanguage()
    }
    PushButton {
        id: others

        objectName: "more"
        width: tools.widths[tools.shown - 1]
        height: tools.height
        beside: true
        glyph: "more"
        inline: tools.shell.upright
        label: Words.more
        size: Theme.blockSize
        onTapped: tools.home.openMore()
    }
}
