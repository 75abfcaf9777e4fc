pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// What is not as it should be, said quietly.
Column {
    id: marks

    required property HomeViewModel home

    spacing: 0.8 * Theme.unit

    Repeater {
        model: marks.home.marks

        Item {
            id: mark

            required property string what
            required property string at
            required property int count

            width: marks.width
            height: said.implicitHeight

            Rectangle {
                anchors.left: parent.left
                y: said.baselineOffset - height
                width: 1.5 * Theme.unit
                height: width
                radius: width / 2
                color: "transparent"
                border.width: 2 * Theme.hair
                border.color: Theme.sideQuiet
            }
            Label {
                id: said

                anchors.right: parent.right
                width: parent.width - 2.4 * Theme.unit
                text: Words.mark(mark.what, mark.at, mark.count)
                color: Theme.sideQuiet
                size: Theme.smallSize
                wrapMode: Text.WordWrap
            }
        }
    }
}
