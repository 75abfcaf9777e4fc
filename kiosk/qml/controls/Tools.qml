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
    readonly property real each: (width - (shown - 1) * spacing) / (shown === 3 ? 3.3 : 2)
    readonly property int shown: home.findsRooms ? 3 : 2

    spacing: Theme.gap

    PushButton {
        objectName: "find"
        visible: tools.home.findsRooms
        width: tools.width - (tools.shown - 1) * (tools.each + tools.spacing)
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
        objectName: "languages"
        width: tools.each
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
        objectName: "more"
        width: tools.each
        height: tools.height
        beside: true
        glyph: "more"
        inline: tools.shell.upright
        label: Words.more
        size: Theme.blockSize
        onTapped: tools.home.openMore()
    }
}
