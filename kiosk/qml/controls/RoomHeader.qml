pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// Which room this is, what it has, as far as one line holds it, and the time.
Item {
    id: header

    required property ShellViewModel shell
    required property string clock
    readonly property real nameBase: name.baselineOffset
    readonly property real nameWidth: clock === "" && site.text === "" ? width : width - corner.width - 3 * Theme.unit

    // In the order of the page, whatever script it is in: U+2067, U+2069.
    function onwards(said: string): string { return Theme.mirrored ? "\u2067" + said + "\u2069" : said; }

    implicitHeight: facts.y + facts.height

    HungLabel {
        id: name

        readonly property bool long: whole.advanceWidth > header.nameWidth

        width: header.nameWidth
        text: header.shell.name
        Accessible.role: Accessible.Heading
        size: long ? 3.4 * Theme.unit : Theme.titleSize
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        lineHeight: 1.05 * Theme.leadingOf(text)
    }
    TextMetrics {
        id: whole

        text: header.shell.name
        font.family: Theme.family
        font.weight: Font.DemiBold
        font.pixelSize: Math.round(Theme.titleSize)
    }
    // What does not fit stands on the room's card.
    Flow {
        id: facts

        anchors { left: parent.left; right: parent.right }
        y: name.implicitHeight + 0.8 * Theme.unit
        height: 3 * Theme.unit
        clip: true

        Repeater {
            model: header.shell.facts

            Item {
                id: fact

                required property int index
                required property string topic
                required property string note
                required property int count
                required property bool joined
                readonly property real apart: joined || index === 0 ? 0 : 2.6 * Theme.unit

                width: Math.min(Math.ceil(said.implicitWidth) + apart, facts.width)
                height: Math.max(said.implicitHeight, 3 * Theme.unit)
                opacity: y < 1 ? 1 : 0

                Label {
                    id: said

                    anchors { left: parent.left; leftMargin: fact.apart }
                    y: 2.3 * Theme.unit - baselineOffset
                    width: Math.min(implicitWidth, facts.width)
                    text: header.onwards(fact.joined ? Words.between + Accessible.name : Accessible.name)
                    Accessible.name: Words.fact(fact.topic, fact.note, fact.count)
                    elide: Text.ElideRight
                    color: Theme.quiet
                    size: Theme.smallSize
                }
            }
        }
    }
    // Placed by anchors: what a Row places is placed while a frame is made, and then wants another one.
    Item {
        id: corner

        anchors.right: parent.right
        y: name.baselineOffset - time.baselineOffset
        width: time.width + (badge.visible ? badge.width + badge.anchors.rightMargin : 0)
        height: time.height

        Rectangle {
            id: badge

            anchors {
                right: time.left; rightMargin: time.visible ? 2 * Theme.unit : 0
                verticalCenter: parent.verticalCenter
            }
            visible: site.text !== ""
            width: Math.min(site.implicitWidth + 2.4 * Theme.unit, 26 * Theme.unit)
            height: 3.8 * Theme.unit
            radius: height / 2
            color: Theme.surface

            Label {
                id: site

                anchors.centerIn: parent
                width: Math.min(implicitWidth, parent.width - 2 * Theme.unit)
                text: header.shell.site
                elide: Text.ElideRight
                size: Theme.smallSize
                font.weight: Font.Medium
            }
        }
        Label {
            id: time

            anchors.right: parent.right
            visible: text !== ""
            text: header.clock
            columns: true
            size: Theme.titleSize
            font.weight: Font.Medium
        }
    }
}
