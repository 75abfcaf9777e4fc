pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

Window {
    id: window

    required property ShellViewModel shell
    required property string firstPage
    property bool drawn: false
    readonly property real frame: shell.demo ? Math.max(6, 0.01 * Math.min(width, height)) : 0

    width: 1280
    height: 800
    color: Theme.side
    title: shell.name
    onFrameSwapped: drawn = true
    // Nobody closes a door panel: what asks for it is a shortcut of the window manager's.
    onClosing: (close) => close.accepted = shell.demo

    Binding { target: Theme; property: "unit"; value: Math.max(1, Math.min(window.width, window.height) / 100) }
    Binding { target: Theme; property: "tone"; value: window.shell.tone }
    Binding { target: Theme; property: "palette"; value: window.shell.palette }
    Binding { target: Theme; property: "mirrored"; value: window.shell.mirrored }
    Binding { target: Theme; property: "lettersJoin"; value: window.shell.lettersJoin }
    Binding { target: Theme; property: "large"; value: window.shell.largeText }
    Binding { target: Theme; property: "moving"; value: window.drawn && !window.shell.still }

    KeyFocus {
        id: keys

        active: window.activeFocusItem
    }
    FocusScope {
        id: content

        // Who hears the screen hears by itself that the room has become another.
        readonly property string word: window.shell.word
        readonly property string page: window.shell.page
        property string shown: window.firstPage
        readonly property Item open: shown === window.firstPage ? first : other

        LayoutMirroring.enabled: window.shell.mirrored
        LayoutMirroring.childrenInherit: true
        anchors { fill: parent; margins: window.frame }
        focus: true
        Accessible.ignored: true
        onWordChanged: {
            const { name, word, lead } = window.shell;
            if (window.drawn)
                Accessible.announce(Words.stateHere(name, word, lead.says, lead.at), Accessible.Polite);
        }
        Keys.onPressed: (event) => window.shell.key(event.key - Qt.Key_0)
        Keys.onTabPressed: keys.step(open, true)
        Keys.onBacktabPressed: keys.step(open, false)
        Keys.onDownPressed: keys.step(open, true)
        Keys.onUpPressed: keys.step(open, false)
        Keys.onRightPressed: keys.step(open, !window.shell.mirrored)
        Keys.onLeftPressed: keys.step(open, window.shell.mirrored)
        onPageChanged: {
            keys.leave(shown);
            shown = page;
            if (open === first)
                other.setSource("");
            else
                other.setSource(window.shell.qml, { shell: window.shell, view: window.shell.opened });
            keys.enter(page, open);
            if (open === first)
                keys.left = {}; // whoever goes on from here begins anew
        }

        // The page that is open at the start stays loaded.
        Loader {
            id: first

            anchors.fill: parent
            focus: true
            visible: content.open === first
            Component.onCompleted: setSource(window.shell.qml, { shell: window.shell, view: window.shell.opened })
        }
        // Any other is loaded while it is open, so that the first frame does not wait for a page nobody opened.
        Loader {
            id: other

            anchors.fill: parent
        }
    }
    Loader {
        anchors.fill: parent
        Component.onCompleted: if (window.shell.demo) setSource("controls/LightFrame.qml", { shell: window.shell })
    }
    // Above everything, so that it sees every touch; it takes none.
    Item {
        anchors.fill: parent
        z: 1

        PointHandler {
            acceptedButtons: Qt.AllButtons
            onActiveChanged: {
                if (active) {
                    keys.putAway();
                    window.shell.touched();
                }
            }
        }
    }
}
