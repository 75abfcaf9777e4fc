pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

// What was found when the panel was looked at, for who looks after it: by topic where all is well, else by the doctor's id,
// with the mend. `kiosk doctor` says more.
QtObject {
    readonly property string administration: qsTr("Administration", "title of the page of who looks after the panel")
    readonly property var topics: ({
        calendar: qsTr("Calendar"),
        network: qsTr("Network"),
        clock: qsTr("Clock"),
        light: qsTr("Light", "the lamp beside the door"),
        disk: qsTr("Disk"),
        badge_reader: qsTr("Badge reader"),
        sensor: qsTr("Sensor")
    })
    readonly property var well: ({
        calendar: (at) => at === "" ? qsTr("answers", "the calendar") : qsTr("read at %1", "the calendar; %1 is a time").arg(at),
        network: (at) => qsTr("connected"),
        clock: (at) => qsTr("right", "the clock"),
        light: (at) => qsTr("answers", "the lamp"),
        disk: (at) => qsTr("can be written", "the disk"),
        badge_reader: (at) => qsTr("ready", "the badge reader"),
        sensor: (at) => qsTr("answers", "the sensor")
    })
    // Steady, and blinking.
    readonly property var lamps: ({
        red: [qsTr("now red", "what the lamp beside the door shows"), qsTr("blinks red", "what the lamp beside the door shows")],
        orange: [qsTr("now orange", "what the lamp beside the door shows"), qsTr("blinks orange", "what the lamp beside the door shows")],
        yellow: [qsTr("now yellow", "what the lamp beside the door shows"), qsTr("blinks yellow", "what the lamp beside the door shows")],
        green: [qsTr("now green", "what the lamp beside the door shows"), qsTr("blinks green", "what the lamp beside the door shows")],
        turquoise: [qsTr("now turquoise", "what the lamp beside the door shows"), qsTr("blinks turquoise", "what the lamp beside the door shows")],
        blue: [qsTr("now blue", "what the lamp beside the door shows"), qsTr("blinks blue", "what the lamp beside the door shows")],
        purple: [qsTr("now purple", "what the lamp beside the door shows"), qsTr("blinks purple", "what the lamp beside the door shows")],
        pink: [qsTr("now pink", "what the lamp beside the door shows"), qsTr("blinks pink", "what the lamp beside the door shows")],
        white: [qsTr("now white", "what the lamp beside the door shows"), qsTr("blinks white", "what the lamp beside the door shows")]
    })
    readonly property string checking: qsTr("is being looked at", "one of the things of a panel")
    readonly property string none: qsTr("none here", "there is no such thing at this door, or it cannot be looked at")
    readonly property var found: ({
        "backend.reached": qsTr("the server does not answer"),
        "backend.login": qsTr("refuses the password"),
        "backend.rights": qsTr("gives too few rights"),
        "backend.room": qsTr("is not at its address"),
        "data.fresh": qsTr("was not read lately"),
        "data.readable": qsTr("was not wholly read"),
        "net.link": qsTr("weak or not connected"),
        "net.dns": qsTr("does not know the server"),
        "tls.peer": qsTr("the certificate is not right"),
        "clock.trusted": qsTr("differs from the server's"),
        "clock.rtc": qsTr("has no battery"),
        "light.answer": qsTr("does not answer"),
        "light.release": qsTr("may stay lit"),
        "disk.health": qsTr("full, worn, or read-only"),
        "device.answer": qsTr("does not answer")
    })
    readonly property var mends: ({
        "backend.reached": qsTr("See whether it runs, and whether a firewall is in the way."),
        "backend.login": qsTr("Correct the user name, or the file of the password."),
        "backend.rights": qsTr("Give the account the right to read and to write."),
        "backend.room": qsTr("Correct the address in backend.url."),
        "data.fresh": qsTr("Look at the network, and at the server."),
        "data.readable": qsTr("“kiosk status” says which events: save them anew."),
        "net.link": qsTr("Look at the cable, or at the Wi-Fi."),
        "net.dns": qsTr("Ask the network's people for the name."),
        "tls.peer": qsTr("Have it renewed, or set backend.ca_file."),
        "clock.trusted": qsTr("Switch on time from the network (NTP)."),
        "clock.rtc": qsTr("After a power cut it needs the network."),
        "light.answer": qsTr("Look at its cable."),
        "light.release": qsTr("Write dtparam=strict_gpiod into config.txt."),
        "disk.health": qsTr("Make room, or replace the card."),
        "device.answer": qsTr("Look at its cable.")
    })

    function value(topic: string, verdict: string, check: string, at: string): string {
        return verdict === "well" ? well[topic](at) : verdict === "care" ? found[check] ?? check : verdict === "none" ? none : checking;
    }
    function lamp(colour: string, blinks: bool): string { return lamps[colour]?.[blinks ? 1 : 0] ?? ""; }
    function mend(check: string): string { return mends[check] ?? ""; }
}
