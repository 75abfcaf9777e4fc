pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme

// The lines of a day's axis, and the hour beside each; all of one size, the largest that fits them all.
Item {
    id: hours

    required property DayViewModel day
    required property real gutter

    Repeater {
        model: hours.day.hours

        Item {
            id: hour

            required property real place
            required property string text

            y: Math.round(place * hours.height)
            width: hours.width

            Label {
                anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                text: hour.text
                Accessible.ignored: true // each booking says its times
                columns: true
                color: Theme.sideQuiet
                size: Math.min(Theme.blockSize, Theme.blockSize * (hours.gutter - 2 * Theme.unit) / Math.max(1, widest.advanceWidth))
            }
            Rectangle {
                anchors.right: parent.right
                width: parent.width - hours.gutter
                height: Theme.hair
                color: Theme.rule
            }
        }
    }
    TextMetrics {
        id: widest

        text: hours.day.widestHour
        font.family: Theme.family
        font.features: Theme.tabular
        font.pixelSize: Math.round(Theme.blockSize)
    }
}
