pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// An intent waits for a PIN or a badge: what for and what is wrong on one side, what a hand does on the other. Goes home
// when left alone.
PageFrame {
    id: page

    required property UnlockViewModel view
    readonly property bool keys: view.who !== "badge"
    // The pad goes down beside Back, to its foot.
    readonly property real deskFoot: upright ? area.height : area.height + bandGap + Theme.primaryTarget
    readonly property real leastPad: 4 * Theme.target + 3 * Theme.gap
    readonly property real mostPad: upright ? Math.min(80 * Theme.unit, area.height - said.height - 8 * Theme.unit) : deskFoot

    title: Sentences.asked(view.who)
    leaving: view.leaving
    onBack: view.withdraw()

    Keys.onPressed: (event) => {
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9) {
            page.view.typeDigit(event.key - Qt.Key_0);
            pad.aim();
        } else if (event.key === Qt.Key_Backspace) {
            page.view.rubOut();
        } else {
            event.accepted = false;
        }
    }

    Column {
        id: said

        anchors.left: parent?.left
        y: page.upright ? 0 : Math.max(0, (page.area.height - height) / 2)
        width: (parent?.width ?? 0) - (page.upright ? 0 : desk.width + page.gutter)
        spacing: (page.upright ? 2.4 : 4) * Theme.unit

        Label {
            width: parent.width
            text: Sentences.wanted(page.view.who, page.view.kind, page.view.at)
            color: Theme.sideInk
            size: Theme.leadSize
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
        }
        Item {
            anchors.left: parent?.left
            width: dots.width
            height: dots.height
            visible: page.keys

            PinDots {
                id: dots

                digits: page.view.digits
                least: page.view.who === "admin_code" ? 6 : 4
                ink: Theme.sideInk
            }
        }
        Row {
            width: parent.width
            spacing: 1.4 * Theme.unit
            visible: hitch.text !== ""
            Accessible.role: Accessible.AlertMessage
            Accessible.name: hitch.text

            Glyph {
                id: sign

                anchors.verticalCenter: parent.verticalCenter
                width: (Theme.large ? 5 : 3) * Theme.unit
                name: page.view.checking ? "" : "alert"
                ink: Theme.sideInk
            }
            Label {
                id: hitch

                width: parent.width - sign.width - parent.spacing
                text: Sentences.hitch(page.view.who, page.view.wrong, page.view.checking, page.view.lockedUntil, page.view.clockWrong)
                Accessible.ignored: true
                onTextChanged: if (hitch.text !== "") Accessible.announce(hitch.text, Accessible.Assertive)
                color: Theme.sideInk
                size: Theme.largeSize
                font.weight: Font.Medium
                wrapMode: Text.WordWrap
            }
        }
    }
    Item {
        id: desk

        anchors.right: parent?.right
        y: page.upright ? said.height + 3 * Theme.unit : 0
        width: page.upright ? parent?.width : page.sideWidth
        height: page.deskFoot - y

        Keypad {
            id: pad

            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: page.keys ? page.shell.lowControls ? page.leastPad : Math.max(page.leastPad, page.mostPad) : 0
            visible: page.keys
            typing: !page.view.checking && page.view.lockedUntil === ""
            enterable: page.view.canEnter
            onTyped: (digit) => page.view.typeDigit(digit)
            onRubbedOut: page.view.rubOut()
            onEntered: page.view.enter()
        }
        BadgeShape {
            visible: !page.keys
            ink: Theme.sideInk
            width: Math.min(56 * Theme.unit, parent.width, parent.height)
            height: width
            anchors.horizontalCenter: parent.horizontalCenter
            y: ((page.upright ? parent.height : page.area.height) - height) / 2
        }
    }
}
