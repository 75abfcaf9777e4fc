pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme

// What this panel shows, keeps and sends. Goes home when left alone.
Item {
    id: page

    required property ShellViewModel shell
    required property PrivacyViewModel view
    readonly property real bandTop: height - Theme.margin - Theme.primaryTarget
    readonly property real cardGap: 1.5 * Theme.unit

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
            text: qsTr("Privacy at this door")
            size: Theme.titleSize
            font.weight: Font.DemiBold
        }
        Label {
            id: clock

            anchors { right: parent.right; rightMargin: Theme.margin; top: parent.top; topMargin: Theme.margin }
            text: page.view.clock === "" ? " " : page.view.clock
            size: Theme.titleSize
            font.weight: Font.Medium
        }
    }
    Flow {
        id: cards

        readonly property real room: page.bandTop - 3 * Theme.unit - y
        readonly property real cardWidth: page.shell.upright ? width : Math.floor((width - 2 * spacing) / 3)

        anchors { left: parent.left; leftMargin: Theme.margin; right: parent.right; rightMargin: Theme.margin }
        anchors { top: head.bottom; topMargin: 2.4 * Theme.unit }
        spacing: page.cardGap

        PrivacyCard {
            width: cards.cardWidth
            height: page.shell.upright ? implicitHeight : cards.room
            heading: qsTr("This screen shows", "heading; sentences follow")
            sentences: page.view.shows
        }
        PrivacyCard {
            width: cards.cardWidth
            height: page.shell.upright ? implicitHeight : cards.room
            heading: qsTr("This panel keeps", "heading; sentences follow")
            sentences: page.view.keeps
        }
        PrivacyCard {
            width: cards.cardWidth
            height: page.shell.upright ? implicitHeight : cards.room
            heading: qsTr("This panel sends", "heading; sentences follow")
            sentences: page.view.sends
        }
    }
    PushButton {
        id: back

        anchors { left: parent.left; leftMargin: Theme.margin }
        y: page.bandTop
        width: 22 * Theme.unit
        height: Theme.primaryTarget
        beside: true
        label: qsTr("Back", "button: to the first page")
        onTapped: page.view.goHome()
    }
    Column {
        anchors { left: back.right; leftMargin: 3 * Theme.unit; right: code.left; rightMargin: 3 * Theme.unit }
        anchors { verticalCenter: back.verticalCenter }
        spacing: 0.5 * Theme.unit

        Label {
            width: parent.width
            visible: text !== ""
            text: page.view.controller === "" ? ""
                  : qsTr("Responsible: %1", "for personal data at this door").arg(page.view.controller)
            color: Theme.sideQuiet
            size: Theme.smallSize
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: page.view.contact === "" ? ""
                  : qsTr("Questions or access: %1", "to one's personal data").arg(page.view.contact)
            color: Theme.sideQuiet
            size: Theme.smallSize
            wrapMode: Text.Wrap
        }
    }
    // The place of the code that leads to the site's whole statement, `statementUrl`.
    Item {
        id: code

        anchors { right: parent.right; rightMargin: Theme.margin; verticalCenter: back.verticalCenter }
        visible: page.view.statementUrl !== ""
        width: visible ? 14.3 * Theme.unit : 0
        height: width
    }
    Rectangle {
        anchors { left: parent.left; bottom: parent.bottom }
        width: parent.width * page.view.leaving
        height: 4 * Theme.hair
        color: Theme.sideInk
    }
}
