pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// Another time: a finger on the day, a length, two steppers, one confirmation. Goes home when left alone.
PageFrame {
    id: page

    required property OtherTimeViewModel view
    property bool asked: false

    title: qsTr("Another time", "title of the page where another time is chosen")
    leaving: view.leaving
    sideHeight: bandTop - 3 * Theme.unit - headHeight - 2 * 1.8 * Theme.unit - controls.implicitHeight
    onBack: view.goHome()
    side: DayView {
        anchors.fill: parent
        day: page.view.day
        heading: page.view.tomorrow ? Words.tomorrow : Words.today
        tappable: true
        onPicked: (at) => page.view.chooseAt(at)
    }
    band: PushButton {
        anchors { fill: parent; leftMargin: page.upright ? 0 : parent.width - page.sideWidth }
        beside: true
        strong: true
        enabled: page.view.possible
        label: qsTr("Book %1 – %2", "button; %1 and %2 are times").arg(page.view.start).arg(page.view.end)
        detail: Words.duration(page.view.hours, page.view.minutes)
        onTapped: page.view.book()
    }

    Column {
        id: controls

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        spacing: Theme.gap

        Label {
            width: parent.width
            text: page.asked ? qsTr("Before %1 it is too late.", "%1 is a time").arg(page.view.earliest)
                             : qsTr("Tap a free time in the day, or use the buttons.")
            color: Theme.sideQuiet
            size: Theme.smallSize
            wrapMode: Text.WordWrap
        }
        Row {
            id: days

            width: parent.width
            spacing: Theme.gap

            ChoiceButton {
                width: (days.width - days.spacing) / 2
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
                width: (days.width - days.spacing) / 2
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
        }
        Row {
            id: lengths

            Accessible.role: Accessible.Grouping
            Accessible.name: RoomWords.howLong
            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: page.view.lengths

                ChoiceButton {
                    required property int minutes
                    required property bool possible
                    required chosen

                    objectName: "length-" + minutes
                    width: (lengths.width - 3 * lengths.spacing) / 4
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
        Row {
            id: steppers

            width: parent.width
            spacing: 4 * Theme.unit

            Stepper {
                width: (steppers.width - steppers.spacing) / 2
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
                width: (steppers.width - steppers.spacing) / 2
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
