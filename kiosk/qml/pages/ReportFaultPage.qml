pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// A piece of the room, what is wrong with it, one button. Where not all of it has room, the last place leads on; where text
// is large or controls are low, the pieces make room for what can be wrong with the chosen one.
PageFrame {
    id: page

    required property ReportFaultViewModel view
    readonly property bool chosen: view.choice !== ""
    readonly property bool stepped: view.inSteps && view.asset !== ""
    readonly property string piece: Faults.asset(view.asset, view.note)
    readonly property bool wide: !upright && !view.inSteps // pieces and options side by side
    readonly property bool sentBeside: !upright
    readonly property real room: area.height - (sentBeside || stepped && Theme.large ? 0 : sent.implicitHeight + 2.4 * Theme.unit)
    readonly property real tilesShare: upright && !view.inSteps ? 0.49 : 1
    readonly property real spare: bandGap - Theme.gap // that the field leaves above the band

    title: stepped ? piece : qsTr("What is not working?", "title of the page on which a fault is reported")
    leaving: view.leaving
    touchable: true
    lowest: upright ? 0 : 2 * 64 + Theme.gap
    onBack: view.goBack()
    band: PushButton {
        id: send

        objectName: "report"
        anchors.right: parent?.right
        width: page.upright || Theme.large ? parent?.width : page.sideWidth
        height: Theme.primaryTarget
        visible: page.stepped || !Theme.large
        beside: true
        strong: page.chosen
        enabled: page.chosen
        opacity: enabled ? 1 : 0.55
        label: qsTr("Report", "button: sends the report of a fault")
        detail: !page.chosen ? "" : page.view.note !== "" || page.stepped ? Faults.choice(page.view.choice)
                : qsTr("%1 · %2", "%1 is a piece of the room, %2 what is wrong with it").arg(page.piece)
                  .arg(Faults.choice(page.view.choice))
        onTapped: page.view.report()
    }

    Item {
        id: tiles

        readonly property int columns: page.low && !page.upright ? 5 : Theme.large && page.upright ? 2 : 3
        readonly property int rows: Math.ceil(9 / columns)
        readonly property real high: (height - (rows - 1) * Theme.gap) / rows

        function begin(column: int): real { return Math.round(column * (width + Theme.gap) / columns); }
        function wide(column: int): real { return begin(column + 1) - begin(column) - Theme.gap; }
        function down(place: int): real { return Math.floor(place / columns) * (high + Theme.gap); }

        anchors { left: parent?.left; top: parent?.top }
        visible: !page.stepped
        width: page.wide ? (parent?.width ?? 0) - page.sideWidth - page.gutter : parent?.width
        height: page.room * page.tilesShare
        Accessible.role: Accessible.Grouping
        Accessible.name: page.title

        Repeater {
            model: page.view.tiles

            FaultTile {
                required property int index
                required property string asset
                required property string note
                required chosen
                required property bool already
                readonly property int column: index % tiles.columns

                objectName: "item-" + asset
                anchors { left: tiles.left; leftMargin: tiles.begin(column) }
                anchors { top: tiles.top; topMargin: tiles.down(index) }
                width: tiles.wide(column)
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
            anchors { left: parent.left; leftMargin: tiles.begin(8 % tiles.columns) }
            anchors { top: parent.top; topMargin: tiles.down(8) }
            visible: page.view.more
            width: tiles.wide(8 % tiles.columns)
            height: tiles.high
            glyph: "more"
            label: Faults.more
            onTapped: page.view.moreItems()
        }
    }
    FaultOptions {
        anchors { top: parent?.top; topMargin: page.upright && !page.stepped ? tiles.height + 2.4 * Theme.unit : 0; right: parent?.right }
        visible: page.stepped || !page.view.inSteps
        width: page.wide ? page.sideWidth : parent?.width
        height: page.room - anchors.topMargin
        columns: !page.stepped || page.upright ? 1 : Theme.large ? 2 : 3
        spare: page.spare
        named: page.stepped ? "never" : page.upright ? "always" : "maybe"
        piece: page.piece
        view: page.view
    }
    Label {
        id: sent

        anchors { left: parent?.left; leftMargin: page.sentBeside ? page.bandFrom : 0 }
        y: page.sentBeside ? page.area.height + page.bandGap + (Theme.primaryTarget - height) / 2 : page.area.height - height
        width: page.upright ? parent?.width : page.bandWidth - (send.visible ? send.width + page.gutter : 0)
        visible: !(page.stepped && Theme.large)
        text: qsTr("Sent is only: room, item, your choice and the hour. Nothing about you.")
        color: Theme.sideQuiet
        size: Theme.smallSize
        wrapMode: Text.WordWrap
    }
}
