<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>OtherTimePage</name>
    <message>
        <source>Book another time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <comment>above the start time being chosen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <comment>above the end time being chosen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <comment>button: to the first page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book %1 – %2</source>
        <comment>button; %1 and %2 are times</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Book now</source>
        <comment>above the buttons of a free room</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short to book: the next booking starts at %1.</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can hold the room; it is confirmed when the connection is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room is held for you. It is confirmed when the connection is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This booking</source>
        <comment>above the buttons of a reserved room</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are you here for this booking?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody seems to be in. The room is freed at %1; touch the screen to keep it.</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room is free again.</source>
        <comment>after ending a booking; Undo stands beside it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still trying… the calendar is slow to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked: %1</source>
        <comment>%1 is an end time, or a start and an end</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are checked in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extended until %1.</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room is free again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your booking is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked in.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not extended.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ended.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not undone.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else has just booked this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone booked it elsewhere at the same moment, and that booking stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This booking no longer exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The booking was just changed. Please look and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too late for that now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection to the calendar. Please try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar did not answer; this screen shows it as soon as it is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This panel may not do that in this calendar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar is too busy. Please try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of this panel is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar gave an answer that makes no sense. Please try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone booked the room at the same moment. It is not available any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorry: someone booked the room elsewhere at the same moment, and that booking stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not certain that this was booked. The screen shows it as soon as it is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This booking no longer exists, so there is nothing to check in to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This booking has just been released. You can book the room again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not certain that you are checked in. The screen shows it as soon as it is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone has just booked the time after yours, so it cannot be longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not certain that this was extended. The screen shows it as soon as it is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This booking has already ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not certain that this was ended. The screen shows it as soon as it is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else has just booked the room, so it cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too late to bring the booking back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not certain that the booking is back. The screen shows it as soon as it is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone booked %1 at the same moment. You can have the room until %1.</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone booked the room elsewhere at the same moment. You can have it until %1.</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone has just booked the time from %1. You can have the room until then.</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 says what was not done, %2 why</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoiceBar</name>
    <message>
        <source>Undo</source>
        <comment>button that restores the booking just ended</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Free</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check in?</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <comment>state: taken at the panel while offline, not yet confirmed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free?</source>
        <comment>state: believed free, data is old</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved?</source>
        <comment>state: believed reserved, data is old</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state: nothing can be said about the room</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of service</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>under the state word; %1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next %1</source>
        <comment>the next booking starts at %1, a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>the data was read at %1, a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rest of the day</source>
        <comment>the state lasts so long</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>%1 is a duration, such as 1 hour 5 minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts at %1</source>
        <comment>a booking checked in early; %1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free from %1</source>
        <comment>after several bookings in a row; %1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reserved for the rest of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then free until %1</source>
        <comment>after this booking; %1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then free for the rest of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released at %1 if nobody checks in</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays reserved: no connection to release it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays reserved: this panel may not release it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last updated %1 ago</source>
        <comment>%1 is a duration</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>last updated %n days ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>probably until %1</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked in, not yet sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of this panel is not right. Please ask facilities to look at it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection to the calendar yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen</source>
        <comment>equipment of the room</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video calls</source>
        <comment>equipment of the room</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speakers</source>
        <comment>equipment of the room</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <comment>equipment of the room</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whiteboard</source>
        <comment>equipment of the room</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projector</source>
        <comment>equipment of the room</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearing loop</source>
        <comment>equipment of the room</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step-free</source>
        <comment>the room can be reached without steps</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor %1</source>
        <comment>%1 is the number or name of the floor</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n seats</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Reserved</source>
        <comment>a booking on the timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked in</source>
        <comment>a booking on the timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked in</source>
        <comment>a booking on the timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your choice</source>
        <comment>the time being chosen, on the timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all day</source>
        <comment>a booking on the timeline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other…</source>
        <comment>button: choose another time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>+%n min</source>
        <comment>button: keep the room so much longer</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>End</source>
        <comment>button: end this booking now</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed</source>
        <comment>button: this booking is not going to be used</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check in</source>
        <comment>button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>on a button; %1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a time</source>
        <comment>on the button Other</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free the room</source>
        <comment>on the button End</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free the room</source>
        <comment>on the button Not needed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep the room</source>
        <comment>on the button Check in</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>on the button Check in, before the start; %1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until next</source>
        <comment>on a button: until the next booking; short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking…</source>
        <comment>the button was tapped</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holding…</source>
        <comment>the button was tapped</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extending…</source>
        <comment>the button was tapped</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending…</source>
        <comment>the button was tapped</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeing…</source>
        <comment>the button was tapped</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking in…</source>
        <comment>the button was tapped</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Really end?</source>
        <comment>the first of two taps was given</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free the room?</source>
        <comment>the first of two taps was given</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tap again</source>
        <comment>the first of two taps was given</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection since %1</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar refuses the login since %1</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No right to this calendar since %1</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar is missing since %1</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar cannot prove who it is since %1</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar is not understood since %1</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calendar asks for patience since %1</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot save: bookings made while offline may be lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known of this day yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nederlands</source>
        <comment>the language the button switches to, in that language</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until %1</source>
        <comment>button; %1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 hours, %2 minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
