pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

// What is said of other rooms, and on a room's card.
QtObject {
    readonly property var standing: ({
        free: (at) => at === "" ? qsTr("free until tomorrow", "another room") : qsTr("free until %1", "another room; %1 is a time").arg(at),
        soon: (at) => at === "" ? qsTr("free tomorrow", "another room") : qsTr("free from %1", "another room; %1 is a time").arg(at),
        taken: (at) => at === "" ? qsTr("reserved for the rest of the day", "another room")
                                 : qsTr("reserved until %1", "another room; %1 is a time").arg(at),
        unknown: (at) => qsTr("not known now", "whether another room is free"),
        not_read: (at) => qsTr("being looked up", "whether another room is free")
    })
    readonly property var tone: ({ free: "free", soon: "busy", taken: "busy", unknown: "unknown", not_read: "unknown" })
    readonly property var only: ({
        many_seats: qsTr("6+ people", "button: only rooms for six or more"),
        video: qsTr("Video calls", "button: only rooms that have it; short"),
        step_free: Words.equipment.step_free
    })
    readonly property string book: qsTr("Book", "button: take another room")
    readonly property string look: qsTr("Look", "button: what is in a room that cannot be booked from here")
    readonly property string howLong: qsTr("How long", "above buttons with lengths")
    readonly property string onlyWith: qsTr("Only with", "above buttons with what a room must have")
    readonly property string inside: qsTr("In the room", "above a list of what is there")
    readonly property string access: qsTr("Access", "above a list of what helps to get in and to hear")
    readonly property string houseRules: qsTr("House rules", "above a list")
    readonly property string noneFits: qsTr("No room has all of that.", "what a room must have")
    readonly property string looking: qsTr("Looking for rooms…")
    readonly property var facts: ({
        seats: (note, n) => Words.fact("seats", note, n),
        equipment: (note, n) => Words.fact("equipment", note, n),
        step_free: (note, n) => n > 0 ? qsTr("Step-free, door %Ln cm", "the clear width of the door", n) : Words.equipment.step_free,
        door: (note, n) => qsTr("Door %Ln cm", "the clear width of the door", n),
        hearing_loop: (note, n) => Words.equipment.hearing_loop
    })
    readonly property var storeys: ({
        "0": qsTr("Ground floor.", "where the room is that was just booked"),
        "1": qsTr("First floor.", "one above the ground; where the room is that was just booked"),
        "2": qsTr("Second floor.", "two above the ground; where the room is that was just booked"),
        "3": qsTr("Third floor.", "three above the ground; where the room is that was just booked"),
        "4": qsTr("Fourth floor.", "four above the ground; where the room is that was just booked"),
        "5": qsTr("Fifth floor.", "five above the ground; where the room is that was just booked"),
        "6": qsTr("Sixth floor.", "six above the ground; where the room is that was just booked")
    })

    function stands(kind: string, at: string): string { return standing[kind](at); }
    function fact(topic: string, note: string, count: int): string { return facts[topic](note, count); }
    function place(floor: string, zone: string): string {
        return Words.both(floor === "" ? "" : Words.fact("floor", floor, 0), zone);
    }
    // `equipment`: the pieces, one a line. Whether a wheelchair gets in comes first: what is last has no room beside long names.
    function described(floor: string, seats: int, equipment: string): string {
        const pieces = equipment.split("\n").filter((piece) => piece !== "" && piece !== "step_free");
        return [
            equipment.includes("step_free") ? Words.equipment.step_free : "",
            floor === "" ? "" : Words.fact("floor", floor, 0),
            seats > 0 ? Words.fact("seats", "", seats) : "",
            ...pieces.map((piece) => Words.fact("equipment", piece, 0))
        ].filter((said) => said !== "").join(Words.between);
    }
    function takes(start: string, end: string): string {
        return start === "" ? qsTr("until %1", "on a button; %1 is a time").arg(end) : Words.span(start, end);
    }
    function silent(count: int): string { return qsTr("%Ln rooms do not answer now.", "their calendars cannot be read", count); }
    // Of rooms that do not answer nothing is claimed.
    function noneFree(minutes: int, name: string, at: string, silent: int, fitting: int): string {
        const length = minutes % 60 === 0 ? Words.duration(minutes / 60, 0) : Words.duration(0, minutes);
        if (silent === fitting)
            return qsTr("Whether a room is free cannot be seen now.");
        if (name === "")
            return silent > 0 ? qsTr("No room is known to be free for %1 today.", "some do not answer; %1 is a duration").arg(length)
                              : qsTr("No room is free for %1 today.", "%1 is a duration").arg(length);
        return (silent > 0 ? qsTr("No room is known to be free for %1. The first is %2, from %3.",
                                  "some do not answer; %1 is a duration, %2 a room, %3 a time")
                           : qsTr("No room is free for %1. The first is %2, from %3.", "%1 is a duration, %2 a room, %3 a time"))
            .arg(length).arg(name).arg(at);
    }
    function storey(floor: string): string {
        const plain = floor.replace(/[\u2068\u2069]/g, "");
        return floor === "" ? "" : storeys[plain] ?? Words.fact("floor", floor, 0) + ".";
    }
    function yours(name: string, at: string, floor: string): string {
        return qsTr("%1 is yours until %2.", "another room was booked; %1 is its name, %2 a time").arg(name).arg(at)
            + (floor === "" ? "" : " " + storey(floor));
    }
    function yoursLater(name: string, at: string, floor: string): string {
        return qsTr("%1 is yours, %2.", "another room was booked; %1 is its name, %2 a start and an end time").arg(name).arg(at)
            + (floor === "" ? "" : " " + storey(floor));
    }
    function booking(name: string): string { return qsTr("Booking %1…", "the button was tapped; %1 is another room").arg(name); }
}
