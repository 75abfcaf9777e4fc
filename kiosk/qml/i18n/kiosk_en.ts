<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Acts</name>
    <message numerus="yes">
        <source>+%n hours</source>
        <comment>button: keep the room so much longer</comment>
        <translation>
            <numerusform>+%n hour</numerusform>
            <numerusform>+%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n min</source>
        <comment>button: keep the room so much longer</comment>
        <translation>
            <numerusform>+%n min</numerusform>
            <numerusform>+%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message numerus="yes">
        <source>%n digits typed</source>
        <translation>
            <numerusform>%n digit typed</numerusform>
            <numerusform>%n digits typed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomWords</name>
    <message numerus="yes">
        <source>Step-free, door %n cm</source>
        <comment>the clear width of the door</comment>
        <translation>
            <numerusform>Step-free, door %n cm</numerusform>
            <numerusform>Step-free, door %n cm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Door %n cm</source>
        <comment>the clear width of the door</comment>
        <translation>
            <numerusform>Door %n cm</numerusform>
            <numerusform>Door %n cm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rooms do not answer now.</source>
        <comment>their calendars cannot be read</comment>
        <translation>
            <numerusform>%n room does not answer now.</numerusform>
            <numerusform>%n rooms do not answer now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>as of %1, %n days ago</source>
        <comment>the data was read at %1, a time</comment>
        <translation>
            <numerusform>as of %1, %n day ago</numerusform>
            <numerusform>as of %1, %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seats</source>
        <comment>how many people a room is for</comment>
        <translation>
            <numerusform>%n seat</numerusform>
            <numerusform>%n seats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events cannot be read</source>
        <comment>of the calendar</comment>
        <translation>
            <numerusform>%n event cannot be read</numerusform>
            <numerusform>%n events cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
</TS>
