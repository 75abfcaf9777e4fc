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
    readonly property real gutter: 9.4 * Theme.unit
    readonly property real headBase: title.baselineOffset

    signal picked(real at)

    function along(place: real): int { return Math.round(place * axis.height); }

    Accessible.role: Accessible.List
    Accessible.name: Words.both(heading, day.date)

    Label {
        id: title

        anchors.left: parent.left
        text: view.heading
        Accessible.ignored: true
        color: Theme.sideInk
        size: Theme.textSize
        font.weight: Font.DemiBold
    }
    Label {
        anchors { right: parent.right; left: title.right; leftMargin: Theme.unit; baseline: title.baseline }
        horizontalAlignment: Text.AlignRight
        text: view.day.date
        Accessible.ignored: true
        color: Theme.sideQuiet
        size: Theme.textSize
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(0.85 * Theme.textSize)
    }
    Label {
        anchors { left: parent.left; right: parent.right }
        y: title.height + (parent.height - title.height) / 3 - height / 2
        visible: !view.day.known
        horizontalAlignment: Text.AlignHCenter
        text: Words.dayUnknown
        color: Theme.sideQuiet
        size: Theme.textSize
        wrapMode: Text.WordWrap
    }
    Item {
        id: axis

        anchors { fill: parent; topMargin: title.height + 3.4 * Theme.unit; bottomMargin: 1.6 * Theme.unit }
        visible: view.day.known

        DayHours {
            anchors.fill: parent
            day: view.day
            gutter: view.gutter
        }
        Repeater {
            model: view.day.openings

            DayOpening {
                required property real place
                required property real share

                anchors.right: axis.right
                y: view.along(place) + 3 * Theme.hair
                width: axis.width - view.gutter
                height: view.along(place + share) - y - 3 * Theme.hair
                visible: view.tappable
                pressedAt: touch.pressed ? touch.point.position.y - y : -1
                quarter: view.day.quarter * axis.height
            }
        }
        Rectangle {
            visible: view.day.now >= 0
            anchors.right: parent.right
            y: view.along(view.day.now) - height / 2
            width: axis.width - view.gutter + 1.2 * Theme.unit
            height: 2 * Theme.hair
            color: Theme.sideInk
        }
        Repeater {
            model: view.day.unsure

            DayStretch {
                required property real place
                required property real share

                anchors.right: axis.right
                y: view.along(place) + Theme.hair
                width: axis.width - view.gutter
                height: view.along(place + share) - y - Theme.hair
            }
        }
        Hatch {
            anchors.right: parent.right
            visible: view.day.shutFrom >= 0
            y: view.along(view.day.shutFrom)
            width: axis.width - view.gutter
            height: view.along(view.day.shutUntil) - y
            ink: Theme.rule
            stripe: 1.4 * Theme.unit
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
                y: view.along(place) + Theme.hair
                width: room - (lane < lanes - 1 ? 0.6 * Theme.unit : 0)
                height: view.along(place + share) - y - Theme.hair
                shut: view.day.shutFrom >= 0 && place < view.day.shutUntil && place + share > view.day.shutFrom
                nowY: view.day.now < 0 ? -1 : view.along(view.day.now) - y
            }
        }
        // Where one booking ends and the next begins, in a row nobody can tell apart.
        Repeater {
            model: view.day.seams

            Rectangle {
                required property real place

                anchors.right: axis.right
                y: view.along(place) - Theme.hair
                width: 0.3 * (axis.width - view.gutter)
                height: 2 * Theme.hair
                color: Theme.side
            }
        }
        Rectangle {
            visible: view.day.now >= 0
            anchors { left: parent.left; leftMargin: view.gutter - 1.2 * Theme.unit - width / 2 }
            y: view.along(view.day.now) - height / 2
            width: 2 * Math.round(0.75 * Theme.unit)
            height: width
            radius: width / 2
            color: Theme.sideInk
        }
        TapHandler {
            id: touch

            enabled: view.tappable
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: (point) => view.picked(point.position.y / axis.height)
        }
    }
}
