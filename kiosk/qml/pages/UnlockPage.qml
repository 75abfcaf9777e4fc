pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// An intent waits for a PIN or a badge. Goes home when left alone.
PageFrame {
    id: page

    required property UnlockViewModel view
    readonly property bool keys: view.who === "pin"

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

    Label {
        id: wanted

        anchors.left: parent.left
        width: parent.width - (page.upright ? 0 : desk.width + page.gutter)
        text: Sentences.wanted(page.view.kind, page.view.at)
        color: Theme.sideInk
        size: Theme.leadSize
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
    }
    Item {
        id: desk

        // Beside Back, down to its foot.
        anchors { right: parent.right; bottom: parent.bottom; bottomMargin: page.upright ? 0 : -3 * Theme.unit - Theme.primaryTarget }
        width: page.upright ? parent.width : page.sideWidth
        height: parent.height - anchors.bottomMargin - (page.upright ? wanted.height + 3 * Theme.unit : 0)

        Row {
            anchors {
                left: parent.left; right: parent.right
                bottom: page.keys ? dots.top : parent.bottom; bottomMargin: 1.6 * Theme.unit
            }
            spacing: 1.4 * Theme.unit
            visible: hitch.text !== ""
            Accessible.role: Accessible.AlertMessage
            Accessible.name: hitch.text

            Glyph {
                id: sign

                anchors.verticalCenter: parent.verticalCenter
                width: 3 * Theme.unit
                name: page.view.checking ? "" : "alert"
                ink: Theme.sideInk
            }
            Label {
                id: hitch

                width: parent.width - sign.width - parent.spacing
                text: Sentences.hitch(page.view.who, page.view.wrong, page.view.checking, page.view.lockedUntil)
                Accessible.ignored: true
                onTextChanged: if (hitch.text !== "") Accessible.announce(hitch.text, Accessible.Assertive)
                color: Theme.sideInk
                size: Theme.textSize
                font.weight: Font.Medium
                wrapMode: Text.WordWrap
            }
        }
        PinDots {
            id: dots

            anchors { horizontalCenter: pad.horizontalCenter; bottom: pad.top; bottomMargin: 2.4 * Theme.unit }
            visible: page.keys
            digits: page.view.digits
            ink: Theme.sideInk
        }
        Keypad {
            id: pad

            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: !page.keys ? 0 : Math.max(4 * Theme.target + 3 * Theme.gap, Math.min(parent.height - 15 * Theme.unit,
                                                                                    4 * Theme.primaryTarget + 3 * Theme.gap))
            visible: page.keys
            typing: !page.view.checking && page.view.lockedUntil === ""
            enterable: page.view.canEnter
            onTyped: (digit) => page.view.typeDigit(digit)
            onRubbedOut: page.view.rubOut()
            onEntered: page.view.enter()
        }
    }
    BadgeShape {
        visible: !page.keys
        ink: Theme.sideInk
        width: Math.min(44 * Theme.unit, desk.width)
        height: width
        anchors { horizontalCenter: desk.horizontalCenter; verticalCenter: desk.verticalCenter; verticalCenterOffset: -4 * Theme.unit }
    }
}
