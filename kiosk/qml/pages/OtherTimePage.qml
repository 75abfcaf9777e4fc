pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// Another time: a finger on the day, a length, two steppers, one confirmation. Goes home when left alone. The day gives way
// where text is large, and where a wide screen has its controls low: there is no room beside them for a finger on it.
PageFrame {
    id: page

    required property OtherTimeViewModel view
    property bool asked: false
    readonly property bool compact: Theme.large || low
    readonly property bool dayTaps: !compact && !shell.lowControls
    // Beside Back where there is room for it.
    readonly property bool hintBeside: !upright && !Theme.large
    readonly property real hintRoom: hintBeside || !hint.visible ? 0 : hint.height + Theme.gap
    readonly property int dayColumns: low ? 6 : 2
    readonly property int lengthColumns: low ? 6 : Theme.large && upright ? 2 : 4

    title: Words.otherTime
    leaving: view.leaving
    hasSide: !compact
    touchable: !upright
    lowest: controls.implicitHeight
    sideHeight: compact ? 0 : bandTop - 3 * Theme.unit - headHeight - 2 * 1.8 * Theme.unit - controls.implicitHeight - hintRoom
    onBack: view.goHome()
    side: DayView {
        anchors.fill: parent
        day: page.view.day
        heading: page.view.tomorrow ? Words.tomorrow : Words.today
        tappable: page.dayTaps
        onPicked: (at) => page.view.chooseAt(at)
    }
    band: PushButton {
        objectName: "take"
        anchors { fill: parent; leftMargin: page.upright || Theme.large ? 0 : parent.width - page.sideWidth }
        beside: true
        strong: true
        enabled: page.view.possible
        label: qsTr("Book %1 – %2", "button; %1 and %2 are times").arg(page.view.start).arg(page.view.end)
        detail: Words.duration(page.view.hours, page.view.minutes)
        onTapped: page.view.book()
    }

    Label {
        id: hint

        anchors { left: parent?.left; leftMargin: page.hintBeside ? page.bandFrom : 0 }
        y: page.hintBeside ? page.area.height + page.bandGap + (Theme.primaryTarget - height) / 2 : controls.y - height - Theme.gap
        width: (parent?.width ?? 0) - anchors.leftMargin - (page.low ? page.sideWidth + page.gutter : 0)
        visible: page.asked || page.dayTaps
        text: page.asked ? qsTr("Before %1 it is too late.", "%1 is a time").arg(page.view.earliest)
                         : qsTr("Tap a free time in the day, or use the buttons.")
        color: Theme.sideQuiet
        size: Theme.smallSize
        wrapMode: Text.WordWrap
    }
    Column {
        id: controls

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        spacing: Theme.gap

        Flow {
            id: quick

            readonly property real dayWidth: Math.floor((width - (page.dayColumns - 1) * spacing) / page.dayColumns)
            readonly property real lengthWidth: Math.floor((width - (page.lengthColumns - 1) * spacing) / page.lengthColumns)

            width: parent.width
            spacing: Theme.gap

            ChoiceButton {
                width: quick.dayWidth
                beside: true
                inline: true
                glyphSize: 2.4 * Theme.unit
                chosen: !page.view.tomorrow
                enabled: page.view.canToday
                opacity: enabled ? 1 : 0.35
                label: Words.today
                size: Theme.textSize
                onTapped: page.view.choose("today")
            }
            ChoiceButton {
                width: quick.dayWidth
                beside: true
                inline: true
                glyphSize: 2.4 * Theme.unit
                chosen: page.view.tomorrow
                enabled: page.view.canTomorrow
                opacity: enabled ? 1 : 0.35
                label: Words.tomorrow
                size: Theme.textSize
                onTapped: page.view.choose("tomorrow")
            }

            Repeater {
                model: page.view.lengths

                ChoiceButton {
                    required property int minutes
                    required property bool possible
                    required chosen

                    objectName: "length-" + minutes
                    width: quick.lengthWidth
                    beside: true
                    inline: true
                    glyphSize: 2.4 * Theme.unit
                    enabled: possible
                    opacity: possible ? 1 : 0.35
                    label: Acts.length(minutes, "")
                    size: Theme.textSize
                    onTapped: page.view.chooseLength(minutes)
                }
            }
        }
        Grid {
            id: steppers

            readonly property real each: (width - (columns - 1) * columnSpacing) / columns

            width: parent.width
            columns: Theme.large && page.upright ? 1 : 2
            columnSpacing: 4 * Theme.unit
            rowSpacing: Theme.gap

            Stepper {
                width: steppers.each
                heading: qsTr("From", "above the start time being chosen")
                value: page.view.start
                lessName: qsTr("Start earlier")
                moreName: qsTr("Start later")
                canLess: page.view.canEarlier
                canMore: page.view.canLater
                onLess: page.view.choose("earlier")
                onMore: page.view.choose("later")
                onTooLittle: page.asked = true
            }
            Stepper {
                width: steppers.each
                heading: qsTr("Until", "above the end time being chosen")
                value: page.view.end
                lessName: qsTr("End earlier")
                moreName: qsTr("End later")
                canLess: page.view.canShorter
                canMore: page.view.canLonger
                onLess: page.view.choose("shorter")
                onMore: page.view.choose("longer")
            }
        }
    }
}
