pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// What is read from five metres. The word stands on its base line, the shape at the far edge: above the word where the
// screen is wide, beside it where it is upright. Both stay where they are while what is said under the word changes.
Item {
    id: block

    required property HomeViewModel home
    required property bool upright
    required property bool doubted
    // Where the word stands unless what is under it needs the room.
    required property real base
    readonly property real cap: Math.max(0.727 * word.size, word.inkTop)
    readonly property real mostWord: upright ? Theme.uprightWordSize : Theme.wordSize
    // Beside the word the shape gives way to it.
    readonly property real leastWord: 1.01 * Theme.leastWordSize * natural.tightBoundingRect.width / natural.font.pixelSize
    readonly property real mostShape: upright ? Math.max(leastShape, Math.min(16 * Theme.unit, width - leastWord - 3 * Theme.unit))
                                              : 17 * Theme.unit
    readonly property real leastShape: 8 * Theme.unit
    readonly property real wordWidth: upright ? width - mostShape - 3 * Theme.unit : width
    readonly property real drop: (Theme.lettersJoin ? 0.36 : 0.19) * word.size + 0.4 * Theme.unit // letters that join have long tails
    readonly property real usual: 1.21 * (Theme.stateLead + Theme.largeSize) + 0.4 * Theme.unit
    readonly property real stands: Math.min(base, height - Math.max(usual, texts.implicitHeight) - drop)
    readonly property real overWord: stands - cap - 2 * Theme.unit
    // Upright there is nothing but air above the word. The lead gives way to it, and it to the rest.
    readonly property bool aired: upright && !Theme.lettersJoin
    readonly property real wordRoom: aired ? 0.92 : Theme.wordRoom
    readonly property real wordApart: (aired ? 2.4 : 1) * Theme.unit
    readonly property real leadRoom: height - wordApart - wordRoom * mostWord - others.implicitHeight

    StateShape {
        anchors.right: parent.right
        y: block.upright ? block.stands - (block.cap + height) / 2 : Math.min(1.5 * Theme.unit, block.overWord - height)
        width: block.upright ? block.mostShape : Math.max(block.leastShape, Math.min(block.mostShape, block.overWord))
        height: width
        tone: block.home.tone
        doubted: block.doubted
        share: block.home.ring
        count: block.home.ringText
        inMinutes: block.home.ringMinutes
    }
    HungLabel {
        id: word

        objectName: "stateWord"
        y: block.stands - baselineOffset
        width: implicitWidth
        text: Words.state[block.home.word]
        font.family: Theme.displayFamily
        font.weight: Font.Bold
        size: Math.min(block.mostWord, Math.max(Theme.leastWordSize, (block.height - texts.implicitHeight - block.wordApart) / block.wordRoom),
                       0.995 * Theme.wordSize * block.wordWidth / Math.max(1, natural.tightBoundingRect.width))
    }
    TextMetrics {
        id: natural

        text: word.text
        font.family: Theme.displayFamily
        font.weight: Font.Bold
        font.letterSpacing: Theme.tracking * Theme.wordSize
        font.pixelSize: Math.round(Theme.wordSize)
    }
    Column {
        id: texts

        anchors { left: parent.left; right: parent.right }
        y: block.stands + block.drop

        component Under: HungLabel {
            width: texts.width
            bottomPadding: 0.3 * Theme.unit
            visible: text !== ""
            size: Theme.largeSize
            wrapMode: Text.WordWrap
        }

        Item {
            id: leadPlace

            width: parent.width
            height: lead.text === "" ? 0 : lead.implicitHeight + 0.1 * Theme.unit

            HungLabel {
                id: lead

                width: parent.width
                text: Words.line(block.home.lead.says, block.home.lead.at, block.home.lead.hours, block.home.lead.minutes)
                size: Math.max(Theme.largeSize, Math.min(Theme.stateLead, Math.max(Theme.leadSize, block.leadRoom / 1.22), 0.99 * Theme.stateLead * texts.width
                                                                          / Math.max(1, whole.advanceWidth)))
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
            }
            TextMetrics {
                id: whole

                text: lead.text
                font.family: Theme.family
                font.weight: Font.DemiBold
                font.letterSpacing: Theme.tracking * Theme.stateLead
                font.pixelSize: Math.round(Theme.stateLead)
            }
        }
        Column {
            id: others

            width: parent.width

            Under {
                airAbove: 0.3 * Theme.unit
                text: block.home.notice
                wrapMode: Text.Wrap
            }
            Under {
                airAbove: Theme.unit
                bottomPadding: 0
                text: block.home.title
                font.weight: Font.Medium
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
            Under {
                text: Words.joined(block.home.quiet.says, block.home.quiet.at, block.home.quiet.hours, block.home.quiet.minutes,
                                   block.home.then.says, block.home.then.at)
                color: Theme.quiet
            }
            Repeater {
                model: block.home.more

                Under {
                    required property string says
                    required property string at
                    required property int hours
                    required property int minutes

                    text: Words.line(says, at, hours, minutes)
                    color: Theme.quiet
                }
            }
        }
    }
}
