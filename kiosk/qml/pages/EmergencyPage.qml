pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme

// The site's words on a ground that no state of the room has. Nothing to touch, nothing of the room.
Item {
    id: page

    required property ShellViewModel shell
    required property EmergencyViewModel view
    readonly property real band: 4.4 * Theme.unit
    readonly property real wordRoom: height - 2 * (band + 3 * Theme.unit) - head.height - 3 * Theme.unit - said.rest

    Accessible.role: Accessible.AlertMessage
    Accessible.name: view.title
    Component.onCompleted: Accessible.announce(view.title + "\n" + view.lines, Accessible.Assertive)

    Rectangle {
        anchors.fill: parent
        color: Theme.hazard
    }
    Hatch {
        anchors.top: parent.top
        width: page.width
        height: page.band
        ink: Theme.hazardInk
        stripe: 3.2 * Theme.unit
    }
    Hatch {
        anchors.bottom: parent.bottom
        width: page.width
        height: page.band
        ink: Theme.hazardInk
        stripe: 3.2 * Theme.unit
    }
    Item {
        id: head

        anchors { left: parent.left; right: parent.right; top: parent.top }
        anchors { leftMargin: Theme.margin; rightMargin: Theme.margin; topMargin: page.band + 3 * Theme.unit }
        height: Math.max(sender.height, since.height)

        Label {
            id: sender

            anchors.left: parent.left
            width: parent.width - since.width - 3 * Theme.unit
            text: page.view.sender
            color: Theme.hazardInk
            font.weight: Font.Medium
            wrapMode: Text.Wrap
        }
        Label {
            id: since

            anchors.right: parent.right
            text: page.view.since === "" ? "" : qsTr("since %1", "an emergency; %1 is a time").arg(page.view.since)
            color: Theme.hazardInk
            font.weight: Font.Medium
        }
    }
    Column {
        id: said

        readonly property real rest: lines.height + rule.height + second.height + secondLines.height + 4 * spacing

        anchors { left: head.left; right: head.right; top: head.bottom; topMargin: 3 * Theme.unit }
        spacing: 2.4 * Theme.unit

        Label {
            id: word

            readonly property real widest: Theme.alarmSize * width / Math.max(1, natural.advanceWidth * 1.02)

            width: parent.width
            text: page.view.title
            Accessible.ignored: true // the page is called so
            color: Theme.hazardInk
            font.family: Theme.displayFamily
            font.weight: Font.Bold
            font.letterSpacing: -0.02 * size
            lineHeightMode: Text.FixedHeight
            lineHeight: Math.round(1.17 * size)
            size: Math.min(Theme.alarmSize, widest, page.wordRoom / 1.17)
        }
        Label {
            id: lines

            width: parent.width
            visible: text !== ""
            text: page.view.lines
            color: Theme.hazardInk
            size: (Theme.large ? 5 : 4.9) * Theme.unit
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
            lineHeight: 1.12
        }
        Rectangle {
            id: rule

            width: parent.width
            height: 2 * Theme.hair
            visible: page.view.secondTitle !== ""
            color: Theme.hazardInk
        }
        Label {
            id: second

            width: parent.width
            visible: text !== ""
            text: page.view.secondTitle
            color: Theme.hazardInk
            size: (Theme.large ? 5 : 4.3) * Theme.unit
            font.weight: Font.DemiBold
        }
        Label {
            id: secondLines

            width: parent.width
            visible: text !== ""
            text: page.view.secondLines
            color: Theme.hazardInk
            size: (Theme.large ? 5 : 4.3) * Theme.unit
            wrapMode: Text.WordWrap
            lineHeight: 1.12
        }
    }
    TextMetrics {
        id: natural

        text: word.text
        font.family: Theme.displayFamily
        font.weight: Font.Bold
        font.pixelSize: Math.round(Theme.alarmSize)
    }
}
