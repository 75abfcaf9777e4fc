pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.theme
import kiosk.qml.words

// Which room this is, what it has, and the time.
Item {
    id: header

    required property ShellViewModel shell
    required property string clock
    readonly property real nameWidth: width - corner.width - 3 * Theme.unit

    implicitHeight: Math.max(names.implicitHeight, corner.y + corner.implicitHeight)

    Column {
        id: names

        anchors.left: parent.left
        width: header.nameWidth
        spacing: 0.8 * Theme.unit

        Label {
            id: name

            readonly property bool long: whole.advanceWidth > width

            width: parent.width
            text: header.shell.name
            size: long ? 3.4 * Theme.unit : Theme.titleSize
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            lineHeight: 1.05
        }
        TextMetrics {
            id: whole

            text: header.shell.name
            font.family: Theme.family
            font.weight: Font.DemiBold
            font.pixelSize: Math.round(Theme.titleSize)
        }
        Flow {
            width: parent.width
            spacing: 0.3 * Theme.unit

            Repeater {
                model: header.shell.facts

                Item {
                    id: fact

                    required property string topic
                    required property string note
                    required property int count

                    width: Math.min(Math.ceil(measure.advanceWidth) + 2.2 * Theme.unit, names.width)
                    height: 3 * Theme.unit

                    Label {
                        id: said

                        y: 2.3 * Theme.unit - baselineOffset
                        width: parent.width
                        text: Words.fact(fact.topic, fact.note, fact.count)
                        elide: Text.ElideRight
                        color: Theme.quiet
                        size: Theme.smallSize
                    }
                    TextMetrics {
                        id: measure

                        text: said.text
                        font: said.font
                    }
                }
            }
        }
    }
    Column {
        id: corner

        anchors.right: parent.right
        y: clock.visible ? name.baselineOffset - clock.baselineOffset : 0
        spacing: 1.2 * Theme.unit

        Label {
            id: clock

            anchors.right: parent.right
            visible: text !== ""
            text: header.clock
            size: Theme.titleSize
            font.weight: Font.Medium
        }
        Rectangle {
            anchors.right: parent.right
            visible: header.shell.site !== ""
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
    }
}
