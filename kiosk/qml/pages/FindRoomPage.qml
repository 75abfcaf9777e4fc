pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// Other rooms, the best first: as many as fit, and the next ones behind a button. Goes home when left alone.
PageFrame {
    id: page

    required property FindRoomViewModel view
    readonly property real rowGap: 1.2 * Theme.unit
    readonly property real captionRoom: 4.3 * Theme.unit
    readonly property real chipsHeight: upright ? 2 * (Theme.target + captionRoom + 1.3 * Theme.unit) : captionRoom - 1.4 * Theme.unit
    readonly property real leastRow: Math.max(Theme.target + 2.4 * Theme.unit, (upright ? 14.5 : 0) * Theme.unit)
    readonly property int places: Math.max(1, Math.min(5, Math.floor((rows.height + rowGap) / (leastRow + rowGap))))
    readonly property real rowHeight: (rows.height - (places - 1) * rowGap) / places
    readonly property int lastShown: Math.min(view.total, view.first + places)

    title: qsTr("Other room", "title of a page: rooms that are free")
    leaving: view.leaving
    onBack: view.goHome()
    band: [
        RoomChoices {
            visible: !page.upright
            anchors { left: parent.left; bottom: parent.bottom; right: next.left; rightMargin: 2.2 * Theme.unit }
            view: page.view
            captionRoom: page.captionRoom
            chipHeight: Theme.primaryTarget
            beside: true
        },
        Label {
            anchors { left: next.left; right: next.right; bottom: next.top; bottomMargin: 1.2 * Theme.unit }
            visible: !page.upright && page.view.total > 0
            text: RoomWords.counted(page.lastShown, page.view.total)
            color: Theme.sideQuiet
            size: Theme.smallSize
        },
        PushButton {
            id: next

            objectName: "next"
            anchors { right: parent.right; bottom: parent.bottom }
            visible: page.view.total > page.places
            width: (page.upright ? 22 : 17) * Theme.unit
            height: Theme.primaryTarget
            beside: true
            label: qsTr("Next", "button: the next rooms")
            detail: page.upright ? RoomWords.counted(page.lastShown, page.view.total) : ""
            size: page.upright ? Theme.largeSize : Theme.blockSize
            onTapped: page.view.showNext(page.places)
        }
    ]

    Item {
        id: rows

        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: parent.height - page.chipsHeight
        Accessible.role: Accessible.List
        Accessible.name: page.title
        Accessible.ignored: page.view.noneFree

        Repeater {
            model: page.view.rows

            RoomRowItem {
                required property int index

                objectName: "room-" + index
                visible: index < page.places
                y: index * (page.rowHeight + page.rowGap)
                width: rows.width
                height: page.rowHeight
                number: index
                pieces: page.view.taken
                upright: page.upright
                onTapped: page.view.book(index)
            }
        }
        Column {
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
            visible: page.view.noneFree
            spacing: 2 * Theme.unit

            Label {
                width: parent.width
                text: page.view.looking > 0 ? RoomWords.looking : page.view.fitting === 0 ? RoomWords.noneFits
                      : RoomWords.noneFree(page.view.minutes, page.view.nextName, page.view.nextAt)
                color: Theme.sideInk
                size: Theme.titleSize
                font.weight: Font.Medium
                wrapMode: Text.WordWrap
            }
            Label {
                width: parent.width
                visible: page.view.looking === 0 && page.view.silent > 0
                text: RoomWords.silent(page.view.silent)
                color: Theme.sideQuiet
                size: Theme.textSize
                wrapMode: Text.WordWrap
            }
        }
    }
    RoomChoices {
        visible: page.upright
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        view: page.view
        captionRoom: page.captionRoom
        chipHeight: Theme.target
        beside: false
    }
}
