pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

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
    // A code that a phone can read is larger than the band.
    readonly property bool coded: view.qrModules > 0
    readonly property bool contactApart: Theme.large || coded || upright && cardSheets > 1
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
    Rectangle {
        id: contact

        readonly property bool apart: page.contactApart
        readonly property real inset: apart ? 3 * Theme.unit : 0
        readonly property color writing: apart ? Theme.sideInk : Theme.sideQuiet
        readonly property real said: apart ? Theme.largeSize : Theme.smallSize

        anchors { left: parent?.left; leftMargin: apart ? 0 : page.bandFrom }
        y: apart ? 0 : page.area.height + page.bandGap
        width: apart ? parent?.width : page.bandWidth - (next.visible ? next.width + 3 * Theme.unit : 0)
        height: !apart ? Theme.primaryTarget
                : page.upright ? words.height + (page.coded ? code.height + inset : 0) + 2 * inset : page.area.height
        visible: page.onContact || !apart
        radius: Theme.radius
        color: apart ? Theme.sideSurface : "transparent"

        component Said: Label {
            width: words.width
            visible: text !== ""
            color: contact.writing
            size: contact.said
            wrapMode: Text.Wrap
        }

        Column {
            id: words

            anchors { left: parent.left; leftMargin: contact.inset }
            y: contact.apart ? contact.inset : (parent.height - height) / 2
            width: parent.width - 2 * contact.inset - (page.coded && !page.upright ? code.width + contact.inset : 0)
            spacing: (contact.apart ? 2.2 : 0.5) * Theme.unit

            Said {
                text: page.view.controller === "" ? ""
                      : qsTr("Responsible: %1", "for personal data at this door").arg(page.view.controller)
            }
            Said {
                readonly property string asked: qsTr("Questions or access: %1", "to one's personal data")

                text: page.view.contact === "" ? "" : asked.arg(Words.breakable(page.view.contact))
                Accessible.name: asked.arg(page.view.contact)
            }
            Said {
                text: page.coded ? qsTr("The code leads to the whole statement.", "a QR code stands beside it") : ""
            }
        }
        // As high as its card, or under the words: a square of a unit is 0.8 mm on every panel.
        Loader {
            id: code

            readonly property real most: page.upright ? Math.min(contact.width - 2 * contact.inset,
                                                                 page.area.height - words.height - 3 * contact.inset)
                                                      : contact.height - 2 * contact.inset
            readonly property real meant: page.upright ? Math.max(54, page.view.qrModules + 8) * Theme.unit : most

            anchors { right: page.upright ? undefined : parent.right; left: page.upright ? parent.left : undefined }
            anchors.margins: page.upright ? contact.inset : y
            y: page.upright ? words.y + words.height + contact.inset : (contact.height - height) / 2
            active: page.coded
            sourceComponent: CodePlate {
                path: page.view.qrPath
                modules: page.view.qrModules
                room: Math.min(code.meant, code.most)
            }
        }
    }
}
