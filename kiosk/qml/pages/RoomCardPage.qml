pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// What is in a room, how to get in, and what its rules are. Goes home when left alone. Where text is large it is a list on as
// many sheets as it needs.
PageFrame {
    id: page

    required property RoomCardViewModel view
    readonly property real pictureWidth: upright ? width : Math.round(0.64 * width)
    readonly property real pictureHeight: upright ? Math.min(0.68 * width, 0.56 * (bandTop - headHeight))
                                                  : bandTop - 3 * Theme.unit - headHeight
    // Groups draw together, then rows, before anything gets smaller.
    readonly property real groupGap: upright ? 3.4 * Theme.unit
                                             : Math.max(2.4 * Theme.unit, Math.min(3.4 * Theme.unit, (spare - rowCount * mostRow) / 3))
    readonly property real mostRow: 4.9 * Theme.unit
    readonly property real rowHeight: upright ? mostRow : Math.max(3.4 * Theme.unit, Math.min(mostRow, (spare - 3 * groupGap) / rowCount))
    readonly property int rowCount: Math.max(1, inside.rowCount + access.rowCount)
    // What is left for rows and what is between groups.
    readonly property real spare: facts.height - about.height - rules.height - inside.headHeight - access.headHeight

    // Beside Back, unless the way to the next sheet needs the room.
    readonly property bool reportBeside: !(Theme.large && upright)

    title: view.name
    leaving: view.leaving
    onBack: view.goBack()
    band: NextButton {
        anchors { left: page.reportBeside ? parent?.left : undefined; right: page.reportBeside ? undefined : parent?.right }
        visible: Theme.large && sheets.count > 1
        shown: sheets.sheet + 1
        total: sheets.count
        onTapped: sheets.sheet = (sheets.sheet + 1) % total
    }

    LargeCard {
        id: sheets

        anchors { left: parent?.left; right: parent?.right; top: parent?.top }
        height: page.area.height - (report.visible && !page.reportBeside ? report.height + Theme.gap : 0)
        visible: Theme.large
        view: page.view
    }
    // From edge to edge, under nothing.
    RoomPicture {
        anchors { left: parent?.left; leftMargin: -Theme.margin }
        y: page.headHeight - page.area.y
        visible: !Theme.large
        width: page.pictureWidth
        height: page.pictureHeight
        address: page.view.photo
        name: page.view.name
    }
    Item {
        id: facts

        anchors { right: parent?.right; bottom: parent?.bottom }
        visible: !Theme.large
        width: page.upright ? parent?.width : page.sideWidth
        height: page.upright ? parent?.height - page.pictureHeight - 1.6 * Theme.unit : parent?.height
        transformOrigin: Theme.mirrored ? Item.TopRight : Item.TopLeft
        scale: page.upright ? 1 : Math.max(0.85, Math.min(1, height / (height - page.spare + 3 * page.groupGap + page.rowCount * page.rowHeight)))

        Column {
            id: about

            anchors { left: parent.left; top: parent.top }
            width: page.upright ? parent.width / 2 - Theme.unit : parent.width
            spacing: 0.6 * Theme.unit

            readonly property string text: RoomWords.place(page.view.floor, page.view.zone)

            Label {
                width: parent.width
                visible: !page.view.here
                text: RoomWords.stands(page.view.standing, page.view.at)
                color: Theme.sideInk
                size: Theme.largeSize
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
            }
            Label {
                width: parent.width
                visible: text !== ""
                text: about.text
                color: Theme.sideQuiet
                size: Theme.textSize
                wrapMode: Text.WordWrap
            }
        }
        CardFacts {
            id: inside

            anchors { left: parent.left; top: about.bottom; topMargin: about.height > 0 ? page.groupGap : 0 }
            width: about.width
            heading: RoomWords.inside
            folds: !page.upright
            model: page.view.inside
            rowHeight: page.rowHeight
        }
        CardFacts {
            id: access

            anchors {
                right: parent.right
                top: page.upright ? parent.top : inside.bottom
                topMargin: page.upright || inside.count === 0 ? 0 : page.groupGap
            }
            width: about.width
            heading: RoomWords.access
            model: page.view.access
            rowHeight: page.rowHeight
        }
        HouseRules {
            id: rules

            anchors { right: parent.right; top: access.bottom; topMargin: access.count > 0 ? page.groupGap : 0 }
            width: about.width
            model: page.view.rules
        }
    }
    PushButton {
        id: report

        objectName: "report_fault"
        anchors.right: parent?.right
        y: page.area.height + (page.reportBeside ? page.bandGap : -height)
        width: page.reportBeside ? Math.min(page.bandWidth, Math.max(page.sideWidth, (Theme.large ? 54 : 0) * Theme.unit)) : parent?.width
        height: page.reportBeside ? Theme.primaryTarget : Theme.target
        visible: page.view.canReport
        beside: true
        inline: true
        glyph: "wrench"
        label: Words.way.report_fault
        size: Theme.textSize
        onTapped: page.view.report()
    }
}
