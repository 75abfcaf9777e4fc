pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme

// What a hand can do here, in the lowest band. What gives the room back has no ground, and stands apart from what keeps it.
// Buttons are as wide as each other, unless one needs more: the others spare it. What does not fit on a line even so has two.
Item {
    id: band

    required property HomeViewModel home
    readonly property int count: buttons.count
    readonly property real apart: home.parted ? 2.4 * Theme.unit : 0
    readonly property real room: width - (count - 1) * Theme.gap - apart
    readonly property var made: children.filter(child => child instanceof ActionButton)
    readonly property bool folds: sum(made.map(button => button.needs)) > room
    readonly property var widths: spread(made.map(button => folds ? button.needsFolded : button.needs))
    readonly property real detailHeight: Math.max(0, ...made.map(button => button.detailHeight))

    function sum(numbers: var): real { return numbers.reduce((all, one) => all + one, 0); }
    // Those that need most for their share of the width choose first.
    function spread(needs: var): var {
        const each = made.map((button, n) => needs[n] / button.shares), fits = Math.min(1, room / sum(needs)), found = [];
        let rest = room, shares = home.shares;
        for (const n of made.map((_, n) => n).sort((one, two) => each[two] - each[one])) {
            found[n] = Math.max(fits * needs[n], rest * made[n].shares / shares);
            rest -= found[n];
            shares -= made[n].shares;
        }
        return found;
    }
    function begin(n: int, gives: bool): real { return sum(widths.slice(0, n)) + n * Theme.gap + (gives ? apart : 0); }

    implicitHeight: prompt.height + (count > 0 ? Theme.primaryTarget + (home.prompt.loud ? 2.2 : 1.6) * Theme.unit : 0)

    PromptBar {
        id: prompt

        anchors { left: parent.left; right: parent.right }
        prompt: band.home.prompt
        bleed: Theme.margin
        onUndone: band.home.undo()
    }
    Repeater {
        id: buttons

        model: band.home.actions

        ActionButton {
            required property int shares
            readonly property real asked: band.widths[index] ?? 0

            anchors { left: band.left; leftMargin: band.begin(index, gives); bottom: band.bottom }
            width: band.count === 1 && !strong ? Math.min(asked, (act === "other" ? 46 : 30) * Theme.unit) : asked
            height: Theme.primaryTarget
            folds: band.folds
            detailRoom: band.detailHeight
            onTapped: band.home.act(index)
        }
    }
}
