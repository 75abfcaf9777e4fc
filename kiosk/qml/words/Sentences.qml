pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui

// What the panel says to the person before it.
QtObject {
    readonly property var speeches: ({
        nothing: (kind, reason, at) => "",
        book_now: (kind, reason, at) => qsTr("Book now", "above the buttons of a free room"),
        too_short: (kind, reason, at) => qsTr("Too short to book: the next booking starts at %1.", "%1 is a time").arg(at),
        hold_offer: (kind, reason, at) => qsTr("You can hold the room; it is confirmed when the connection is back."),
        held: (kind, reason, at) => qsTr("The room is held for you. It is confirmed when the connection is back."),
        stay_longer: (kind, reason, at) => qsTr("Stay longer", "above the buttons of a reserved room"),
        no_longer: (kind, reason, at) => qsTr("No longer: the next booking starts at %1.",
                                              "why a booking cannot be extended; %1 is a time").arg(at),
        later_again: (kind, reason, at) => qsTr("Extending and releasing work again when the connection is back."),
        only_shows: (kind, reason, at) => qsTr("This screen only shows the calendar; you cannot book here."),
        shows_copy: (kind, reason, at, room, floor, minutes) =>
            qsTr("This is a copy of the calendar, which may be %1 old, or older; you cannot book here.",
                 "the calendar is read from a feed, which is made anew now and then; %1 is a duration")
                .arg(Words.duration(Math.floor(minutes / 60), minutes % 60)),
        are_you_here: (kind, reason, at) => qsTr("Are you here for this booking?"),
        declines: (kind, reason, at) => qsTr("The invitation is then declined for good, and its organizer is told.",
                                             "what ending this booking does; the button beside it asks: End now?"),
        vacating: (kind, reason, at) => qsTr("Nobody seems to be in. The room is freed at %1. Touch the screen to stay.",
                                             "%1 is a time").arg(at),
        ended: (kind, reason, at) => qsTr("The room is free again.", "after ending a booking; Undo stands beside it"),
        done: (kind, reason, at) => done[kind](at),
        booked_later: (kind, reason, at) => qsTr("Booked: %1", "%1 is a start and an end time").arg(at),
        booking_elsewhere: (kind, reason, at, room, floor) => RoomWords.booking(room),
        booked_elsewhere: (kind, reason, at, room, floor) => RoomWords.yours(room, at, floor),
        booked_elsewhere_later: (kind, reason, at, room, floor) => RoomWords.yoursLater(room, at, floor),
        still_trying: (kind, reason, at) => qsTr("Still trying… the calendar is slow to answer."),
        refused: (kind, reason, at) => refusal(kind, reason, at),
        fault_sending: (kind, reason, at) => qsTr("Reporting…", "a report of a fault is on its way"),
        fault_reported: (kind, reason, at) => qsTr("Reported. Facilities will look at it."),
        fault_kept: (kind, reason, at) => qsTr("Kept. It goes out when the connection is back.", "of a report of a fault"),
        fault_refused: (kind, reason, at) => qsTr("The report was refused. Please tell the reception.", "of a report of a fault")
    })
    readonly property var done: ({
        book: (at) => qsTr("Done: the room is yours until %1.", "%1 is a time").arg(at),
        check_in: (at) => qsTr("You are checked in."),
        extend: (at) => qsTr("Done: the room is yours until %1.", "%1 is a time").arg(at),
        end: (at) => qsTr("The room is free again."),
        undo: (at) => qsTr("Your booking is back.")
    })
    readonly property var openings: ({
        book: qsTr("Not booked.", "opens a refusal; the reason follows"),
        check_in: qsTr("Not checked in.", "opens a refusal; the reason follows"),
        extend: qsTr("Not extended.", "opens a refusal; the reason follows"),
        end: qsTr("Not ended.", "opens a refusal; the reason follows"),
        undo: qsTr("Not undone.", "opens a refusal; the reason follows"),
        let_go: qsTr("Not ended.", "opens a refusal; the reason follows"),
        book_elsewhere: qsTr("Not booked.", "opens a refusal; the reason follows")
    })
    readonly property var reasons: ({
        taken: qsTr("Someone else has just booked this time."),
        doubted: qsTr("A repeating booking in this calendar cannot be read; it may have this time."),
        overtaken: qsTr("Someone booked it elsewhere at the same moment, and that booking stands."),
        gone: qsTr("This booking no longer exists."),
        changed: qsTr("The booking was just changed. Please look and try again."),
        too_late: qsTr("It is too late for that now."),
        offline: qsTr("There is no connection to the calendar. Please try again later."),
        lapsed: qsTr("The calendar stayed out of reach until the time was over."),
        no_answer: qsTr("The calendar did not answer; this screen shows it as soon as it is known."),
        not_allowed: qsTr("This panel has no right to do that."),
        busy_server: qsTr("The calendar is too busy now. Please try again in a minute."),
        not_known: qsTr("This badge is not known here."),
        locked: qsTr("Too many unknown badges were shown here. Please try again later."),
        clock: qsTr("The clock of this panel is not right."),
        fault: qsTr("The calendar gave an answer that makes no sense. Please try again later.")
    })
    // Where the opening and the reason would not be what a person says.
    readonly property var told: ({
        book_taken: qsTr("Someone was just before you. The room is taken."),
        book_overtaken: qsTr("Sorry: someone booked the room elsewhere at the same moment, and that booking stands."),
        book_lapsed: qsTr("The calendar could not be reached in time, so nothing was booked."),
        book_no_answer: qsTr("It is not certain that this was booked. The screen shows it as soon as it is known."),
        book_elsewhere_taken: qsTr("Someone was just before you. That room is taken."),
        book_elsewhere_no_answer: qsTr("It is not certain that the room was booked. Please look at its door."),
        book_elsewhere_offline: qsTr("Not booked: there is no connection to the calendar of that room."),
        check_in_gone: qsTr("This booking no longer exists, so there is nothing to check in to."),
        check_in_too_late: qsTr("This booking has just been released. You can book the room again."),
        check_in_no_answer: qsTr("It is not certain that you are checked in. The screen shows it as soon as it is known."),
        extend_taken: qsTr("The time after this was just booked; it cannot be longer."),
        extend_no_answer: qsTr("It is not certain that this was extended. The screen shows it as soon as it is known."),
        end_gone: qsTr("This booking has already ended."),
        end_too_late: qsTr("This booking has already ended."),
        end_no_answer: qsTr("It is not certain that this was ended. The screen shows it as soon as it is known."),
        undo_taken: qsTr("Someone else has just booked the room, so it cannot be brought back."),
        undo_too_late: qsTr("It is too late to bring the booking back."),
        undo_no_answer: qsTr("It is not certain that the booking is back. The screen shows it as soon as it is known.")
    })
    readonly property var toldUntil: ({
        book_taken: (at) => qsTr("Not booked: someone was just before you. You can still have the room until %1.",
                                 "%1 is a time").arg(at),
        book_elsewhere_taken: (at) => qsTr("Not booked: someone was just before you. You can still have that room until %1.",
                                           "%1 is a time").arg(at),
        book_overtaken: (at) => qsTr("Someone booked the room elsewhere at the same moment. You can have it until %1.",
                                     "%1 is a time").arg(at),
        extend_taken: (at) => qsTr("Someone has just booked the time from %1. You can have the room until then.",
                                   "%1 is a time").arg(at)
    })
    readonly property var asks: ({
        pin: qsTr("Enter the PIN"),
        badge: qsTr("Hold your badge to the reader"),
        admin_pin: Checks.administration,
        admin_code: Checks.administration
    })
    // What is wanted where no intent waits.
    readonly property var proofs: ({
        admin_pin: qsTr("Enter the PIN"),
        admin_code: qsTr("One-time code", "what an app on the telephone of who looks after the panel shows")
    })
    readonly property var misses: ({
        pin: qsTr("That is not the PIN."),
        badge: reasons.not_known,
        admin_pin: qsTr("That is not the PIN."),
        admin_code: qsTr("This code does not fit, or was used before.", "of a one-time code")
    })
    readonly property var wants: ({
        book: (at) => qsTr("To book the room, %1", "%1 is a start and an end time").arg(at),
        check_in: (at) => qsTr("To check in"),
        extend: (at) => qsTr("To keep the room until %1", "%1 is a time").arg(at),
        end: (at) => qsTr("To free the room"),
        undo: (at) => "",
        let_go: (at) => qsTr("To free the room"),
        book_elsewhere: (at) => qsTr("To book another room, %1", "%1 is a start and an end time").arg(at)
    })

    function asked(who: string): string { return asks[who]; }
    function wanted(who: string, kind: string, at: string): string { return proofs[who] ?? wants[kind](at); }
    function hitch(who: string, wrong: bool, checking: bool, lockedUntil: string, clockWrong: bool): string {
        if (lockedUntil !== "")
            return (who === "badge" ? qsTr("Too many unknown badges. Please try again at %1.", "%1 is a time")
                    : who === "admin_code" ? qsTr("Too many wrong codes. Please try again at %1.", "%1 is a time")
                    : qsTr("Too many wrong PINs. Please try again at %1.", "%1 is a time")).arg(lockedUntil);
        if (checking)
            return qsTr("Checking…");
        if (clockWrong)
            return qsTr("The clock of this panel is not right: a code may not fit.", "of a one-time code");
        return wrong ? misses[who] : "";
    }
    function say(prompt: PromptViewModel): string {
        return speeches[prompt.speech](prompt.kind, prompt.reason, prompt.at, prompt.room, prompt.floor, prompt.minutes);
    }
    function refusal(kind: string, reason: string, at: string): string {
        const key = kind + "_" + reason;
        if (at !== "" && toldUntil[key] !== undefined)
            return toldUntil[key](at);
        return told[key] ?? qsTr("%1 %2", "%1 says what was not done, %2 why").arg(openings[kind]).arg(reasons[reason]);
    }
}
