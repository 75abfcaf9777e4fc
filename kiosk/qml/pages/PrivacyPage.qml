pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme

// What this panel shows, keeps and sends, and who answers for it; on several sheets where a screen is small or text large.
// Goes home when left alone.
PageFrame {
    id: page

    required property PrivacyViewModel view
    property int sheet: 0
    readonly property real apart: 1.5 * Theme.unit
    readonly property real each: (area.height - 2 * apart) / 3
    readonly property real cardWidth: upright || Theme.large ? area.width : Math.floor((area.width - 2 * apart) / 3)
    readonly property bool pressed: upright && shows.implicitHeight + keeps.implicitHeight + sends.implicitHeight
                                    + 2 * apart > area.height
    // Where text is large the cards come one after the other.
    readonly property list<int> firsts: Theme.large ? [0, shows.sheets, shows.sheets + keeps.sheets] : [0, 0, 0]
    readonly property int cardSheets: Theme.large ? firsts[2] + sends.sheets : Math.max(shows.sheets, keeps.sheets, sends.sheets)
    // Three pixels a module at least, or a camera has trouble to read it.
    readonly property real leastCode: view.qrModules > 0 ? 3 * (view.qrModules + 8) : 0
    readonly property bool contactApart: Theme.large || leastCode > Theme.primaryTarget + bandGap || upright && cardSheets > 1
    readonly property bool onContact: contactApart && sheet === cardSheets
    readonly property int sheets: cardSheets + (contactApart ? 1 : 0)

    title: qsTr("Privacy at this door")
    leaving: view.leaving
    onBack: view.goBack()
    onSheetsChanged: sheet = Math.min(sheet, sheets - 1)
    band: NextButton {
        id: next

        anchors.right: parent?.right
        shown: page.sheet + 1
        total: page.sheets
        onTapped: page.sheet = (page.sheet + 1) % page.sheets
    }

    component Placed: PrivacyCard {
        required property int number
        property PrivacyCard above: null
        readonly property bool stacked: page.upright && !Theme.large
        readonly property bool turned: page.sheet >= page.firsts[number]
                                       && page.sheet < (page.firsts[number + 1] ?? page.cardSheets)

        anchors { left: parent?.left; leftMargin: page.upright || Theme.large ? 0 : number * (page.cardWidth + page.apart) }
        y: stacked && above !== null ? above.y + above.height + page.apart : 0
        width: page.cardWidth
        height: !stacked ? page.area.height : page.pressed ? page.each : implicitHeight
        sheet: Math.max(0, page.sheet - page.firsts[number])
        opacity: !page.onContact && (turned || !Theme.large) ? 1 : 0
    }

    Placed {
        id: shows

        number: 0
        heading: qsTr("This screen shows", "heading; sentences follow")
        sentences: page.view.shows
    }
    Placed {
        id: keeps

        number: 1
        above: shows
        heading: qsTr("This panel keeps", "heading; sentences follow")
        sentences: page.view.keeps
    }
    Placed {
        id: sends

        number: 2
        above: keeps
        heading: qsTr("This panel sends", "heading; sentences follow")
        sentences: page.view.sends
    }
    Item {
        id: contact

        readonly property real said: page.contactApart ? Theme.largeSize : Theme.smallSize

        anchors { left: parent?.left; leftMargin: page.contactApart ? 0 : page.bandFrom }
        y: page.contactApart ? 0 : page.area.height + page.bandGap
        width: page.contactApart ? parent?.width : page.bandWidth - (next.visible ? next.width + 3 * Theme.unit : 0)
        height: page.contactApart ? page.area.height : Theme.primaryTarget
        visible: page.onContact || !page.contactApart

        Column {
            anchors { left: parent.left; right: code.active ? code.left : parent.right; rightMargin: code.active ? 3 * Theme.unit : 0 }
            y: page.contactApart ? Theme.unit : (parent.height - height) / 2
            spacing: (page.contactApart ? 2.2 : 0.5) * Theme.unit

            Label {
                width: parent.width
                visible: text !== ""
                text: page.view.controller === "" ? ""
                      : qsTr("Responsible: %1", "for personal data at this door").arg(page.view.controller)
                color: Theme.sideQuiet
                size: contact.said
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                visible: text !== ""
                text: page.view.contact === "" ? ""
                      : qsTr("Questions or access: %1", "to one's personal data").arg(page.view.contact)
                color: Theme.sideQuiet
                size: contact.said
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                visible: page.view.qrModules > 0
                text: visible ? qsTr("The code leads to the whole statement.", "a QR code stands beside it") : ""
                color: Theme.sideQuiet
                size: contact.said
                wrapMode: Text.Wrap
            }
        }
        Loader {
            id: code

            anchors.right: parent.right
            y: page.contactApart ? Theme.unit : parent.height - height
            active: page.view.qrModules > 0
            sourceComponent: CodePlate {
                path: page.view.qrPath
                modules: page.view.qrModules
                room: Math.max((!page.contactApart ? 14.3 : page.upright ? 24 : 30) * Theme.unit, page.leastCode)
            }
        }
    }
}
