pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// Home for who needs large text: capitals of 0.7 degrees at 40 cm (EN 301 549, 5.1.4). The day is a page of its own.
Item {
    id: large

    required property ShellViewModel shell
    required property HomeViewModel home
    readonly property real margin: Theme.margin
    // The shape gives way to the word.
    readonly property real leastWord: 1.01 * Theme.leastWordSize * natural.tightBoundingRect.width / natural.font.pixelSize
    readonly property real wordWidth: width - 2 * margin - shape.width - 3 * Theme.unit
    // On which the word stands.
    readonly property real base: name.y + name.height + 3 * Theme.unit + Math.max(0.727 * word.size, word.inkTop)
    // The word gives way where what is under it needs the room.
    readonly property real wordRoom: actionsTop - name.y - name.height - 4 * Theme.unit
                                     - (home.prompt.loud ? said.implicitHeight + Theme.unit : lines.implicitHeight)
    readonly property real actionHeight: Math.max(Theme.primaryTarget, 19 * Theme.unit)
    readonly property real toolHeight: Math.max(Theme.target, 13 * Theme.unit)
    readonly property real toolsTop: height - margin - toolHeight
    readonly property real actionsTop: toolsTop - Theme.gap - (buttons.count > 0 ? actionHeight : 0)

    HungLabel {
        id: name

        from: large.margin
        y: large.margin
        width: parent.width - 2 * large.margin - clock.width - 3 * Theme.unit
        text: large.shell.name
        Accessible.role: Accessible.Heading
        size: Theme.largeTextSize
        font.weight: Font.DemiBold
        elide: Text.ElideRight
    }
    Label {
        id: clock

        anchors { right: parent.right; rightMargin: large.margin; baseline: name.baseline }
        text: large.home.clock
        columns: true
        size: Theme.largeTextSize
        font.weight: Font.DemiBold
    }
    StateShape {
        id: shape

        anchors { right: parent.right; rightMargin: large.margin }
        y: name.y + name.height + 4 * Theme.unit
        width: Math.max(8 * Theme.unit, Math.min(19 * Theme.unit, parent.width - 2 * large.margin - large.leastWord - 3 * Theme.unit))
        height: width
        tone: large.home.tone
        doubted: large.shell.doubted
        share: large.home.ring
        count: large.home.ringText
        inMinutes: false
    }
    HungLabel {
        id: word

        objectName: "stateWord"
        from: large.margin
        y: large.base - baselineOffset
        width: implicitWidth
        text: Words.state[large.home.word]
        font.family: Theme.displayFamily
        font.weight: Font.Bold
        size: Math.min(26 * Theme.unit, 0.995 * 26 * Theme.unit * large.wordWidth / Math.max(1, natural.tightBoundingRect.width),
                       Math.max(Theme.leastWordSize, large.wordRoom / Theme.wordRoom))
    }
    TextMetrics {
        id: natural

        text: word.text
        font.family: Theme.displayFamily
        font.weight: Font.Bold
        font.letterSpacing: Theme.tracking * 26 * Theme.unit
        font.pixelSize: Math.round(26 * Theme.unit)
    }
    Column {
        id: lines

        anchors { left: parent.left; leftMargin: large.margin; right: parent.right; rightMargin: large.margin }
        y: large.base + Math.max(0.26 * word.size, word.inkRect.height - word.inkTop + Theme.unit)
        visible: !large.home.prompt.loud

        Label {
            width: parent.width
            visible: text !== ""
            text: Words.line(large.home.lead.says, large.home.lead.at, large.home.lead.hours, large.home.lead.minutes)
            size: 7.2 * Theme.unit
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(0.86 * 7.2 * Theme.unit)
            wrapMode: Text.WordWrap
        }
        Label {
            width: parent.width
            text: large.home.notice !== "" ? large.home.notice
                  : Words.line(large.home.quiet.says, large.home.quiet.at, large.home.quiet.hours, large.home.quiet.minutes)
            size: Theme.largeTextSize
            wrapMode: Text.WordWrap
            visible: text !== ""
        }
    }
    // What just happened is all that is said for a while.
    Label {
        id: said

        anchors { left: parent.left; leftMargin: large.margin; right: parent.right; rightMargin: large.margin }
        y: lines.y + Theme.unit
        visible: large.home.prompt.loud
        text: Sentences.say(large.home.prompt)
        size: Theme.largeTextSize
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
        Accessible.role: Accessible.AlertMessage
    }
    ActionRow {
        id: buttons

        anchors { left: parent.left; leftMargin: large.margin }
        y: large.actionsTop
        width: parent.width - 2 * large.margin
        height: large.actionHeight
        home: large.home
        large: true
    }
    LargeTools {
        anchors { left: parent.left; leftMargin: large.margin }
        y: large.toolsTop
        width: parent.width - 2 * large.margin
        height: large.toolHeight
        home: large.home
    }
}
