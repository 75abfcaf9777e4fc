pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme

// What stands above a list, and never alone at the foot of a sheet.
Label {
    color: Theme.sideQuiet
    size: Theme.smallSize
    Accessible.role: Accessible.Heading
}
