pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// A piece of the room, what is wrong with it, one button. Where not all of it has room, the last place leads on.
PageFrame {
    id: page

    required property ReportFaultViewModel view
    readonly property bool chosen: view.choice !== ""
    readonly property string piece: Faults.asset(view.asset, view.note)
    readonly property real promiseRoom: upright ? promise.implicitHeight + 2.4 * Theme.unit : 0
    readonly property real tilesShare: upright ? 0.49 : 1
    readonly property real room: tiles.parent.height - promiseRoom
    readonly property real spare: 3 * Theme.unit - Theme.gap // that the field leaves above the band

    title: qsTr("What is not working?", "title of the page on which a fault is reported")
    leaving: view.leaving
    onBack: view.goBack()
    band: PushButton {
        id: send

        anchors.right: parent.right
        width: page.upright ? parent.width : page.sideWidth
        height: Theme.primaryTarget
        beside: true
        strong: page.chosen
        enabled: page.chosen
        opacity: enabled ? 1 : 0.55
        label: qsTr("Report", "button: sends the report of a fault")
        detail: page.chosen ? qsTr("%1 · %2", "%1 is a piece of the room, %2 what is wrong with it")
                              .arg(page.piece).arg(Faults.choice(page.view.choice)) : ""
        elides: true
        onTapped: page.view.report()
    }

    Label {
        id: promise

        anchors { left: parent.left; leftMargin: page.upright ? 0 : 25 * Theme.unit; top: parent.top }
        anchors.topMargin: page.upright ? parent.height - height
                                        : parent.height + 3 * Theme.unit + (Theme.primaryTarget - height) / 2
        width: page.upright ? parent.width : parent.width - page.sideWidth - page.gutter - 25 * Theme.unit
        text: qsTr("Sent is only: room, item, your choice and the hour. Nothing about you.")
        color: Theme.sideQuiet
        size: Theme.smallSize
        wrapMode: Text.WordWrap
    }
    Item {
        id: tiles

        readonly property real high: (height - 2 * Theme.gap) / 3

        function begin(column: int): real { return Math.round(column * (width + Theme.gap) / 3); }
        function wide(column: int): real { return begin(column + 1) - begin(column) - Theme.gap; }

        anchors { left: parent.left; top: parent.top }
        width: page.upright ? parent.width : parent.width - page.sideWidth - page.gutter
        height: page.room * page.tilesShare

        Repeater {
            model: page.view.tiles

            FaultTile {
                required property int index
                required property string asset
                required property string note
                required chosen
                required property bool already

                objectName: "item-" + asset
                anchors { left: tiles.left; leftMargin: tiles.begin(index % 3) }
                anchors { top: tiles.top; topMargin: Math.floor(index / 3) * (tiles.high + Theme.gap) }
                width: tiles.wide(index % 3)
                height: tiles.high
                glyph: Faults.glyphs[asset]
                label: Faults.asset(asset, note)
                detail: already ? Faults.already : ""
                elides: note !== ""
                onTapped: page.view.chooseItem(index)
            }
        }
        FaultTile {
            objectName: "more-items"
            anchors { right: parent.right; bottom: parent.bottom }
            visible: page.view.more
            width: tiles.wide(2)
            height: tiles.high
            glyph: "more"
            label: Faults.more
            onTapped: page.view.moreItems()
        }
    }
    Item {
        id: answers

        readonly property int count: Math.max(1, options.count)
        // Where it makes all of them fit, the name above them gives way: the chosen tile says it too.
        readonly property real below: page.room - name.y - name.height - 1.2 * Theme.unit
        readonly property bool named: page.upright || places(below) >= Math.min(count, places(page.room + page.spare))
        readonly property real least: Math.min(Theme.target, (height + Theme.gap) / count - Theme.gap)
        readonly property real high: Math.max(64, least)
        readonly property bool crowded: count > places(height)
        readonly property int step: crowded ? places(height) - 1 : count
        // A pixel or so that is missing is taken from above.
        readonly property real rise: Math.max(0, (crowded ? step + 1 : count) * (high + Theme.gap) - Theme.gap - height)
        property int first: 0

        function places(room: real): int { return Math.max(2, Math.floor((room + Theme.gap + 0.5) / (64 + Theme.gap))); }

        anchors { right: parent.right; top: named ? name.bottom : parent.top; topMargin: (named ? 1.2 * Theme.unit : 0) - rise }
        width: page.upright ? parent.width : page.sideWidth
        height: named ? below : page.room + page.spare

        Repeater {
            id: options

            model: page.view.options

            RadioRow {
                required property int index
                required property string choice
                required chosen
                required property bool already

                objectName: "choice-" + choice
                anchors { left: answers.left; right: answers.right }
                anchors { top: answers.top; topMargin: (index - answers.first) * (answers.high + Theme.gap) }
                height: answers.high
                visible: index >= answers.first && index < answers.first + answers.step
                enabled: !already
                opacity: already ? 0.55 : 1
                label: Faults.choice(choice)
                detail: already ? Faults.already : ""
                onTapped: page.view.choose(index)
            }
        }
        PushButton {
            objectName: "more-choices"
            anchors { left: parent.left; right: parent.right; top: parent.top }
            anchors.topMargin: answers.step * (answers.high + Theme.gap)
            height: answers.high
            visible: answers.crowded
            beside: true
            inline: true
            glyph: "more"
            label: Faults.more
            size: Theme.textSize
            onTapped: answers.first = answers.first + answers.step < answers.count ? answers.first + answers.step : 0
        }
    }
    Label {
        id: name

        anchors { left: answers.left; right: answers.right }
        anchors { top: parent.top; topMargin: page.upright ? tiles.height + 2.4 * Theme.unit : 0 }
        visible: answers.named
        text: page.piece
        color: Theme.sideInk
        size: Theme.largeSize
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        onTextChanged: answers.first = 0
    }
}
