pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// One of several answers, of which one holds: a disc with a check in it before the words. On the dark ground.
Target {
    id: row

    required property string label
    property string detail: ""
    property bool chosen: false

    beside: true
    implicitHeight: Theme.target
    Accessible.role: Accessible.RadioButton
    Accessible.name: Words.both(label, detail)
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.onToggleAction: if (row.enabled) row.tapped()

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: row.pressed ? Theme.sidePressed : row.chosen ? Theme.sideChosen : Theme.sideSurface
        border.width: row.chosen ? Math.round(0.4 * Theme.unit) : Theme.stark ? 2 * Theme.hair : 0
        border.color: row.chosen ? Theme.sideInk : Theme.sideEdge
    }
    Rectangle {
        id: disc

        anchors { left: parent.left; leftMargin: 2 * Theme.unit; verticalCenter: parent.verticalCenter }
        width: 2 * Math.round(1.75 * Theme.unit)
        height: width
        radius: width / 2
        color: row.chosen ? Theme.sideInk : "transparent"
        border { width: Math.max(1, Math.round(0.25 * Theme.unit)); color: Theme.sideInk }

        Glyph {
            anchors.centerIn: parent
            visible: row.chosen
            width: 2.2 * Theme.unit
            name: "check"
            ink: Theme.side
        }
    }
    Column {
        anchors { left: disc.right; right: parent.right; margins: 1.5 * Theme.unit; verticalCenter: parent.verticalCenter }
        spacing: 0.3 * Theme.unit

        Label {
            width: parent.width
            text: row.label
            Accessible.ignored: true
            color: Theme.sideInk
            size: Theme.textSize
            font.weight: Font.Medium
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.shrinks * Theme.textSize)
            wrapMode: Theme.large ? Text.Wrap : Text.NoWrap
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: row.detail
            Accessible.ignored: true
            color: Theme.sideQuiet
            size: Theme.smallSize
        }
    }
}
