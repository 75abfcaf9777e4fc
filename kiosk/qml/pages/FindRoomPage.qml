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
    // What is wanted stands beside Back where the screen is wide, and what is needed too, unless text is large.
    readonly property bool lengthsBeside: !upright
    readonly property bool needsBeside: !upright && !Theme.large
    readonly property real chipsGap: 1.3 * Theme.unit
    readonly property real chipsApart: 2.2 * Theme.unit
    readonly property real bandFoot: page.area.height + bandGap + Theme.primaryTarget
    readonly property real bandLength: bandWidth - next.width - chipsApart
    readonly property real chipsHeight: needsBeside ? needs.captionRoom - 1.4 * Theme.unit
                                        : (lengthsBeside ? 0 : lengths.height + chipsGap) + (needs.any ? needs.height + chipsGap : 0)
    readonly property real lines: (Theme.lettersJoin ? 22 : 19) // of large text, in units
    readonly property real leastRow: Theme.large ? (upright ? lines + 15 : lines) * Theme.unit
                                     : Math.max(Theme.target + 2.4 * Theme.unit, (upright ? 14.5 : 0) * Theme.unit)
    readonly property int places: Math.max(1, Math.min(5, Math.floor((rows.height + rowGap) / (leastRow + rowGap))))
    readonly property real rowHeight: (rows.height - (places - 1) * rowGap) / places
    readonly property int lastShown: Math.min(view.total, view.first + places)

    title: qsTr("Other room", "title of a page: rooms that are free")
    leaving: view.leaving
    touchable: true
    lowest: chipsHeight + 2 * leastRow + rowGap + 2 // that rounding may cost
    onBack: view.goHome()
    band: [
        Label {
            anchors { right: next.right; bottom: next.top; bottomMargin: 1.2 * Theme.unit }
            width: Math.max(next.width, implicitWidth)
            visible: page.needsBeside && page.view.total > 0
            text: Words.counted(page.view.first + 1, page.lastShown, page.view.total)
            color: Theme.sideQuiet
            size: Theme.smallSize
        },
        NextButton {
            id: next

            anchors { right: parent?.right; bottom: parent?.bottom }
            visible: page.view.total > page.places
            width: (Theme.large ? 28 : page.upright ? 22 : 17) * Theme.unit
            first: page.view.first + 1
            shown: page.lastShown
            total: page.view.total
            counts: !page.needsBeside
            size: page.upright ? Theme.largeSize : Theme.blockSize
            onTapped: page.view.showNext(page.places)
        }
    ]

    Item {
        id: rows

        anchors { left: parent?.left; right: parent?.right; top: parent?.top }
        height: page.area.height - page.chipsHeight
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
                stacked: page.upright && Theme.large
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
                      : RoomWords.noneFree(page.view.minutes, page.view.nextName, page.view.nextAt, page.view.silent, page.view.fitting)
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
    LengthChips {
        id: lengths

        anchors { left: parent?.left; leftMargin: page.lengthsBeside ? page.bandFrom : 0 }
        y: (page.lengthsBeside ? page.bandFoot : page.area.height - (needs.any ? needs.height + page.chipsGap : 0)) - height
        width: page.needsBeside ? 0.43 * (page.bandLength - page.chipsApart) : page.lengthsBeside ? page.bandLength : parent?.width
        view: page.view
        chipHeight: page.lengthsBeside ? Theme.primaryTarget : Theme.target
    }
    NeedChips {
        id: needs

        anchors { right: parent?.right; rightMargin: page.needsBeside ? next.width + page.chipsApart : 0 }
        y: (page.needsBeside ? page.bandFoot : page.area.height) - height
        width: page.needsBeside ? 0.57 * (page.bandLength - page.chipsApart) : parent?.width
        view: page.view
        columns: Theme.large && page.upright ? 1 : 3
        chipHeight: page.needsBeside ? Theme.primaryTarget : Theme.target
    }
}
