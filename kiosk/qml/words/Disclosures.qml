pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

// What the panel says of itself on the page about privacy; `kiosk privacy` says the same in English.
QtObject {
    readonly property var sentences: ({
        titles: (n) => qsTr("Of each booking the title: this site chose so.", "this screen shows"),
        organizers: (n) => qsTr("Of each booking who made it: this site chose so.", "this screen shows"),
        state: (n) => qsTr("Whether the room is free, and until when.", "this screen shows"),
        times: (n) => qsTr("Of each booking when it begins and ends.", "this screen shows"),
        no_names: (n) => qsTr("No names and no subjects.", "this screen shows"),
        private: (n) => qsTr("Nothing else of it, and of a private one no name.", "this screen shows of a booking"),
        busy: (n) => qsTr("When the room is taken, without any name.", "this panel keeps"),
        check_in_kept: (n) => qsTr("That somebody checked in: at most %Ln hours, never who.", "this panel keeps", n),
        promises: (n) => qsTr("A tap that could not be sent: until the calendar answers.", "this panel keeps"),
        pin: (n) => qsTr("The PIN of this door, as a hash that cannot be read.", "this panel keeps"),
        badges: (n) => qsTr("The badges it knows, as hashes, without an owner.", "this panel keeps"),
        tries: (n) => qsTr("How many wrong PINs and badges were tried, not which.", "this panel keeps"),
        fault_kept: (n) => qsTr("A reported fault, until it is delivered: at most %Ln days.", "this panel keeps", n / 24),
        security_events: (n) => qsTr("Security events, such as a wrong PIN: %Ln days, never who.", "this panel keeps", n / 24),
        booking: (n) => qsTr("To the room's calendar: the times you book, no name.", "this panel sends"),
        check_in_sent: (n) => qsTr("That somebody checked in, never who; the calendar keeps it.", "this panel sends"),
        light: (n) => qsTr("To the light beside the door: what it has to show.", "this panel sends"),
        badge: (n) => qsTr("Of a badge whether it is known; its number is not kept.", "this panel sends"),
        sensor: (n) => qsTr("Of the sensor only whether anybody is in, never who.", "this panel sends"),
        fault: (n) => qsTr("Of a fault you report the item, your choice and the hour.", "this panel sends"),
        nothing_else: (n) => qsTr("Nothing else. No camera and no microphone is used.", "this panel sends"),
        nothing: (n) => qsTr("Nothing. No camera and no microphone is used.", "this panel sends")
    })

    function sentence(says: string, hours: int): string { return sentences[says](hours); }
}
