pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// What is behind "More": other pages, languages, what helps to see and to reach, and the room on one's own phone.
PageFrame {
    id: page

    required property MoreViewModel view
    // On two sheets: where to go and what helps, then the languages and the code.
    readonly property bool paged: Theme.large && upright
    property int sheet: 0
    readonly property bool coded: view.qrModules > 0 && (!paged || sheet === 1)
    // What ends by itself is told beside the comforts, or under the field where these fill the band.
    readonly property bool toldBelow: upright || Theme.large
    readonly property real fieldHeight: area.height - (toldBelow ? passing.height + 2 * Theme.unit : 0)

    // A phone wants squares of 0.8 mm, which are more units where the screen is small.
    readonly property real codeWidth: Math.round((Theme.unit < 6.5 ? 39 : 30) * Theme.unit)
    readonly property real columnWidth: width - Math.round(0.64 * width) - 2 * Theme.margin
    readonly property real apart: 2.4 * Theme.unit
    readonly property Item footing: paged && sheet === 0 ? comforts : languages
    readonly property real waysRoom: fieldHeight - footing.height - apart
    // An upright screen has its code above the rest, which takes no more than it is made for.
    readonly property real uprightRest: footing.height + passing.height + 2 * Theme.unit + (paged ? 0 : rows.most + apart)

    title: qsTr("More", "title of a page: about the room, languages, help to see and reach")
    leaving: view.leaving
    hasSide: coded
    sideHeight: coded ? bandTop - bandGap - headHeight - 2 * 1.8 * Theme.unit - uprightRest : 0
    sideWidth: upright ? width - 2 * Theme.margin : Theme.large ? codeWidth : columnWidth
    onBack: view.goBack()
    Component.onCompleted: sheet = view.framed ? 1 : 0 // where the languages are
    side: Loader {
        id: phone

        anchors { left: parent?.left; right: parent?.right }
        active: page.coded
        sourceComponent: PhoneCode {
            path: page.view.qrPath
            modules: page.view.qrModules
            upright: page.upright
            most: page.upright ? page.sideHeight : page.area.height
        }
    }
    band: NextButton {
        anchors.right: parent?.right
        visible: page.paged
        shown: page.sheet + 1
        total: 2
        onTapped: page.sheet = 1 - page.sheet
    }

    Grid {
        id: rows

        readonly property int lines: Math.ceil(ways.count / columns)
        readonly property real most: page.shell.lowControls || page.paged ? Theme.target : page.upright ? 40 * Theme.unit : Infinity
        readonly property real each: (width - (columns - 1) * spacing) / columns
        readonly property real high: Math.max(Theme.target, Math.min(most, (page.waysRoom - (lines - 1) * spacing) / lines))

        anchors { left: parent?.left; right: parent?.right }
        y: page.footing.y - height - page.apart
        visible: !page.paged || page.sheet === 0
        columns: page.paged ? 1 : Math.max(1, ways.count)
        spacing: Theme.gap

        Repeater {
            id: ways

            model: page.view.ways

            PushButton {
                required property string kind

                objectName: kind
                width: rows.each
                height: rows.high
                beside: true
                inline: height < 20 * Theme.unit
                glyph: Words.wayGlyph[kind]
                glyphSize: Theme.large ? Theme.largeSign : (inline ? 3.5 : 8) * Theme.unit
                label: Words.way[kind]
                size: inline ? Theme.textSize : Theme.largeSize
                onTapped: page.view.openWay(kind)
            }
        }
    }
    LanguageChoices {
        id: languages

        anchors { left: parent?.left; right: parent?.right }
        y: page.fieldHeight - height
        visible: !page.paged || page.sheet === 1
        view: page.view
        upright: page.upright
    }
    Grid {
        id: comforts

        readonly property real each: (width - (columns - 1) * spacing) / columns

        anchors { left: parent?.left; leftMargin: page.paged ? 0 : page.bandFrom }
        y: page.paged ? page.fieldHeight - height : page.area.height + page.bandGap
        width: page.paged ? parent?.width
               : page.toldBelow ? page.bandWidth : page.bandWidth - page.columnWidth - page.gutter
        visible: !page.paged || page.sheet === 0
        columns: page.paged ? 1 : 3
        spacing: Theme.gap

        component Comfort: ChoiceButton {
            required property string kind

            objectName: kind
            width: comforts.each
            height: page.paged ? Theme.target : Theme.primaryTarget
            beside: true
            independent: true
            inline: Theme.large // the words leave a sign no room
            glyphSize: (inline ? 2.8 : 3.5) * Theme.unit
            size: Theme.blockSize
            onTapped: page.view.toggle(kind)
        }

        Comfort {
            kind: "large_text"
            glyph: Theme.large ? "" : "large"
            chosen: page.view.largeText
            label: qsTr("Larger text", "button: shows everything larger, for who stands here")
        }
        Comfort {
            kind: "more_contrast"
            glyph: Theme.large ? "" : "contrast"
            chosen: page.view.moreContrast
            label: qsTr("More contrast", "button: shows everything with more contrast, for who stands here")
        }
        Comfort {
            kind: "low_controls"
            glyph: Theme.large ? "" : "lower"
            chosen: page.view.lowControls
            label: qsTr("Lower the controls", "button: moves what can be touched down, for who stands or sits here")
        }
    }
    Label {
        id: passing

        anchors.left: page.toldBelow ? parent?.left : comforts.right
        anchors.leftMargin: page.toldBelow ? 0 : page.gutter
        y: page.toldBelow ? page.area.height - height : comforts.y + (comforts.height - height) / 2
        width: page.toldBelow ? parent?.width : page.columnWidth
        text: qsTr("After 30 seconds without a touch all is as it was.", "beside buttons for language, larger text, more contrast")
        color: Theme.sideQuiet
        size: Theme.smallSize
        wrapMode: Text.WordWrap
    }
}
