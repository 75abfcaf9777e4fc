pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme

// What the site says to whoever comes to this door, until somebody has read it.
Item {
    id: page

    required property ShellViewModel shell
    required property MessageViewModel view

    Rectangle {
        anchors.fill: parent
        color: Theme.side
    }
    Rectangle {
        id: head

        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: 17.2 * Theme.unit
        color: Theme.field

        Label {
            anchors { left: parent.left; leftMargin: Theme.margin; right: clock.left; rightMargin: 3 * Theme.unit }
            anchors { baseline: clock.baseline }
            text: page.shell.name
            size: Theme.titleSize
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.textSize)
        }
        Label {
            id: clock

            anchors { right: parent.right; rightMargin: Theme.margin; top: parent.top; topMargin: Theme.margin }
            text: page.view.clock === "" ? " " : page.view.clock
            size: Theme.titleSize
            font.weight: Font.Medium
        }
    }
    Column {
        anchors { left: parent.left; right: parent.right; top: head.bottom }
        anchors { leftMargin: Theme.margin; rightMargin: Theme.margin; topMargin: 5 * Theme.unit }
        spacing: 3 * Theme.unit

        Label {
            width: parent.width
            text: page.view.title
            color: Theme.sideInk
            size: 6.4 * Theme.unit
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: page.view.lines
            color: Theme.sideInk
            size: Theme.largeSize
            wrapMode: Text.Wrap
            lineHeight: 1.25
        }
    }
    Label {
        anchors { left: parent.left; leftMargin: Theme.margin; right: read.left; rightMargin: 3 * Theme.unit }
        anchors { verticalCenter: read.verticalCenter }
        text: page.view.sender === "" ? qsTr("since %1", "a message of the site; %1 is a time").arg(page.view.since)
              : qsTr("%1, since %2", "a message: who wrote it, and when").arg(page.view.sender).arg(page.view.since)
        color: Theme.sideQuiet
        size: Theme.smallSize
        wrapMode: Text.Wrap
    }
    PushButton {
        id: read

        anchors { right: parent.right; rightMargin: Theme.margin; bottom: parent.bottom; bottomMargin: Theme.margin }
        objectName: "read"
        width: (page.shell.upright ? 0.5 : 0.36) * (parent.width - 2 * Theme.margin)
        height: Theme.primaryTarget
        beside: true
        label: qsTr("OK", "button: the message was read")
        onTapped: page.view.putAway()
    }
}
