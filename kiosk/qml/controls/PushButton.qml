pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// The one button: never shows anything but plain text. `strong` is what the page is for, at most one; `outlined` is what
// gives something away; `chosen` is one of several that holds now.
Target {
    id: button

    required property string label
    property string detail: ""
    property string glyph: ""
    property bool strong: false
    property bool outlined: false
    property bool chosen: false
    property bool waiting: false
    property bool raised: false // on a plate of its own
    property bool inline: false
    property bool faded: false // can be pressed, and says why there is nothing to be had
    property bool elides: false // a name from outside, which may be longer than any button
    property real size: Theme.largeSize
    property real edge: 2 * Theme.hair
    property real detailSize: Theme.smallSize
    property bool folds: false // the detail, onto two lines
    property real detailRoom: 0 // that the details of buttons in a row have, so that their labels stand on one line
    // A label of several words that has no room on a line has two.
    readonly property bool breaks: !inline && !elides && !Theme.large && label.includes(" ") && main.implicitWidth > main.width
    readonly property real detailHeight: sub.implicitHeight
    property real glyphSize: Theme.large ? Theme.largeSign : 3.5 * Theme.unit
    readonly property color under: beside ? Theme.side : Theme.field
    readonly property color plate: beside ? (chosen || raised ? Theme.sideChosen : Theme.sideSurface) : chosen ? Theme.surfacePressed
                                                                                                     : Theme.surface
    readonly property color ground: strong ? Theme.strong : outlined ? under : plate
    readonly property color groundPressed: strong ? Theme.strongPressed : beside ? Theme.sidePressed : Theme.surfacePressed
    readonly property color writing: strong ? Theme.strongInk : beside ? Theme.sideInk : Theme.ink
    property color glyphInk: writing
    readonly property real labelWidth: main.implicitWidth
    readonly property string sign: chosen && glyph === "" ? "check" : glyph
    readonly property bool besideSign: inline && sign !== ""
    readonly property real signRoom: besideSign ? glyphSize + Theme.unit : 0

    implicitHeight: Theme.target
    implicitWidth: Math.max(Theme.target, Math.ceil(Math.max(main.implicitWidth, sub.implicitWidth)) + signRoom + 4 * Theme.unit)
    Accessible.name: Words.both(label, detail)

    Rectangle {
        anchors.fill: parent
        opacity: button.faded ? 0.35 : 1
        radius: Theme.radius
        color: button.pressed || button.waiting ? button.groundPressed : button.ground
        border.width: Theme.stark || button.outlined && !button.strong ? button.edge : 0
        border.color: button.outlined ? (button.beside ? Theme.sideOutline : Theme.outline)
                                      : button.beside ? Theme.sideEdge : Theme.surfaceEdge
    }
    Grid {
        anchors.centerIn: parent
        opacity: button.faded ? 0.35 : 1
        columns: button.besideSign ? 2 : 1
        columnSpacing: Theme.unit
        rowSpacing: 0.7 * Theme.unit
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        Loader {
            active: button.sign !== ""
            visible: active
            sourceComponent: Glyph {
                width: button.glyphSize
                name: button.sign
                ink: button.glyphInk
            }
        }
        Column {
            spacing: 0.4 * Theme.unit

            Label {
                id: main

                readonly property real room: button.width - button.signRoom - 2 * Theme.unit
                readonly property real needed: Math.max(implicitWidth, sub.visible ? sub.implicitWidth : 0)

                width: button.inline ? Math.min(needed, room) : room
                horizontalAlignment: button.besideSign ? Text.AlignLeft : Text.AlignHCenter
                text: button.label
                Accessible.ignored: true
                color: button.writing
                size: button.size
                font.weight: Font.DemiBold
                fontSizeMode: button.elides || button.breaks ? Text.FixedSize : Text.HorizontalFit
                minimumPixelSize: Math.round(Theme.large ? Theme.largeTextSize : 1.9 * Theme.unit)
                wrapMode: Theme.large ? Text.Wrap : button.breaks ? Text.WordWrap : Text.NoWrap
                maximumLineCount: button.elides ? Theme.large ? 2 : 1 : 100
                elide: button.elides ? Text.ElideRight : Text.ElideNone
            }
            Label {
                id: sub

                width: main.width
                height: Math.max(implicitHeight, button.detailRoom)
                verticalAlignment: Text.AlignTop
                horizontalAlignment: main.horizontalAlignment
                visible: text !== ""
                text: button.detail
                Accessible.ignored: true
                color: button.writing
                size: button.detailSize
                fontSizeMode: button.folds ? Text.FixedSize : Text.HorizontalFit
                minimumPixelSize: Math.round(Theme.large ? Theme.largeTextSize : 1.7 * Theme.unit)
                wrapMode: Theme.large ? Text.Wrap : button.folds ? Text.WordWrap : Text.NoWrap
                elide: button.elides ? Text.ElideRight : Text.ElideNone
            }
        }
    }
}
