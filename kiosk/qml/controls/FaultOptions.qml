pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// What can be wrong with the chosen piece, under its name, in so many `columns`. Where not all of it has room, the name
// gives way first, where something else says it too (`named`: "maybe", "always", "never"); then the last place leads on.
// `spare` is room below.
Item {
    id: options

    required property ReportFaultViewModel view
    required property string piece
    required property string named
    required property real spare
    property int columns: 1
    readonly property int count: Math.max(1, rows.count)
    readonly property int lines: Math.ceil(count / columns)
    readonly property real below: height - name.height - 1.2 * Theme.unit
    readonly property bool headed: named === "always" || named === "maybe" && places(below) >= Math.min(count, places(height + spare))
    readonly property real room: headed ? below : height + spare
    readonly property real high: Math.max(64, Math.min(Theme.large ? Theme.primaryTarget : Theme.target, (room + Theme.gap) / lines - Theme.gap))
    readonly property bool crowded: count > places(room)
    readonly property int step: crowded ? places(room) - 1 : count
    readonly property real needed: Math.ceil((crowded ? step + 1 : count) / columns) * (high + Theme.gap) - Theme.gap
    // A pixel or so that is missing is taken from above.
    readonly property real begin: (headed ? height - below : 0) - Math.max(0, needed - room)
    property int first: 0

    function places(room: real): int { return Math.max(2, columns * Math.floor((room + Theme.gap + 0.5) / (64 + Theme.gap))); }
    function wide(): real { return Math.floor((width - (columns - 1) * Theme.gap) / columns); }
    function along(place: int): real { return place % columns * (wide() + Theme.gap); }
    function down(place: int): real { return begin + Math.floor(place / columns) * (high + Theme.gap); }

    Accessible.role: Accessible.Grouping
    Accessible.name: piece
    Accessible.ignored: piece === ""

    Label {
        id: name

        width: parent.width
        visible: options.headed
        text: options.piece
        Accessible.ignored: true
        color: Theme.sideInk
        size: Theme.largeSize
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        onTextChanged: options.first = 0
    }
    Repeater {
        id: rows

        model: options.view.options

        RadioRow {
            required property int index
            required property string choice
            required chosen
            required property bool already

            objectName: "choice-" + choice
            anchors { left: options.left; leftMargin: options.along(index - options.first) }
            y: options.down(index - options.first)
            width: options.wide()
            height: options.high
            visible: index >= options.first && index < options.first + options.step
            enabled: !already
            opacity: already ? 0.55 : 1
            label: Faults.choice(choice)
            detail: already ? Faults.already : ""
            onTapped: options.view.choose(index)
        }
    }
    PushButton {
        objectName: "more-choices"
        anchors { left: parent.left; leftMargin: options.along(options.step) }
        y: options.down(options.step)
        width: options.wide()
        height: options.high
        visible: options.crowded
        beside: true
        inline: true
        glyph: "more"
        label: Faults.more
        size: Theme.textSize
        onTapped: options.first = options.first + options.step < options.count ? options.first + options.step : 0
    }
}
