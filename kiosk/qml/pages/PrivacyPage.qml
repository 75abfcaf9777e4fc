pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme

// What this panel shows, keeps and sends, and who answers for it. Goes home when left alone.
PageFrame {
    id: page

    required property PrivacyViewModel view

    title: qsTr("Privacy at this door")
    leaving: view.leaving
    onBack: view.goBack()
    band: [
        Column {
            anchors { left: parent?.left; right: code.active ? code.left : parent?.right; verticalCenter: parent?.verticalCenter }
            anchors { rightMargin: code.active ? 3 * Theme.unit : 0 }
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
            Label {
                width: parent.width
                visible: page.view.qrModules > 0
                text: visible ? qsTr("The code leads to the whole statement.", "a QR code stands beside it") : ""
                color: Theme.sideQuiet
                size: Theme.smallSize
                wrapMode: Text.Wrap
            }
        },
        Loader {
            id: code

            anchors { right: parent?.right; verticalCenter: parent?.verticalCenter }
            active: page.view.qrModules > 0
            sourceComponent: CodePlate {
                path: page.view.qrPath
                modules: page.view.qrModules
                // Two pixels a module at least, or no camera reads it.
                room: Math.max(14.3 * Theme.unit, 2 * (page.view.qrModules + 2 * quiet))
            }
        }
    ]

    Flow {
        id: cards

        readonly property real cardWidth: page.upright ? width : Math.floor((width - 2 * spacing) / 3)

        anchors { left: parent.left; right: parent.right }
        spacing: 1.5 * Theme.unit

        PrivacyCard {
            width: cards.cardWidth
            height: page.upright ? implicitHeight : cards.parent.height
            heading: qsTr("This screen shows", "heading; sentences follow")
            sentences: page.view.shows
        }
        PrivacyCard {
            width: cards.cardWidth
            height: page.upright ? implicitHeight : cards.parent.height
            heading: qsTr("This panel keeps", "heading; sentences follow")
            sentences: page.view.keeps
        }
        PrivacyCard {
            width: cards.cardWidth
            height: page.upright ? implicitHeight : cards.parent.height
            heading: qsTr("This panel sends", "heading; sentences follow")
            sentences: page.view.sends
        }
    }
}
