pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

// What the buttons say, each by what it does.
QtObject {
    readonly property var buttons: ({
        book: (n, at) => length(n, at),
        hold: (n, at) => length(n, at),
        other: (n, at) => at === "" ? qsTr("Other…", "button: choose another time")
                                    : qsTr("Book for later", "button: choose another time, where now none is left"),
        extend: (n, at) => longer(n, at),
        end: (n, at) => qsTr("End", "button: end this booking now"),
        let_go: (n, at) => qsTr("Let go", "button: give back what is held"),
        not_needed: (n, at) => qsTr("Release", "button: this booking is not going to be used"),
        check_in: (n, at) => qsTr("Check in", "button"),
        check_in_early: (n, at) => qsTr("Check in", "button")
    })
    readonly property var details: ({
        book: (n, at) => n > 0 ? qsTr("until %1", "on a button; %1 is a time").arg(at) : untilNext,
        hold: (n, at) => n > 0 ? qsTr("until %1", "on a button; %1 is a time").arg(at) : untilNext,
        other: (n, at) => at === "" ? qsTr("later, tomorrow", "on the button Other")
                                    : qsTr("from %1", "on the button Book for later; %1 is a time").arg(at),
        extend: (n, at) => n > 0 ? qsTr("until %1", "on a button; %1 is a time").arg(at) : untilNext,
        end: (n, at) => qsTr("free the room", "on the button End"),
        let_go: (n, at) => qsTr("give it back", "on the button Let go"),
        not_needed: (n, at) => qsTr("not needed", "on the button Release"),
        check_in: (n, at) => qsTr("we are here", "on the button Check in"),
        check_in_early: (n, at) => qsTr("for %1", "on the button Check in, before the start; %1 is a time").arg(at)
    })
    readonly property string untilNext: qsTr("longest", "on a button: as long as can be, until the next booking; short")
    readonly property var busy: ({
        book: qsTr("Booking…", "the button was tapped"),
        hold: qsTr("Holding…", "the button was tapped"),
        other: "",
        extend: qsTr("Extending…", "the button was tapped"),
        end: qsTr("Ending…", "the button was tapped"),
        let_go: qsTr("Freeing…", "the button was tapped"),
        not_needed: qsTr("Freeing…", "the button was tapped"),
        check_in: qsTr("Checking in…", "the button was tapped"),
        check_in_early: qsTr("Checking in…", "the button was tapped")
    })
    readonly property var confirm: ({
        book: "", hold: "", other: "", extend: "", let_go: "", check_in: "", check_in_early: "",
        end: qsTr("End now?", "the first of two taps was given"),
        not_needed: qsTr("Free the room?", "the first of two taps was given")
    })
    readonly property string confirmDetail: qsTr("tap again", "the first of two taps was given")

    function button(act: string, minutes: int, at: string): string { return buttons[act](minutes, at); }
    function buttonDetail(act: string, minutes: int, at: string): string { return details[act](minutes, at); }
    function untilTime(at: string): string { return qsTr("Until %1", "button; %1 is a time").arg(at); }
    function longer(minutes: int, at: string): string {
        if (minutes === 0)
            return untilTime(at);
        return minutes % 60 === 0 ? qsTr("+%Ln hours", "button: keep the room so much longer", minutes / 60)
                                  : qsTr("+%Ln min", "button: keep the room so much longer", minutes);
    }
    function length(minutes: int, at: string): string {
        if (minutes === 0)
            return untilTime(at);
        return minutes % 60 === 0 ? qsTr("%Ln hours", "", minutes / 60) : qsTr("%Ln min", "", minutes);
    }
}
