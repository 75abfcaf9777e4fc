pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// Which panel this is, for who looks after it: three lines, each a label and a value.
Column {
    id: facts

    required property string version
    required property string panel
    required property string key

    spacing: 0.9 * Theme.unit

    component Known: Item {
        required property string label
        required property string value

        width: facts.width
        height: Math.max(said.height, called.height)
        Accessible.role: Accessible.StaticText
        Accessible.name: Words.both(label, value)

        Label {
            id: called

            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            width: 0.26 * parent.width
            text: parent.label
            Accessible.ignored: true
            color: Theme.sideQuiet
            size: Theme.smallSize
            fontSizeMode: Text.HorizontalFit
        }
        Label {
            id: said

            anchors { left: parent.left; leftMargin: 0.28 * parent.width; right: parent.right; verticalCenter: parent.verticalCenter }
            text: parent.value
            Accessible.ignored: true
            color: Theme.sideInk
            size: Theme.smallSize
            elide: Text.ElideRight
        }
    }

    Known {
        label: qsTr("Version")
        value: facts.version
    }
    Known {
        label: qsTr("Panel")
        value: facts.panel
    }
    Known {
        label: qsTr("Key", "the fingerprint of the panel's secret")
        value: facts.key
    }
}
