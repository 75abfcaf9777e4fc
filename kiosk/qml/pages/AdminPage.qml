pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// For who looks after the panel: what was found on one side, what can be tried and set on the other, below it on an upright
// screen. Where text is large they come one after the other. Closes by itself.
PageFrame {
    id: page

    required property AdminViewModel view
    readonly property bool paged: Theme.large
    readonly property int linesShown: paged ? upright ? 6 : 4 : 7 // of a sheet
    readonly property int checkSheets: Math.ceil(7 / linesShown)
    readonly property int sheets: paged ? checkSheets + 1 : 1
    property int sheet: 0
    readonly property bool onTools: !paged || sheet === checkSheets || view.choosing
    readonly property bool wide: low && !upright && view.choosing // low, languages need all of the width
    readonly property bool onChecks: paged ? !onTools : !wide
    readonly property real toolsWidth: paged || upright || wide ? area.width : sideWidth
    readonly property real checksWidth: paged || upright ? area.width : area.width - sideWidth - gutter
    readonly property real checksHeight: paged || !upright ? area.height : 0.56 * area.height

    title: Checks.administration
    leaving: view.leaving
    touchable: true
    lowest: (upright ? 88 : 44) * Theme.unit
    backLabel: view.choosing ? "" : qsTr("Close", "button: closes the page of who looks after the panel")
    onBack: view.goBack()
    band: [
        NextButton {
            anchors.right: parent?.right
            visible: page.paged && !page.view.choosing
            shown: page.sheet + 1
            total: page.sheets
            onTapped: page.sheet = (page.sheet + 1) % page.sheets
        },
        Label {
            anchors { left: parent?.left; right: restarts.left; rightMargin: page.bandGap; verticalCenter: parent?.verticalCenter }
            visible: !page.paged
            text: qsTr("Closes by itself after 2 minutes. Every login is in the log.")
            color: Theme.sideQuiet
            size: Theme.smallSize
            wrapMode: Text.WordWrap
        },
        RestartButton {
            id: restarts

            view: page.view
            anchors.right: parent?.right
            visible: !page.paged
            width: page.upright ? Math.round(0.48 * page.bandWidth) : page.sideWidth
            height: Theme.primaryTarget
        }
    ]

    CheckSheet {
        anchors { left: parent?.left; top: parent?.top }
        visible: page.onChecks
        width: page.checksWidth
        height: page.checksHeight
        called: page.title
        rows: page.view.rows
        from: page.paged ? page.sheet * page.linesShown : 0
        linesShown: page.linesShown
    }
    Item {
        id: tools

        readonly property real factsHeight: facts.visible ? facts.height + 2.4 * Theme.unit : 0
        readonly property int columns: page.wide ? 3 : page.paged && page.upright && !page.view.choosing ? 1 : 2
        readonly property int lines: page.view.choosing ? (page.wide ? 2 : 3) : 4 / columns + (page.paged ? 1 : 0)
        readonly property bool flat: high < 13 * Theme.unit || Theme.large
        readonly property real each: (width - (columns - 1) * Theme.gap) / columns
        readonly property real most: Math.max(Theme.target, 17 * Theme.unit)
        // Low, they stand at the foot, with the facts above them, and none begins in the upper half.
        readonly property bool sunk: page.low && !page.upright
        readonly property real reach: sunk ? page.bandTop - page.bandGap - 0.47 * page.height : height - factsHeight
        readonly property real high: Math.min(most, (reach - (lines - 1) * Theme.gap) / lines)

        anchors { right: parent?.right; bottom: parent?.bottom }
        visible: page.onTools
        width: page.toolsWidth
        height: page.upright && !page.paged ? page.area.height - page.checksHeight - 2.4 * Theme.unit : page.area.height

        PanelTools {
            y: tools.sunk ? tools.height - height : 0
            visible: !page.view.choosing
            view: page.view
            still: page.shell.still
            restarts: page.paged
            columns: tools.columns
            each: tools.each
            high: tools.high
            flat: tools.flat
        }
        LanguageGrid {
            y: tools.sunk ? tools.height - height : 0
            columns: tools.columns
            visible: page.view.choosing
            languages: page.view.languages
            each: tools.each
            high: tools.high
            onChosen: (code) => page.view.chooseLanguage(code)
        }
        PanelFacts {
            id: facts

            anchors { left: parent.left; right: parent.right }
            y: tools.sunk ? 0 : tools.height - height
            visible: !page.paged && !page.view.choosing
            version: page.view.version
            panel: page.view.panel
            key: page.view.key
        }
    }
    Flash { parent: page; anchors.fill: parent; z: 1; visible: page.view.blinks }
}
