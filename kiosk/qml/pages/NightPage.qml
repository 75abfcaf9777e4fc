pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls
import kiosk.qml.theme
import kiosk.qml.words

// A dark screen in a dark corridor: name, clock, and the state as a lamp that is turned down.
Rectangle {
    id: page

    required property ShellViewModel shell
    required property NightViewModel view
    readonly property color glow: Theme.night[view.tone]
    readonly property list<point> way: [
        Qt.point(0, 0), Qt.point(1, 0), Qt.point(2, 0), Qt.point(2, 1),
        Qt.point(2, 2), Qt.point(1, 2), Qt.point(0, 2), Qt.point(0, 1)
    ]

    color: Theme.dark

    Item {
        anchors {
            fill: parent
            leftMargin: Theme.margin + (page.way[page.view.step].x - 1) * Theme.unit
            rightMargin: Theme.margin - (page.way[page.view.step].x - 1) * Theme.unit
            topMargin: Theme.margin + (page.way[page.view.step].y - 1) * Theme.unit
            bottomMargin: Theme.margin - (page.way[page.view.step].y - 1) * Theme.unit
        }

        HungLabel {
            id: name

            width: parent.width - clock.width - 3 * Theme.unit
            text: page.shell.name
            Accessible.role: Accessible.Heading
            color: Theme.dusk
            size: Theme.titleSize
            font.weight: Font.DemiBold
            elide: Text.ElideRight
        }
        Label {
            id: clock

            anchors { right: parent.right; baseline: name.baseline }
            text: page.shell.clock
            columns: true
            color: Theme.dusk
            size: Theme.titleSize
            font.weight: Font.Medium
        }
        HungLabel {
            id: word

            anchors.bottom: lead.top
            // Upright it stands above the shape, and not beside it.
            width: Math.min(implicitWidth, parent.width - (page.shell.upright ? 0 : shape.width + 3 * Theme.unit))
            text: Words.state[page.view.word]
            color: page.glow
            font.family: Theme.displayFamily
            font.weight: Font.Bold
            size: 15.5 * Theme.unit
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(8 * Theme.unit)
        }
        HungLabel {
            id: lead

            anchors.bottom: parent.bottom
            width: parent.width
            text: Words.line(page.view.lead.says, page.view.lead.at, page.view.lead.hours, page.view.lead.minutes)
            color: Theme.dusk
            size: Theme.titleSize
        }
        StateShape {
            id: shape

            anchors.right: parent.right
            y: (page.shell.upright ? word.y : parent.height) - height
            width: 11 * Theme.unit
            height: width
            tone: page.view.tone
            doubted: page.shell.doubted
            ink: page.glow
            ground: Theme.dark
        }
    }
}
