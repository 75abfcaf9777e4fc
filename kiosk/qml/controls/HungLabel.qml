pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// Large text that begins where its ink begins: a letter's own margin does not push it in.
Label {
    id: label

    property real from: 0
    readonly property real bearing: Theme.mirrored ? ink.advanceWidth - ink.tightBoundingRect.x - ink.tightBoundingRect.width
                                                   : ink.tightBoundingRect.x
    readonly property real inkTop: -ink.tightBoundingRect.y
    readonly property real inkWidth: Math.min(ink.tightBoundingRect.width, contentWidth) // of what is left of it
    readonly property rect inkRect: Qt.rect(Theme.mirrored ? width - bearing - inkWidth : bearing, baselineOffset - inkTop,
                                            inkWidth, ink.tightBoundingRect.height)

    anchors { left: parent?.left; leftMargin: from - bearing }

    TextMetrics {
        id: ink

        text: label.text
        font: label.font
    }
}
