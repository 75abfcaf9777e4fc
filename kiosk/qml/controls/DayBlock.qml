pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// One booking of the day, or several in a row that nobody can tell apart. What of it has passed is shaded.
Item {
    id: block

    required property string tag
    required property string title
    required property string start
    required property string end
    required property bool past
    required property bool current
    required property real nowY
    required property bool allDay
    required property int more
    required property bool shut
    readonly property bool faded: past || shut
    readonly property bool shines: current && !allDay
    readonly property color ink: faded ? Theme.pastInk : shines ? Theme.currentInk : Theme.blockInk
    readonly property color quiet: faded ? Theme.pastInk : shines ? Theme.currentQuiet : Theme.blockQuiet
    readonly property color ground: faded ? Theme.past : shines ? Theme.current : Theme.block
    readonly property real line: name.implicitHeight
    readonly property bool stacked: height >= 2 * line + 1.2 * Theme.unit
    readonly property bool crossed: nowY > 0 && !past && !allDay && tag !== "chosen"
    readonly property string name_: more > 0 ? "+" + more : title !== "" ? title : Words.tag[tag]
    readonly property string span: start === "" ? Words.allDay : Words.span(start, end)

    Accessible.role: Accessible.ListItem
    Accessible.name: Words.both(name_, span)

    // In what is shut it is no more than a label: nothing takes place there.
    Rectangle {
        id: plate

        anchors { left: parent.left; top: parent.top }
        width: block.shut ? Math.min(parent.width, writing.wide + 2.8 * Theme.unit) : parent.width
        height: block.shut ? Math.min(parent.height, writing.y + writing.tall + 0.7 * Theme.unit) : parent.height
        radius: Math.min(Theme.smallRadius, height / 3)
        color: block.ground
        border.width: Theme.stark && !block.faded ? Theme.hair : 0
        border.color: block.ink
    }
    Rectangle {
        visible: block.current && block.allDay
        width: parent.width
        height: Math.min(Math.max(6 * Theme.unit, writing.y + writing.height + Theme.unit), parent.height)
        radius: plate.radius
        color: Theme.current
    }
    Rectangle {
        visible: block.crossed
        width: parent.width
        height: Math.min(block.nowY, parent.height)
        radius: plate.radius
        color: Theme.mix(block.ground, Theme.side, 0.2)
    }
    Rectangle {
        visible: block.crossed && block.nowY < block.height && block.stacked && (writing.fitsAbove || writing.fitsBelow)
        y: block.nowY - height / 2
        width: parent.width
        height: 2 * Theme.hair
        color: Theme.side
    }
    Item {
        id: writing

        readonly property real wide: block.stacked ? Math.max(name.width, times.width)
                                                   : times.width + (name.visible ? name.width + 1.2 * Theme.unit : 0)
        readonly property real tall: block.stacked ? name.height + times.height : name.height
        readonly property bool fitsAbove: block.nowY > tall + 1.2 * Theme.unit
        readonly property bool fitsBelow: block.height - block.nowY > tall + 1.2 * Theme.unit

        // What is chosen stands on the page in figures, too: between two bookings it may be lower than its letters need.
        visible: block.tag !== "chosen" || block.height >= 0.85 * block.line
        anchors { left: parent.left; leftMargin: 1.4 * Theme.unit }
        y: !block.stacked ? (block.height - height) / 2
                          : block.crossed && !fitsAbove && fitsBelow ? block.nowY + 0.7 * Theme.unit : 0.7 * Theme.unit
        width: parent.width - 2 * anchors.leftMargin
        height: tall

        Label {
            id: name

            readonly property real room: block.stacked ? parent.width : parent.width - times.implicitWidth - 1.2 * Theme.unit

            anchors.left: parent.left
            width: Math.min(implicitWidth, room)
            visible: width >= Math.min(implicitWidth, 8 * Theme.unit)
            text: block.name_
            Accessible.ignored: true
            elide: Text.ElideRight
            maximumLineCount: 1
            color: block.allDay && block.current ? Theme.currentInk : block.ink
            size: Theme.blockSize
            font.weight: Font.Medium
        }
        Label {
            id: times

            anchors { left: parent.left; leftMargin: block.stacked || !name.visible ? 0 : name.width + 1.2 * Theme.unit }
            y: block.stacked ? name.height : name.visible ? name.baselineOffset - baselineOffset : 0
            width: implicitWidth
            Accessible.ignored: true
            text: whole.advanceWidth <= writing.width ? block.span : block.start
            color: block.allDay && block.current ? Theme.currentQuiet : block.quiet
            size: Theme.blockSize
        }
        TextMetrics {
            id: whole

            text: block.span
            font: times.font
        }
    }
}
