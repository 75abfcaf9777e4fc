<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Disclosures</name>
    <message numerus="yes">
        <source>That somebody checked in: at most %n hours, never who.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>That somebody checked in: at most %n hour, never who.</numerusform>
            <numerusform>That somebody checked in: at most %n hours, never who.</numerusform>
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
    <name>Words</name>
    <message numerus="yes">
        <source>last updated %n days ago</source>
        <translation>
            <numerusform>last updated %n day ago</numerusform>
            <numerusform>last updated %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seats</source>
        <translation>
            <numerusform>%n seat</numerusform>
            <numerusform>%n seats</numerusform>
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
        <source>%n events in this calendar cannot be read</source>
        <translation>
            <numerusform>%n event in this calendar cannot be read</numerusform>
            <numerusform>%n events in this calendar cannot be read</numerusform>
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
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
</TS>
