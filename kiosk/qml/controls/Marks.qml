pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// What is not as it should be, said quietly: the most urgent, on one line if that holds it, and how many more there are.
Item {
    id: marks

    required property HomeViewModel home

    readonly property bool any: home.mark.what !== ""

    visible: any
    implicitHeight: said.implicitHeight

    Rectangle {
        anchors.left: parent.left
        y: said.baselineOffset - 0.36 * Theme.smallSize - height / 2
        width: 2 * Math.round(0.75 * Theme.unit)
        height: width
        radius: width / 2
        color: "transparent"
        border.width: 2 * Theme.hair
        border.color: Theme.sideQuiet
    }
    Label {
        id: said

        anchors { right: more.left; rightMargin: more.text === "" ? 0 : Theme.unit }
        width: parent.width - 2.4 * Theme.unit - more.width - anchors.rightMargin
        text: marks.any ? Words.mark(marks.home.mark.what, marks.home.mark.at, marks.home.mark.count) : ""
        color: Theme.sideQuiet
        size: Theme.smallSize
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight // a site's notice may be longer than any word of ours
    }
    Label {
        id: more

        anchors.right: parent.right
        width: implicitWidth
        text: marks.home.otherMarks > 0 ? "+" + marks.home.otherMarks : ""
        color: Theme.sideQuiet
        size: Theme.smallSize
    }
}
