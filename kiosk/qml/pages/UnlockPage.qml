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
    readonly property color ink: upright ? Theme.ink : Theme.sideInk

    leaving: view.leaving
    backWidth: (upright ? 1 : 0.3) * words.width
    onBack: view.withdraw()
    side: [
        PinDots {
            anchors { horizontalCenter: pad.horizontalCenter; bottom: pad.top; bottomMargin: 4 * Theme.unit }
            visible: page.keys
            digits: page.view.digits
            ink: page.ink
        },
        Keypad {
            id: pad

            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            visible: page.keys
            beside: !page.upright
            height: Math.min(page.height - 2 * Theme.margin - 8 * Theme.unit, 4 * Theme.primaryTarget + 3 * Theme.gap)
            typing: !page.view.checking && page.view.lockedUntil === ""
            enterable: page.view.canEnter
            onTyped: (digit) => page.view.typeDigit(digit)
            onRubbedOut: page.view.rubOut()
            onEntered: page.view.enter()
        },
        BadgeShape {
            visible: !page.keys
            ink: page.ink
            width: 0.56 * (parent.width + 2 * page.inset)
            height: width
            x: (parent.width - width) / 2
            y: (page.height - height) / 2 - parent.y
        }
    ]

    Column {
        id: words

        anchors { left: parent.left; right: parent.right }
        spacing: 1.2 * Theme.unit

        Label {
            width: parent.width
            text: Sentences.asked(page.view.who)
            size: Theme.leadSize
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
        }
        Label {
            width: parent.width
            text: Sentences.wanted(page.view.kind, page.view.at)
            color: Theme.quiet
            size: Theme.textSize
            wrapMode: Text.WordWrap
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right }
        y: page.upright ? words.height + 3 * Theme.unit : parent.height - Theme.primaryTarget - height - 3 * Theme.unit
        height: hitch.height + 4 * Theme.unit
        visible: hitch.text !== ""
        radius: Theme.radius
        color: Theme.strong
        Accessible.role: Accessible.AlertMessage
        Accessible.name: hitch.text

        Label {
            id: hitch

            anchors { left: parent.left; right: parent.right; margins: 2.6 * Theme.unit; verticalCenter: parent.verticalCenter }
            text: Sentences.hitch(page.view.who, page.view.wrong, page.view.checking, page.view.lockedUntil)
            color: Theme.strongInk
            size: Theme.textSize
            font.weight: Font.Medium
            wrapMode: Text.WordWrap
        }
    }
}
