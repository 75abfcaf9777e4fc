pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// What is still to come today, in large letters, and the way to another time.
PageFrame {
    id: page

    required property TodayViewModel view

    title: Words.today
    leaving: view.leaving
    onBack: view.goHome()
    band: PushButton {
        objectName: "other_time"
        anchors.right: parent?.right
        width: Math.min(parent?.width ?? 0, 60 * Theme.unit)
        height: Theme.primaryTarget
        visible: page.view.mayChoose
        beside: true
        label: Words.otherTime
        onTapped: page.view.chooseTime()
    }

    Column {
        anchors { left: parent?.left; right: parent?.right }
        spacing: 1.6 * Theme.unit
        Accessible.role: Accessible.List
        Accessible.name: page.title

        Repeater {
            model: page.view.entries

            Label {
                required property string span
                required property string tag

                width: parent?.width ?? 0
                text: qsTr("%1  %2", "%1 is a start and an end time, %2 what is then, such as: Reserved")
                      .arg(span).arg(Words.tag[tag])
                Accessible.role: Accessible.ListItem
                color: Theme.sideInk
                size: Theme.largeTextSize
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
            }
        }
        Label {
            width: parent.width
            text: !page.view.known ? Words.dayUnknown
                  : page.view.more > 0 ? qsTr("and %Ln more", "bookings of today", page.view.more)
                  : qsTr("Nothing else is booked today.")
            color: Theme.sideQuiet
            size: Theme.largeTextSize
            wrapMode: Text.WordWrap
        }
    }
}
