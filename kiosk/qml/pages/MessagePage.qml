pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme

// What the site says to whoever comes to this door, until somebody has read it.
PageFrame {
    id: page

    required property MessageViewModel view

    title: qsTr("Notice", "title of a page with a message of the site")
    leaving: 0
    hasBack: false
    band: [
        Label {
            anchors { left: parent?.left; right: read.left; rightMargin: 3 * Theme.unit; verticalCenter: parent?.verticalCenter }
            text: page.view.sender === "" ? qsTr("since %1", "a message of the site; %1 is a time").arg(page.view.since)
                  : qsTr("%1, since %2", "a message: who wrote it, and when").arg(page.view.sender).arg(page.view.since)
            color: Theme.sideQuiet
            size: Theme.smallSize
            wrapMode: Text.Wrap
        },
        PushButton {
            id: read

            anchors { right: parent?.right }
            objectName: "read"
            width: page.upright ? 0.5 * (parent?.width ?? 0) : page.sideWidth
            height: Theme.primaryTarget
            strong: true
            beside: true
            label: qsTr("OK", "button: the message was read")
            onTapped: page.view.putAway()
        }
    ]

    Column {
        anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: 2.6 * Theme.unit }
        spacing: 3 * Theme.unit

        Label {
            width: parent.width
            text: page.view.title
            Accessible.role: Accessible.Heading
            Component.onCompleted: Accessible.announce(page.view.title + "\n" + page.view.lines, Accessible.Polite)
            color: Theme.sideInk
            size: Theme.leadSize
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
}
