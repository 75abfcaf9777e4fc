pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme

// Text that begins where its ink begins: a letter's own margin does not push it in.
Label {
    id: label

    property real from: 0
    readonly property rect ink: Ink.of(text, font, Theme.mirrored, wrapMode === Text.NoWrap ? 1e6 : width)
    readonly property real bearing: ink.x
    readonly property real inkTop: -ink.y
    readonly property real inkWidth: Math.min(ink.width, contentWidth) // of what is left of it
    readonly property rect inkRect: Qt.rect(Theme.mirrored ? width - bearing - inkWidth : bearing, baselineOffset - inkTop,
                                            inkWidth, ink.height)

    anchors { left: parent?.left; leftMargin: from - bearing }
}
