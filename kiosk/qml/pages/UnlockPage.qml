pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// A wish waits for a PIN or a badge. Goes home when left alone.
Item {
    id: page

    required property ShellViewModel shell
    required property UnlockViewModel view
    readonly property bool upright: shell.upright
    readonly property bool keys: view.who === "pin"
    readonly property real padHeight: Math.min(height - 2 * Theme.margin - 8 * Theme.unit, 4 * Theme.primaryTarget + 3 * Theme.gap)

    Rectangle {
        anchors.fill: parent
        color: Theme.field
    }
    Rectangle {
        id: side

        visible: !page.upright
        x: Math.round(0.64 * page.width)
        width: page.width - x
        height: page.height
        color: Theme.side
    }
    Column {
        id: words

        x: Theme.margin
        y: Theme.margin
        width: (page.upright ? page.width : side.x) - 2 * Theme.margin
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
            text: Sentences.wanted(page.view.wish, page.view.at)
            color: Theme.quiet
            size: Theme.textSize
            wrapMode: Text.WordWrap
        }
    }
    Rectangle {
        x: Theme.margin
        y: page.upright ? words.y + words.height + 3 * Theme.unit : back.y - height - 3 * Theme.unit
        width: words.width
        height: hitch.height + 4 * Theme.unit
        visible: hitch.text !== ""
        radius: Theme.radius
        color: Theme.strong
        Accessible.role: Accessible.AlertMessage
        Accessible.name: hitch.text

        Label {
            id: hitch

            x: 2.6 * Theme.unit
            width: parent.width - 2 * x
            anchors.verticalCenter: parent.verticalCenter
            text: Sentences.hitch(page.view.who, page.view.wrong, page.view.checking, page.view.lockedUntil)
            color: Theme.strongInk
            size: Theme.textSize
            font.weight: Font.Medium
            wrapMode: Text.WordWrap
        }
    }
    PinDots {
        anchors { horizontalCenter: pad.horizontalCenter; bottom: pad.top; bottomMargin: 4 * Theme.unit }
        visible: page.keys
        digits: page.view.digits
        ink: page.upright ? Theme.ink : Theme.sideInk
    }
    BadgeShape {
        readonly property real room: page.upright ? page.width : side.width

        visible: !page.keys
        ink: page.upright ? Theme.ink : Theme.sideInk
        width: 0.56 * room
        height: width
        x: page.upright ? (page.width - width) / 2 : side.x + (side.width - width) / 2
        y: (page.height - height) / 2
    }
    Keypad {
        id: pad

        readonly property real inset: page.upright ? Theme.margin : 4.6 * Theme.unit

        visible: page.keys
        beside: !page.upright
        x: page.upright ? inset : side.x + inset
        width: (page.upright ? page.width : side.width) - 2 * inset
        height: page.padHeight
        y: page.height - Theme.margin - height - (page.upright ? back.height + 3 * Theme.unit : 0)
        typing: !page.view.checking && page.view.lockedUntil === ""
        enterable: page.view.canEnter
        onTyped: (digit) => page.view.typeDigit(digit)
        onRubbedOut: page.view.rubOut()
        onEntered: page.view.enter()
    }
    PushButton {
        id: back

        x: Theme.margin
        y: page.height - Theme.margin - height
        width: words.width * (page.upright ? 1 : 0.3)
        height: Theme.primaryTarget
        label: qsTr("Back", "button: to the first page")
        onTapped: page.view.withdraw()
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width * page.view.leaving
        height: 4 * Theme.hair
        color: Theme.ink
    }
}
