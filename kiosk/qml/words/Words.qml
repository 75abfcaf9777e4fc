pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

// Every word of the screen but the sentences: looked up by what Python says, never put together from data.
QtObject {
    readonly property var state: ({
        free: qsTr("Free", "state of the room, the largest word on the screen"),
        busy: qsTr("Reserved", "state of the room, the largest word on the screen"),
        check_in: qsTr("Check in?", "state of the room, the largest word on the screen"),
        held: qsTr("Held", "state: taken at the panel while offline, not yet confirmed"),
        maybe_free: qsTr("Free?", "state: believed free, nobody can say"),
        maybe_busy: qsTr("Reserved?", "state: believed reserved, data is old"),
        unknown: qsTr("Unknown", "state: nothing can be said about the room"),
        out_of_service: qsTr("Out of service", "state of the room, the largest word on the screen")
    })
    readonly property var lines: ({
        nothing: (at, h, m) => "",
        until: (at, h, m) => qsTr("until %1", "under the state word; %1 is a time").arg(at),
        span: (at, h, m) => at,
        countdown: (at, h, m) => qsTr("%1 left", "%1 is a duration, such as 1:20").arg(at),
        next_at: (at, h, m) => qsTr("booked from %1", "free, but not for long; %1 is a time").arg(at),
        rest_of_day: (at, h, m) => qsTr("rest of the day", "the state lasts so long"),
        left: (at, h, m) => qsTr("%1 left", "%1 is a duration, such as 1 hour 5 minutes").arg(duration(h, m)),
        starts_at: (at, h, m) => qsTr("starts at %1", "a booking checked in early; %1 is a time").arg(at),
        free_from: (at, h, m) => qsTr("free from %1", "after several bookings in a row; %1 is a time").arg(at),
        booked_rest: (at, h, m) => qsTr("reserved for the rest of the day"),
        then_free_until: (at, h, m) => qsTr("then free until %1", "after this booking; %1 is a time").arg(at),
        then_free_rest: (at, h, m) => qsTr("then free for the rest of the day"),
        released_at: (at, h, m) => qsTr("Released at %1 if nobody checks in", "%1 is a time").arg(at),
        kept_offline: (at, h, m) => qsTr("Stays reserved: no connection to release it"),
        kept_not_allowed: (at, h, m) => qsTr("Stays reserved: this panel may not release it"),
        as_of: (at, h, m) => qsTr("as of %1, %2 ago", "the data was read at %1, a time; %2 is a duration").arg(at)
                             .arg(duration(h, m)),
        as_of_days: (at, h, m) => qsTr("as of %1, %Ln days ago", "the data was read at %1, a time", h).arg(at),
        probably_rest: (at, h, m) => qsTr("probably the rest of the day"),
        probably_until: (at, h, m) => qsTr("probably until %1", "%1 is a time").arg(at),
        unsure_from: (at, h, m) => qsTr("from %1 it may be taken", "after the free time, or the booking; %1 is a time").arg(at),
        doubted: (at, h, m) => qsTr("A repeating booking in this calendar cannot be read. Please ask facilities to look at it."),
        unconfirmed: (at, h, m) => qsTr("not yet confirmed"),
        unsent: (at, h, m) => qsTr("checked in, not yet sent"),
        clock_wrong: (at, h, m) => qsTr("The clock of this panel is not right. Please ask facilities to look at it."),
        nothing_known: (at, h, m) => qsTr("There is no connection to the calendar yet."),
        starting: (at, h, m) => qsTr("Starting up…")
    })
    readonly property var equipment: ({
        screen: qsTr("Screen", "equipment of the room"),
        video: qsTr("Video calls", "equipment of the room"),
        audio: qsTr("Speakers", "equipment of the room"),
        phone: qsTr("Phone", "equipment of the room"),
        whiteboard: qsTr("Whiteboard", "equipment of the room"),
        projector: qsTr("Projector", "equipment of the room"),
        hearing_loop: qsTr("Hearing loop", "equipment of the room"),
        step_free: qsTr("Step-free", "the room can be reached without steps")
    })
    readonly property var facts: ({
        floor: (note, n) => isNumbered(note) ? qsTr("Floor %1", "%1 is the number or the letter of the floor").arg(note) : note,
        zone: (note, n) => note,
        seats: (note, n) => qsTr("%Ln seats", "how many people a room is for", n),
        equipment: (note, n) => equipment[note] ?? note
    })
    readonly property var tag: ({
        reserved: qsTr("Reserved", "a booking on the timeline"),
        not_checked_in: qsTr("Not checked in", "a booking on the timeline"),
        checked_in: qsTr("Checked in", "a booking on the timeline"),
        chosen: qsTr("Your choice", "the time being chosen, on the timeline"),
        more: ""
    })
    readonly property string unsure: qsTr("Free?", "on the timeline: nobody can say whether the room is free then")
    readonly property string allDay: qsTr("all day", "a booking on the timeline")
    readonly property var marks: ({
        unreachable: (at, n) => qsTr("No connection since %1", "%1 is a time").arg(at),
        refused: (at, n) => qsTr("The calendar refuses the login since %1", "%1 is a time").arg(at),
        forbidden: (at, n) => qsTr("No right to this calendar since %1", "%1 is a time").arg(at),
        missing: (at, n) => qsTr("The calendar is missing since %1", "%1 is a time").arg(at),
        untrusted: (at, n) => qsTr("The calendar's certificate is not right since %1", "%1 is a time").arg(at),
        confused: (at, n) => qsTr("The calendar answers strangely since %1", "%1 is a time").arg(at),
        throttled: (at, n) => qsTr("The calendar asks for patience since %1", "%1 is a time").arg(at),
        unread: (at, n) => qsTr("%Ln events cannot be read", "of the calendar", n),
        overfull: (at, n) => qsTr("Calendar too full to read", "it holds more than can be read"),
        light: (at, n) => qsTr("Light offline"),
        sensor: (at, n) => qsTr("Sensor offline"),
        badge_reader: (at, n) => qsTr("Badge reader offline"),
        notice: (at, n) => qsTr("Notice: %1", "a message of the site that was read; %1 is its title").arg(at),
        notice_file: (at, n) => qsTr("The notice file has a mistake"),
        disk: (at, n) => qsTr("Cannot save", "what is held while offline may be lost")
    })
    readonly property var here: ({
        free: (name, line) => qsTr("%1 is free %2", "%1 is a room, %2 how long, such as: until 13:30").arg(name).arg(line),
        busy: (name, line) => qsTr("%1 is reserved %2", "%1 is a room, %2 how long, such as: until 13:30").arg(name).arg(line),
        check_in: (name, line) => qsTr("%1 waits for a check-in, %2", "%1 is a room, %2 a time").arg(name).arg(line),
        held: (name, line) => qsTr("%1 is held %2", "%1 is a room, %2 how long, such as: until 13:30").arg(name).arg(line),
        maybe_free: (name, line) => qsTr("%1 may be free, %2", "%1 is a room, %2 how long").arg(name).arg(line),
        maybe_busy: (name, line) => qsTr("%1 may be reserved, %2", "%1 is a room, %2 how long").arg(name).arg(line),
        unknown: (name, line) => qsTr("Of %1 nothing is known", "%1 is a room").arg(name),
        out_of_service: (name, line) => qsTr("%1 is out of service %2", "%1 is a room, %2 how long").arg(name).arg(line)
    })
    readonly property var way: ({
        room_card: qsTr("About this room", "button: what is in it, how to get in, its rules"),
        report_fault: qsTr("Report a fault", "opens the page on which a fault is reported"),
        privacy: qsTr("Privacy", "button: a page about what this panel shows, keeps and sends")
    })
    readonly property var wayGlyph: ({ room_card: "info", report_fault: "wrench", privacy: "shield" })
    readonly property string between: qsTr(" · ", "between two facts on one line")
    readonly property string minutes: qsTr("min", "unit under the number of minutes in a ring")
    readonly property string undo: qsTr("Undo", "button that restores the booking just ended")
    readonly property string otherTime: qsTr("Another time", "title of the page where another time is chosen, and a button")
    readonly property string otherRoom: qsTr("Other room", "button: find another room that is free")
    readonly property string more: qsTr("More", "button: about this room, faults, privacy, help to see and reach")
    readonly property string next: qsTr("Next", "button: what had no room yet")
    readonly property string today: qsTr("Today")
    readonly property string tomorrow: qsTr("Tomorrow")
    readonly property string dayUnknown: qsTr("Nothing is known of this day yet.")

    function stateHere(name: string, word: string, says: string, at: string): string {
        return here[word](name, line(says, at, 0, 0)).trim();
    }
    function joined(says: string, at: string, hours: int, minutes: int, then: string, thenAt: string): string {
        const first = line(says, at, hours, minutes);
        return then === "nothing" ? first : first + between + line(then, thenAt, 0, 0);
    }
    function counted(first: int, last: int, total: int): string {
        return first === last ? qsTr("%L1 of %L2", "which of so many is shown; two numbers").arg(last).arg(total)
                              : qsTr("%L1–%L2 of %L3", "which of so many are shown; three numbers").arg(first).arg(last).arg(total);
    }
    // A long mail address on several lines: each ends where people read a pause.
    function breakable(address: string): string { return address.replace(/[@.](?=\S)/g, "$&\u200b"); }
    // Two texts one after the other; either may be missing.
    function both(one: string, two: string): string {
        return one === "" || two === "" ? one + two : qsTr("%1, %2", "read out: a text and what belongs to it").arg(one).arg(two);
    }
    function span(start: string, end: string): string { return start + " – " + end; }
    function line(says: string, at: string, hours: int, minutes: int): string { return lines[says](at, hours, minutes); }
    function fact(topic: string, note: string, count: int): string { return facts[topic](note, count); }
    // A floor with a name of its own, such as a ground floor, says what it is.
    function isNumbered(floor: string): bool {
        return /^([-+\u2212]?[0-9]{1,3}[A-Za-z]?|[A-Za-z])$/.test(floor.replace(/[\u2068\u2069]/g, ""));
    }
    function mark(what: string, at: string, count: int): string { return marks[what](at, count); }
    function duration(hours: int, minutes: int): string {
        const h = hours > 0 ? qsTr("%Ln hours", "", hours) : "";
        const m = minutes > 0 || hours === 0 ? qsTr("%Ln minutes", "", minutes) : "";
        return h !== "" && m !== "" ? qsTr("%1 %2", "%1 hours, %2 minutes").arg(h).arg(m) : h + m;
    }
}
