pragma ComponentBehavior: Bound
import QtQuick

// Where the keys are. A control has the focus only after a key, and a touch takes it away. A page that is opened by keys
// begins with its first control; one that is come back to, with the control it was left by.
QtObject {
    id: keys

    required property Item active // what has the focus in the window
    property Item control // the last that had it
    property bool used: false
    property var left: ({}) // the name of the control that each page was left by

    onActiveChanged: {
        if (active?.activeFocusOnTab) {
            control = active;
            used = true;
        }
    }

    function putAway(): void {
        if (control)
            control.focus = false;
        used = false;
    }
    function leave(page: string): void {
        if (used)
            left[page] = control?.objectName ?? "";
        if (control)
            control.focus = false;
    }
    function enter(name: string, page: Item): void {
        const by = left[name] ?? "";
        delete left[name];
        page.forceActiveFocus();
        if (used)
            found(page, by)?.forceActiveFocus(Qt.TabFocusReason);
    }
    // On from the control that has the focus; onto the page where none has.
    function step(page: Item, on: bool): void {
        const from = active?.activeFocusOnTab ? active : page;
        const next = from.nextItemInFocusChain(on);
        if (next.activeFocusOnTab)
            next.forceActiveFocus(on ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }
    // The control of that name; without a name, the first.
    function found(page: Item, name: string): Item {
        const first = page.nextItemInFocusChain(true);
        let at = first;
        while (name && at.activeFocusOnTab && at.objectName !== name) {
            at = at.nextItemInFocusChain(true);
            if (at === first)
                return null;
        }
        return at.activeFocusOnTab ? at : null;
    }
}
