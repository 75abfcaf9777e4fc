pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme

// What the site says to whoever comes to this door, until somebody has read it.
PageFrame {
    id: page

    required property MessageViewModel view
    readonly property string from: view.sender === "" ? qsTr("since %1", "a message of the site; %1 is a time").arg(view.since)
                                   : qsTr("%1, since %2", "a message: who wrote it, and when").arg(view.sender).arg(view.since)

    title: qsTr("Notice", "title of a page with a message of the site")
    leaving: 0
    hasBack: false
    band: [
        Label {
            anchors { left: parent?.left; right: read.left; rightMargin: 3 * Theme.unit; verticalCenter: parent?.verticalCenter }
            visible: !Theme.large
            text: page.from
            color: Theme.sideQuiet
            size: Theme.smallSize
            wrapMode: Text.Wrap
        },
        NextButton {
            anchors.left: parent?.left
            shown: said.sheet + 1
            total: said.count
            onTapped: said.sheet = (said.sheet + 1) % said.count
        },
        PushButton {
            id: read

            anchors { right: parent?.right }
            objectName: "read"
            width: Theme.large ? 36 * Theme.unit : page.upright ? 0.5 * (parent?.width ?? 0) : page.sideWidth
            height: Theme.primaryTarget
            strong: true
            beside: true
            label: qsTr("OK", "button: the message was read")
            onTapped: page.view.putAway()
        }
    ]

    Sheets {
        id: said

        anchors { left: parent?.left; right: parent?.right; top: parent?.top; bottom: parent?.bottom }
        anchors.topMargin: (Theme.large ? 0 : 2.6) * Theme.unit
        spacing: (Theme.large ? 1.6 : 3) * Theme.unit

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
        Repeater {
            model: page.view.lines === "" ? [] : Theme.large ? page.view.lines.split("\n") : [page.view.lines]

            Label {
                required property string modelData

                width: said.width
                text: modelData
                color: Theme.sideInk
                size: Theme.largeSize
                wrapMode: Text.Wrap
                lineHeight: Theme.large ? Theme.leadingOf(text) : 1.25
            }
        }
        Label {
            width: parent.width
            height: Theme.large ? implicitHeight : 0
            visible: Theme.large
            text: page.from
            color: Theme.sideQuiet
            wrapMode: Text.Wrap
        }
    }
}
