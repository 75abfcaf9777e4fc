<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Acts</name>
    <message numerus="yes">
        <source>+%Ln hours</source>
        <comment>button: keep the room so much longer</comment>
        <translation>
            <numerusform>+%Ln hour</numerusform>
            <numerusform>+%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%Ln min</source>
        <comment>button: keep the room so much longer</comment>
        <translation>
            <numerusform>+%Ln min</numerusform>
            <numerusform>+%Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Disclosures</name>
    <message numerus="yes">
        <source>That somebody checked in: at most %Ln hours, never who.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>That somebody checked in: at most %Ln hour, never who.</numerusform>
            <numerusform>That somebody checked in: at most %Ln hours, never who.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A reported fault, until it is delivered: at most %Ln days.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>A reported fault, until it is delivered: at most %Ln day.</numerusform>
            <numerusform>A reported fault, until it is delivered: at most %Ln days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Security events, such as a wrong PIN: %Ln days, never who.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>Security events, such as a wrong PIN: %Ln day, never who.</numerusform>
            <numerusform>Security events, such as a wrong PIN: %Ln days, never who.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message numerus="yes">
        <source>%Ln digits typed</source>
        <translation>
            <numerusform>%Ln digit typed</numerusform>
            <numerusform>%Ln digits typed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomWords</name>
    <message numerus="yes">
        <source>Step-free, door %Ln cm</source>
        <comment>the clear width of the door</comment>
        <translation>
            <numerusform>Step-free, door %Ln cm</numerusform>
            <numerusform>Step-free, door %Ln cm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Door %Ln cm</source>
        <comment>the clear width of the door</comment>
        <translation>
            <numerusform>Door %Ln cm</numerusform>
            <numerusform>Door %Ln cm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rooms do not answer now.</source>
        <comment>their calendars cannot be read</comment>
        <translation>
            <numerusform>%Ln room does not answer now.</numerusform>
            <numerusform>%Ln rooms do not answer now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>bookings of today</comment>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>as of %1, %Ln days ago</source>
        <comment>the data was read at %1, a time</comment>
        <translation>
            <numerusform>as of %1, %Ln day ago</numerusform>
            <numerusform>as of %1, %Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seats</source>
        <comment>how many people a room is for</comment>
        <translation>
            <numerusform>%Ln seat</numerusform>
            <numerusform>%Ln seats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln events cannot be read</source>
        <comment>of the calendar</comment>
        <translation>
            <numerusform>%Ln event cannot be read</numerusform>
            <numerusform>%Ln events cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
</context>
</TS>
