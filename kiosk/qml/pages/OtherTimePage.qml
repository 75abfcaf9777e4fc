pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// Another time: a finger on the day, two steppers, one confirmation. Goes home when left alone.
PageFrame {
    id: page

    required property OtherTimeViewModel view

    leaving: view.leaving
    sideHeight: height - Theme.margin - 8 * Theme.unit - title.height - 4.4 * Theme.unit - hint.height - days.height
                - 4 * Theme.unit - steppers.height - 4 * Theme.unit - Theme.primaryTarget
    onBack: view.goHome()
    side: DayView {
        anchors { fill: parent; topMargin: page.upright ? 0 : 0.9 * Theme.unit }
        day: page.view.day
        heading: page.view.tomorrow ? Words.tomorrow : Words.today
        tappable: true
        onPicked: (at) => page.view.chooseAt(at)
    }

    Label {
        id: title

        anchors { left: parent.left; right: clock.left }
        text: qsTr("Book another time")
        size: Theme.titleSize
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
    }
    Label {
        id: clock

        anchors { right: parent.right; baseline: title.baseline }
        text: page.view.clock
        size: Theme.titleSize
        font.weight: Font.Medium
    }
    Label {
        id: hint

        anchors { left: parent.left; right: parent.right; top: title.bottom; topMargin: 1.2 * Theme.unit }
        text: qsTr("Tap a free time in the day, or use the buttons.")
        color: Theme.quiet
        size: Theme.textSize
        wrapMode: Text.WordWrap
    }
    Row {
        id: days

        anchors { left: parent.left; top: hint.bottom; topMargin: 3.2 * Theme.unit }
        spacing: Theme.gap

        PushButton {
            width: Math.max(implicitWidth, 22 * Theme.unit)
            label: Words.today
            size: Theme.textSize
            strong: !page.view.tomorrow
            enabled: page.view.canToday
            opacity: enabled ? 1 : 0.35
            onTapped: page.view.choose("today")
        }
        PushButton {
            width: Math.max(implicitWidth, 22 * Theme.unit)
            label: Words.tomorrow
            size: Theme.textSize
            strong: page.view.tomorrow
            enabled: page.view.canTomorrow
            opacity: enabled ? 1 : 0.35
            onTapped: page.view.choose("tomorrow")
        }
    }
    Row {
        id: steppers

        anchors { left: parent.left; right: parent.right; bottom: confirm.top; bottomMargin: 4 * Theme.unit }
        spacing: 6 * Theme.unit

        Stepper {
            width: (parent.width - parent.spacing) / 2
            heading: qsTr("From", "above the start time being chosen")
            value: page.view.start
            lessName: qsTr("Start earlier")
            moreName: qsTr("Start later")
            canLess: page.view.canEarlier
            canMore: page.view.canLater
            onLess: page.view.choose("earlier")
            onMore: page.view.choose("later")
        }
        Stepper {
            width: (parent.width - parent.spacing) / 2
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
    PushButton {
        id: confirm

        anchors { right: parent.right; bottom: parent.bottom }
        width: (parent.width - Theme.gap) * 0.7
        height: Theme.primaryTarget
        strong: true
        enabled: page.view.possible
        label: qsTr("Book %1 – %2", "button; %1 and %2 are times").arg(page.view.start).arg(page.view.end)
        detail: Words.duration(page.view.hours, page.view.minutes)
        onTapped: page.view.book()
    }
}
