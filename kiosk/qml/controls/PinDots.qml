pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// How much of a PIN has been typed; nothing says how long it is.
Row {
    id: dots

    required property int digits
    required property color ink
    property int least: 4 // places that are shown

    LayoutMirroring.enabled: false // and are typed from the left
    spacing: 2 * Theme.unit
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%Ln digits typed", "", digits)

    Repeater {
        model: 8

        Rectangle {
            required property int index

            width: 2 * Math.round(2 * Theme.unit)
            height: width
            radius: width / 2
            visible: index < Math.max(dots.least, dots.digits)
            color: index < dots.digits ? dots.ink : "transparent"
            border { width: 2 * Theme.hair; color: dots.ink }
        }
    }
}
