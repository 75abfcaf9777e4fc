pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// All text on the screen: plain, in the shipped typeface. Figures that stand in columns, or tick, keep their width.
Text {
    property real size: Theme.textSize
    property bool columns: false
    property real airAbove: 0

    textFormat: Text.PlainText
    horizontalAlignment: Text.AlignLeft // from where the page begins, whatever script the text is in
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Math.max(1, Math.round(size))
    font.features: columns ? Theme.tabular : ({})
    font.letterSpacing: size > 3 * Theme.unit ? Theme.tracking * size : 0
    lineHeight: Theme.leadingOf(text)
    topPadding: airAbove - Theme.spareAbove(text) * size
    verticalAlignment: Text.AlignVCenter
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
