pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme

// What a hand can do here, side by side. What gives the room back has no ground, and stands apart from what keeps it. Buttons
// are as wide as each other, unless one needs more: the others spare it. What stands below their words and does not fit on a
// line even so has two.
Item {
    id: row

    required property HomeViewModel home
    property bool large: false
    readonly property int count: buttons.count
    readonly property real apart: home.parted && !large ? 2.4 * Theme.unit : 0
    readonly property real room: width - (count - 1) * Theme.gap - apart
    readonly property var made: children.filter(child => child instanceof ActionButton)
    readonly property bool folds: !large && sum(made.map(button => button.needs)) > room
    readonly property var widths: Theme.spread(made.map(button => folds ? button.needsFolded : button.needs),
                                                  made.map(button => button.shares), room)
    readonly property real detailHeight: large ? 0 : Math.max(0, ...made.map(button => button.detailHeight))

    function sum(numbers: var): real { return numbers.reduce((all, one) => all + one, 0); }
    function begin(n: int, gives: bool): real { return sum(widths.slice(0, n)) + n * Theme.gap + (gives ? apart : 0); }

    Repeater {
        id: buttons

        model: row.home.actions

        ActionButton {
            required property int shares
            readonly property real asked: row.widths[index] ?? 0

            anchors { left: row.left; leftMargin: row.begin(index, gives) }
            width: row.count === 1 && !strong && !row.large ? Math.min(asked, (act === "other" ? 46 : 30) * Theme.unit) : asked
            height: row.height
            large: row.large
            folds: row.folds
            detailRoom: row.detailHeight
            onTapped: row.home.act(index)
        }
    }
}
