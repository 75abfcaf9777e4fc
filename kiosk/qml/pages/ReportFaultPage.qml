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

        objectName: "report"
        anchors.right: parent.right
        width: page.upright ? parent.width : page.sideWidth
        height: Theme.primaryTarget
        beside: true
        strong: page.chosen
        enabled: page.chosen
        opacity: enabled ? 1 : 0.55
        label: qsTr("Report", "button: sends the report of a fault")
        detail: !page.chosen ? "" : page.view.note !== "" ? Faults.choice(page.view.choice)
                : qsTr("%1 · %2", "%1 is a piece of the room, %2 what is wrong with it").arg(page.piece)
                  .arg(Faults.choice(page.view.choice))
        onTapped: page.view.report()
    }

    Item {
        id: tiles

        readonly property real high: (height - 2 * Theme.gap) / 3

        function begin(column: int): real { return Math.round(column * (width + Theme.gap) / 3); }
        function wide(column: int): real { return begin(column + 1) - begin(column) - Theme.gap; }

        anchors { left: parent.left; top: parent.top }
        width: page.upright ? parent.width : parent.width - page.sideWidth - page.gutter
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
            anchors { left: parent.left; leftMargin: tiles.begin(2); bottom: parent.bottom }
            visible: page.view.more
            width: tiles.wide(2)
            height: tiles.high
            glyph: "more"
            label: Faults.more
            onTapped: page.view.moreItems()
        }
    }
    FaultOptions {
        anchors { top: parent.top; topMargin: page.upright ? tiles.height + 2.4 * Theme.unit : 0; right: parent.right }
        width: page.upright ? parent.width : page.sideWidth
        height: page.room - anchors.topMargin
        spare: page.spare
        named: page.upright
        piece: page.piece
        view: page.view
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
}
