pragma ComponentBehavior: Bound
import QtQuick

// What holds or does not, and says so to who cannot see it: one of several that exclude each other, or `independent`.
PushButton {
    id: choice

    property bool independent: false

    Accessible.role: independent ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.onToggleAction: if (choice.enabled) choice.tapped()
}
