pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// A day as an axis of hours with its bookings on it. Where it may be tapped, it says where on the axis.
Item {
    id: view

    required property DayViewModel day
    required property string heading
    property bool tappable: false
    readonly property real gutter: 9 * Theme.unit

    signal picked(real at)

    Label {
        id: heading

        anchors.left: parent.left
        text: view.heading
        color: Theme.sideInk
        size: Theme.textSize
        font.weight: Font.DemiBold
    }
    Label {
        anchors { right: parent.right; baseline: heading.baseline }
        text: view.day.date
        color: Theme.sideQuiet
        size: Theme.textSize
    }
    Label {
        anchors { left: parent.left; right: parent.right; top: heading.bottom; topMargin: 2 * Theme.unit }
        visible: !view.day.known
        text: Words.dayUnknown
        color: Theme.sideQuiet
        size: Theme.textSize
        wrapMode: Text.WordWrap
    }
    Item {
        id: axis

        anchors { fill: parent; topMargin: heading.height + 3 * Theme.unit; bottomMargin: 1.6 * Theme.unit }
        visible: view.day.known

        Repeater {
            model: view.day.hours

            Item {
                id: hour

                required property real place
                required property string text

                y: Math.round(place * axis.height)
                width: axis.width

                Label {
                    anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                    text: hour.text
                    color: Theme.sideQuiet
                    size: Math.min(Theme.blockSize, Theme.blockSize * 6.8 * Theme.unit / Math.max(1, wide.advanceWidth))
                }
                TextMetrics {
                    id: wide

                    text: hour.text
                    font.family: Theme.family
                    font.features: Theme.tabular
                    font.pixelSize: Math.round(Theme.blockSize)
                }
                Rectangle {
                    anchors.right: parent.right
                    width: parent.width - view.gutter
                    height: Theme.hair
                    color: Theme.rule
                }
            }
        }
        Rectangle {
            visible: view.day.now >= 0
            anchors.right: parent.right
            y: Math.round(view.day.now * axis.height) - height / 2
            width: axis.width - view.gutter + 1.2 * Theme.unit
            height: 2 * Theme.hair
            color: Theme.sideInk
        }
        Rectangle {
            visible: view.day.now >= 0
            anchors { left: parent.left; leftMargin: view.gutter - 1.2 * Theme.unit - width / 2 }
            y: Math.round(view.day.now * axis.height) - height / 2
            width: 1.5 * Theme.unit
            height: width
            radius: width / 2
            color: Theme.sideInk
        }
        Repeater {
            model: view.day.unsure

            DayStretch {
                required property real place
                required property real share

                anchors.right: axis.right
                y: Math.round(place * axis.height) + Theme.hair
                width: axis.width - view.gutter
                height: Math.round((place + share) * axis.height) - y - Theme.hair
            }
        }
        Repeater {
            model: view.day.blocks

            DayBlock {
                required property real place
                required property real share
                required property int lane
                required property int lanes
                readonly property real room: (axis.width - view.gutter) / lanes

                anchors { left: axis.left; leftMargin: view.gutter + lane * room }
                y: Math.round(place * axis.height) + Theme.hair
                width: room - (lane < lanes - 1 ? 0.6 * Theme.unit : 0)
                height: Math.round((place + share) * axis.height) - y - Theme.hair
                nowY: view.day.now < 0 ? -1 : Math.round(view.day.now * axis.height) - y
            }
        }
        TapHandler {
            enabled: view.tappable
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: (point) => view.picked(point.position.y / axis.height)
        }
    }
}
