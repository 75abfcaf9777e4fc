pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// What was found of the panel, a line for each check; as many of them as a sheet holds, beginning at `from`.
Item {
    id: sheet

    required property string called
    required property var rows
    required property int from
    required property int linesShown
    readonly property real each: height / linesShown
    readonly property real named: (Theme.large ? 0.46 : 0.31) * width
    readonly property bool folded: Array.from({ length: lines.count }, (_, n) => lines.itemAt(n)).some(line => line?.mendFits === false)

    Accessible.role: Accessible.List
    Accessible.name: called

    Repeater {
        id: lines

        model: sheet.rows

        CheckLine {
            required property int index
            readonly property int place: index - sheet.from

            anchors { left: sheet.left; right: sheet.right; top: sheet.top; topMargin: place * sheet.each }
            visible: place >= 0 && place < sheet.linesShown
            height: sheet.each
            named: sheet.named
            folded: sheet.folded
            ruled: place > 0
        }
    }
}
