<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>Acts</name>
    <message>
        <source>Other…</source>
        <comment>button: choose another time</comment>
        <translation>Anders…</translation>
    </message>
    <message>
        <source>Book for later</source>
        <comment>button: choose another time, where now none is left</comment>
        <translation>Later reserveren</translation>
    </message>
    <message>
        <source>End</source>
        <comment>button: end this booking now</comment>
        <translation>Beëindigen</translation>
    </message>
    <message>
        <source>Let go</source>
        <comment>button: give back what is held</comment>
        <translation>Loslaten</translation>
    </message>
    <message>
        <source>Release</source>
        <comment>button: this booking is not going to be used</comment>
        <translation>Vrijgeven</translation>
    </message>
    <message>
        <source>Check in</source>
        <comment>button</comment>
        <translation>Inchecken</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>on a button; %1 is a time</comment>
        <translation>tot %1</translation>
    </message>
    <message>
        <source>later, tomorrow</source>
        <comment>on the button Other</comment>
        <translation>later of morgen</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>on the button Book for later; %1 is a time</comment>
        <translation>vanaf %1</translation>
    </message>
    <message>
        <source>free the room</source>
        <comment>on the button End</comment>
        <translation>ruimte vrijgeven</translation>
    </message>
    <message>
        <source>give it back</source>
        <comment>on the button Let go</comment>
        <translation>ruimte vrijgeven</translation>
    </message>
    <message>
        <source>not needed</source>
        <comment>on the button Release</comment>
        <translation>niet nodig</translation>
    </message>
    <message>
        <source>we are here</source>
        <comment>on the button Check in</comment>
        <translation>wij zijn er</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>on the button Check in, before the start; %1 is a time</comment>
        <translation>voor %1</translation>
    </message>
    <message>
        <source>longest</source>
        <comment>on a button: as long as can be, until the next booking; short</comment>
        <translation>maximaal</translation>
    </message>
    <message>
        <source>Booking…</source>
        <comment>the button was tapped</comment>
        <translation>Reserveren…</translation>
    </message>
    <message>
        <source>Holding…</source>
        <comment>the button was tapped</comment>
        <translation>Vasthouden…</translation>
    </message>
    <message>
        <source>Extending…</source>
        <comment>the button was tapped</comment>
        <translation>Verlengen…</translation>
    </message>
    <message>
        <source>Ending…</source>
        <comment>the button was tapped</comment>
        <translation>Beëindigen…</translation>
    </message>
    <message>
        <source>Freeing…</source>
        <comment>the button was tapped</comment>
        <translation>Vrijgeven…</translation>
    </message>
    <message>
        <source>Checking in…</source>
        <comment>the button was tapped</comment>
        <translation>Inchecken…</translation>
    </message>
    <message>
        <source>End now?</source>
        <comment>the first of two taps was given</comment>
        <translation>Nu stoppen?</translation>
    </message>
    <message>
        <source>Free the room?</source>
        <comment>the first of two taps was given</comment>
        <translation>Ruimte vrijgeven?</translation>
    </message>
    <message>
        <source>tap again</source>
        <comment>the first of two taps was given</comment>
        <translation>tik nog eens</translation>
    </message>
    <message>
        <source>Until %1</source>
        <comment>button; %1 is a time</comment>
        <translation>Tot %1</translation>
    </message>
    <message numerus="yes">
        <source>+%Ln hours</source>
        <comment>button: keep the room so much longer</comment>
        <translation>
            <numerusform>+%Ln uur</numerusform>
            <numerusform>+%Ln uur</numerusform>
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
            <numerusform>%Ln uur</numerusform>
            <numerusform>%Ln uur</numerusform>
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
    <name>AdminPage</name>
    <message>
        <source>Close</source>
        <comment>button: closes the page of who looks after the panel</comment>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Closes by itself after 2 minutes. Every login is in the log.</source>
        <translation>Sluit vanzelf na 2 minuten. Elke aanmelding staat in het logboek.</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Administration</source>
        <comment>title of the page of who looks after the panel</comment>
        <translation>Beheer</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netwerk</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Klok</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>the lamp beside the door</comment>
        <translation>Lamp</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Schijf</translation>
    </message>
    <message>
        <source>Badge reader</source>
        <translation>Badgelezer</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>answers</source>
        <comment>the calendar</comment>
        <translation>antwoordt</translation>
    </message>
    <message>
        <source>read at %1</source>
        <comment>the calendar; %1 is a time</comment>
        <translation>gelezen om %1</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbonden</translation>
    </message>
    <message>
        <source>right</source>
        <comment>the clock</comment>
        <translation>loopt goed</translation>
    </message>
    <message>
        <source>answers</source>
        <comment>the lamp</comment>
        <translation>antwoordt</translation>
    </message>
    <message>
        <source>can be written</source>
        <comment>the disk</comment>
        <translation>schrijven lukt</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>the badge reader</comment>
        <translation>gereed</translation>
    </message>
    <message>
        <source>answers</source>
        <comment>the sensor</comment>
        <translation>antwoordt</translation>
    </message>
    <message>
        <source>now red</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>nu rood</translation>
    </message>
    <message>
        <source>blinks red</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>knippert rood</translation>
    </message>
    <message>
        <source>now orange</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>nu oranje</translation>
    </message>
    <message>
        <source>blinks orange</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>knippert oranje</translation>
    </message>
    <message>
        <source>now yellow</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>nu geel</translation>
    </message>
    <message>
        <source>blinks yellow</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>knippert geel</translation>
    </message>
    <message>
        <source>now green</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>nu groen</translation>
    </message>
    <message>
        <source>blinks green</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>knippert groen</translation>
    </message>
    <message>
        <source>now turquoise</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>nu turkoois</translation>
    </message>
    <message>
        <source>blinks turquoise</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>knippert turkoois</translation>
    </message>
    <message>
        <source>now blue</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>nu blauw</translation>
    </message>
    <message>
        <source>blinks blue</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>knippert blauw</translation>
    </message>
    <message>
        <source>now purple</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>nu paars</translation>
    </message>
    <message>
        <source>blinks purple</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>knippert paars</translation>
    </message>
    <message>
        <source>now pink</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>nu roze</translation>
    </message>
    <message>
        <source>blinks pink</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>knippert roze</translation>
    </message>
    <message>
        <source>now white</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>nu wit</translation>
    </message>
    <message>
        <source>blinks white</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>knippert wit</translation>
    </message>
    <message>
        <source>is being looked at</source>
        <comment>one of the things of a panel</comment>
        <translation>wordt nagekeken</translation>
    </message>
    <message>
        <source>none here</source>
        <comment>there is no such thing at this door, or it cannot be looked at</comment>
        <translation>hier niet</translation>
    </message>
    <message>
        <source>the server does not answer</source>
        <translation>de server antwoordt niet</translation>
    </message>
    <message>
        <source>refuses the password</source>
        <translation>weigert het wachtwoord</translation>
    </message>
    <message>
        <source>gives too few rights</source>
        <translation>geeft te weinig rechten</translation>
    </message>
    <message>
        <source>is not at its address</source>
        <translation>staat niet op het adres</translation>
    </message>
    <message>
        <source>was not read lately</source>
        <translation>lang niet gelezen</translation>
    </message>
    <message>
        <source>was not wholly read</source>
        <translation>niet helemaal gelezen</translation>
    </message>
    <message>
        <source>weak or not connected</source>
        <translation>zwak of niet verbonden</translation>
    </message>
    <message>
        <source>does not know the server</source>
        <translation>kent de server niet</translation>
    </message>
    <message>
        <source>the certificate is not right</source>
        <translation>het certificaat klopt niet</translation>
    </message>
    <message>
        <source>differs from the server&apos;s</source>
        <translation>wijkt af van de server</translation>
    </message>
    <message>
        <source>has no battery</source>
        <translation>heeft geen batterij</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwoordt niet</translation>
    </message>
    <message>
        <source>may stay lit</source>
        <translation>kan blijven branden</translation>
    </message>
    <message>
        <source>full, worn, or read-only</source>
        <translation>vol, versleten of alleen-lezen</translation>
    </message>
    <message>
        <source>See whether it runs, and whether a firewall is in the way.</source>
        <translation>Kijk of hij draait, en of er een firewall tussen zit.</translation>
    </message>
    <message>
        <source>Correct the user name, or the file of the password.</source>
        <translation>Verbeter gebruikersnaam of wachtwoordbestand.</translation>
    </message>
    <message>
        <source>Give the account the right to read and to write.</source>
        <translation>Geef het account het recht om te lezen en te schrijven.</translation>
    </message>
    <message>
        <source>Correct the address in backend.url.</source>
        <translation>Verbeter het adres in backend.url.</translation>
    </message>
    <message>
        <source>Look at the network, and at the server.</source>
        <translation>Kijk naar het netwerk en naar de server.</translation>
    </message>
    <message>
        <source>“kiosk status” says which events: save them anew.</source>
        <translation>“kiosk status” noemt de afspraken: sla ze opnieuw op.</translation>
    </message>
    <message>
        <source>Look at the cable, or at the Wi-Fi.</source>
        <translation>Kijk naar de kabel of de wifi.</translation>
    </message>
    <message>
        <source>Ask the network&apos;s people for the name.</source>
        <translation>Vraag de netwerkbeheerder om de naam.</translation>
    </message>
    <message>
        <source>Have it renewed, or set backend.ca_file.</source>
        <translation>Laat het vernieuwen, of vul backend.ca_file in.</translation>
    </message>
    <message>
        <source>Switch on time from the network (NTP).</source>
        <translation>Zet tijd van het netwerk aan (NTP).</translation>
    </message>
    <message>
        <source>After a power cut it needs the network.</source>
        <translation>Na een stroomstoring heeft hij het netwerk nodig.</translation>
    </message>
    <message>
        <source>Look at its cable.</source>
        <translation>Kijk of de stekker vastzit.</translation>
    </message>
    <message>
        <source>Write dtparam=strict_gpiod into config.txt.</source>
        <translation>Zet dtparam=strict_gpiod in config.txt.</translation>
    </message>
    <message>
        <source>Make room, or replace the card.</source>
        <translation>Maak ruimte, of vervang de kaart.</translation>
    </message>
</context>
<context>
    <name>Disclosures</name>
    <message>
        <source>Of each booking the title: this site chose so.</source>
        <comment>this screen shows</comment>
        <translation>Van elke reservering het onderwerp: zo koos deze locatie.</translation>
    </message>
    <message>
        <source>Of each booking who made it: this site chose so.</source>
        <comment>this screen shows</comment>
        <translation>Van elke reservering door wie: zo koos deze locatie.</translation>
    </message>
    <message>
        <source>Whether the room is free, and until when.</source>
        <comment>this screen shows</comment>
        <translation>Of de ruimte vrij is, en tot wanneer.</translation>
    </message>
    <message>
        <source>Of each booking when it begins and ends.</source>
        <comment>this screen shows</comment>
        <translation>Van elke reservering wanneer die begint en eindigt.</translation>
    </message>
    <message>
        <source>No names and no subjects.</source>
        <comment>this screen shows</comment>
        <translation>Geen namen en geen onderwerpen.</translation>
    </message>
    <message>
        <source>Nothing else of it, and of a private one no name.</source>
        <comment>this screen shows of a booking</comment>
        <translation>Verder niets, en van een privéafspraak geen naam.</translation>
    </message>
    <message>
        <source>When the room is taken, without any name.</source>
        <comment>this panel keeps</comment>
        <translation>Wanneer de ruimte bezet is, zonder enige naam.</translation>
    </message>
    <message numerus="yes">
        <source>That somebody checked in: at most %Ln hours, never who.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>Dat er is ingecheckt: hooguit %Ln uur, nooit door wie.</numerusform>
            <numerusform>Dat er is ingecheckt: hooguit %Ln uur, nooit door wie.</numerusform>
        </translation>
    </message>
    <message>
        <source>A tap that could not be sent: until the calendar answers.</source>
        <comment>this panel keeps</comment>
        <translation>Wat nog niet verstuurd is: tot de agenda antwoordt.</translation>
    </message>
    <message>
        <source>The PIN of this door, as a hash that cannot be read.</source>
        <comment>this panel keeps</comment>
        <translation>De pincode van deze deur, onleesbaar als hash.</translation>
    </message>
    <message>
        <source>The badges it knows, as hashes, without an owner.</source>
        <comment>this panel keeps</comment>
        <translation>De bekende badges, als hash, zonder eigenaar.</translation>
    </message>
    <message>
        <source>How many wrong PINs and badges were tried, not which.</source>
        <comment>this panel keeps</comment>
        <translation>Hoeveel pincodes en badges fout waren, niet welke.</translation>
    </message>
    <message numerus="yes">
        <source>A reported fault, until it is delivered: at most %Ln days.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>Een storing die u meldt, tot ze bezorgd is: hooguit %Ln dag.</numerusform>
            <numerusform>Een storing die u meldt, tot bezorging: hooguit %Ln dagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Security events, such as a wrong PIN: %Ln days, never who.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>Beveiliging, zoals een foute pincode: %Ln dag, nooit wie.</numerusform>
            <numerusform>Beveiliging, zoals een foute pincode: %Ln dagen, nooit wie.</numerusform>
        </translation>
    </message>
    <message>
        <source>To the room&apos;s calendar: the times you book, no name.</source>
        <comment>this panel sends</comment>
        <translation>Naar de agenda: de tijden die u reserveert, geen naam.</translation>
    </message>
    <message>
        <source>That somebody checked in, never who; the calendar keeps it.</source>
        <comment>this panel sends</comment>
        <translation>Dat er is ingecheckt, nooit door wie; de agenda bewaart dat.</translation>
    </message>
    <message>
        <source>To the light beside the door: what it has to show.</source>
        <comment>this panel sends</comment>
        <translation>Naar de lamp naast de deur: wat die moet tonen.</translation>
    </message>
    <message>
        <source>Of a badge whether it is known; its number is not kept.</source>
        <comment>this panel sends</comment>
        <translation>Van een badge of die bekend is; het nummer blijft nergens.</translation>
    </message>
    <message>
        <source>Of the sensor only whether anybody is in, never who.</source>
        <comment>this panel sends</comment>
        <translation>Van de sensor alleen of er iemand is, nooit wie.</translation>
    </message>
    <message>
        <source>Of a fault you report the item, your choice and the hour.</source>
        <comment>this panel sends</comment>
        <translation>Van een storing die u meldt: onderdeel, keuze en uur.</translation>
    </message>
    <message>
        <source>Nothing else. No camera and no microphone is used.</source>
        <comment>this panel sends</comment>
        <translation>Verder niets. Camera en microfoon worden niet gebruikt.</translation>
    </message>
    <message>
        <source>Nothing. No camera and no microphone is used.</source>
        <comment>this panel sends</comment>
        <translation>Niets. Camera en microfoon worden niet gebruikt.</translation>
    </message>
</context>
<context>
    <name>EmergencyPage</name>
    <message>
        <source>since %1</source>
        <comment>an emergency; %1 is a time</comment>
        <translation>sinds %1</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Step-free way in</source>
        <comment>a fault can be reported of it: lift, door, ramp</comment>
        <translation>Drempelloze ingang</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>a fault can be reported of it</comment>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Too warm, too cold</source>
        <comment>a fault can be reported of it</comment>
        <translation>Te warm, te koud</translation>
    </message>
    <message>
        <source>Table and chairs</source>
        <comment>a fault can be reported of it</comment>
        <translation>Tafel en stoelen</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <comment>a fault can be reported of it</comment>
        <translation>Schoonmaak</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <comment>a fault can be reported of it</comment>
        <translation>Wifi</translation>
    </message>
    <message>
        <source>This panel</source>
        <comment>a fault can be reported of it</comment>
        <translation>Dit paneel</translation>
    </message>
    <message>
        <source>Does not start</source>
        <comment>a fault of a screen or a projector</comment>
        <translation>Gaat niet aan</translation>
    </message>
    <message>
        <source>Does not work</source>
        <comment>a fault of any piece</comment>
        <translation>Werkt niet</translation>
    </message>
    <message>
        <source>No picture from laptop</source>
        <comment>a fault of a screen or a projector</comment>
        <translation>Geen beeld van laptop</translation>
    </message>
    <message>
        <source>Poor picture</source>
        <comment>a fault of a projector</comment>
        <translation>Slecht beeld</translation>
    </message>
    <message>
        <source>No picture from camera</source>
        <comment>a fault of a video system</comment>
        <translation>Geen beeld van camera</translation>
    </message>
    <message>
        <source>No sound</source>
        <comment>a fault of a screen or of speakers</comment>
        <translation>Geen geluid</translation>
    </message>
    <message>
        <source>Poor sound</source>
        <comment>a fault of speakers</comment>
        <translation>Slecht geluid</translation>
    </message>
    <message>
        <source>Others cannot hear us</source>
        <comment>a fault of a microphone</comment>
        <translation>Anderen horen ons niet</translation>
    </message>
    <message>
        <source>No line</source>
        <comment>a fault of a phone</comment>
        <translation>Geen lijn</translation>
    </message>
    <message>
        <source>Broken or missing parts</source>
        <comment>a fault of any piece</comment>
        <translation>Kapot of onvolledig</translation>
    </message>
    <message>
        <source>Is not here</source>
        <comment>a fault of any piece</comment>
        <translation>Is er niet</translation>
    </message>
    <message>
        <source>No pens or eraser</source>
        <comment>a fault of a whiteboard</comment>
        <translation>Geen stiften of wisser</translation>
    </message>
    <message>
        <source>Cannot be wiped clean</source>
        <comment>a fault of a whiteboard</comment>
        <translation>Wordt niet schoon</translation>
    </message>
    <message>
        <source>No remote control</source>
        <comment>a fault of a projector</comment>
        <translation>Geen afstandsbediening</translation>
    </message>
    <message>
        <source>Lift does not work</source>
        <comment>a fault of the step-free way in</comment>
        <translation>Lift werkt niet</translation>
    </message>
    <message>
        <source>Door does not open</source>
        <comment>a fault of the step-free way in</comment>
        <translation>Deur gaat niet open</translation>
    </message>
    <message>
        <source>Way is blocked</source>
        <comment>a fault of the step-free way in</comment>
        <translation>Doorgang is versperd</translation>
    </message>
    <message>
        <source>Does not go on</source>
        <comment>a fault of the light</comment>
        <translation>Gaat niet aan</translation>
    </message>
    <message>
        <source>Does not go off</source>
        <comment>a fault of the light</comment>
        <translation>Gaat niet uit</translation>
    </message>
    <message>
        <source>Flickers</source>
        <comment>a fault of the light</comment>
        <translation>Knippert</translation>
    </message>
    <message>
        <source>Blinds do not move</source>
        <comment>a fault of the light</comment>
        <translation>Zonwering werkt niet</translation>
    </message>
    <message>
        <source>Too warm</source>
        <comment>a fault of the air in the room</comment>
        <translation>Te warm</translation>
    </message>
    <message>
        <source>Too cold</source>
        <comment>a fault of the air in the room</comment>
        <translation>Te koud</translation>
    </message>
    <message>
        <source>Draught</source>
        <comment>a fault of the air in the room</comment>
        <translation>Tocht</translation>
    </message>
    <message>
        <source>Stuffy</source>
        <comment>a fault of the air in the room</comment>
        <translation>Benauwd</translation>
    </message>
    <message>
        <source>Chair is broken</source>
        <comment>a fault of the furniture</comment>
        <translation>Stoel is kapot</translation>
    </message>
    <message>
        <source>Table is broken</source>
        <comment>a fault of the furniture</comment>
        <translation>Tafel is kapot</translation>
    </message>
    <message>
        <source>Too few chairs</source>
        <comment>a fault of the furniture</comment>
        <translation>Te weinig stoelen</translation>
    </message>
    <message>
        <source>Wrongly arranged</source>
        <comment>a fault of the furniture</comment>
        <translation>Verkeerd opgesteld</translation>
    </message>
    <message>
        <source>Not clean</source>
        <comment>a fault of cleaning</comment>
        <translation>Niet schoon</translation>
    </message>
    <message>
        <source>Bin is full</source>
        <comment>a fault of cleaning</comment>
        <translation>Prullenbak is vol</translation>
    </message>
    <message>
        <source>Something is spilt</source>
        <comment>a fault of cleaning</comment>
        <translation>Er is gemorst</translation>
    </message>
    <message>
        <source>Bad smell</source>
        <comment>a fault of cleaning</comment>
        <translation>Stank</translation>
    </message>
    <message>
        <source>No connection</source>
        <comment>a fault of the Wi-Fi</comment>
        <translation>Geen verbinding</translation>
    </message>
    <message>
        <source>Slow</source>
        <comment>a fault of the Wi-Fi</comment>
        <translation>Traag</translation>
    </message>
    <message>
        <source>Drops out</source>
        <comment>a fault of the Wi-Fi</comment>
        <translation>Valt steeds weg</translation>
    </message>
    <message>
        <source>Wrong time</source>
        <comment>a fault of this panel</comment>
        <translation>Verkeerde tijd</translation>
    </message>
    <message>
        <source>Wrong bookings</source>
        <comment>a fault of this panel</comment>
        <translation>Verkeerde reserveringen</translation>
    </message>
    <message>
        <source>Touch does not work well</source>
        <comment>a fault of this panel</comment>
        <translation>Reageert slecht op tikken</translation>
    </message>
    <message>
        <source>Lamp is wrong</source>
        <comment>a fault of this panel: the light at the door</comment>
        <translation>Lamp klopt niet</translation>
    </message>
    <message>
        <source>already reported</source>
        <comment>a fault: somebody reported it today</comment>
        <translation>al gemeld</translation>
    </message>
    <message>
        <source>More…</source>
        <comment>button: shows the choices that had no place</comment>
        <translation>Meer…</translation>
    </message>
</context>
<context>
    <name>FindRoomPage</name>
    <message>
        <source>Other room</source>
        <comment>title of a page: rooms that are free</comment>
        <translation>Andere ruimte</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Laatste cijfer wissen</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>button: the PIN is complete</comment>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message>
        <source>Notice</source>
        <comment>title of a page with a message of the site</comment>
        <translation>Mededeling</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a message of the site; %1 is a time</comment>
        <translation>sinds %1</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <comment>a message: who wrote it, and when</comment>
        <translation>%1, sinds %2</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>button: the message was read</comment>
        <translation>Gelezen</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>More</source>
        <comment>title of a page: about the room, languages, help to see and reach</comment>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Larger text</source>
        <comment>button: shows everything larger, for who stands here</comment>
        <translation>Grote tekst</translation>
    </message>
    <message>
        <source>More contrast</source>
        <comment>button: shows everything with more contrast, for who stands here</comment>
        <translation>Meer contrast</translation>
    </message>
    <message>
        <source>Lower the controls</source>
        <comment>button: moves what can be touched down, for who stands or sits here</comment>
        <translation>Knoppen lager</translation>
    </message>
    <message>
        <source>After 30 seconds without a touch all is as it was.</source>
        <comment>beside buttons for language, larger text, more contrast</comment>
        <translation>Na 30 seconden zonder aanraking staat alles weer zoals het was.</translation>
    </message>
</context>
<context>
    <name>OtherTimePage</name>
    <message>
        <source>Book %1 – %2</source>
        <comment>button; %1 and %2 are times</comment>
        <translation>Reserveer %1 – %2</translation>
    </message>
    <message>
        <source>Before %1 it is too late.</source>
        <comment>%1 is a time</comment>
        <translation>Vóór %1 is het te laat.</translation>
    </message>
    <message>
        <source>Tap a free time in the day, or use the buttons.</source>
        <translation>Tik op een vrije tijd in de dag, of gebruik de knoppen.</translation>
    </message>
    <message>
        <source>From</source>
        <comment>above the start time being chosen</comment>
        <translation>Van</translation>
    </message>
    <message>
        <source>Start earlier</source>
        <translation>Eerder beginnen</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>Later beginnen</translation>
    </message>
    <message>
        <source>Until</source>
        <comment>above the end time being chosen</comment>
        <translation>Tot</translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation>Eerder eindigen</translation>
    </message>
    <message>
        <source>End later</source>
        <translation>Later eindigen</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Back</source>
        <comment>button: to the page before</comment>
        <translation>Terug</translation>
    </message>
</context>
<context>
    <name>PanelFacts</name>
    <message>
        <source>Version</source>
        <translation>Versie</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Paneel</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>the fingerprint of the panel&apos;s secret</comment>
        <translation>Sleutel</translation>
    </message>
</context>
<context>
    <name>PanelTools</name>
    <message>
        <source>Test the light</source>
        <comment>button: the lamp shows everything it can show</comment>
        <translation>Lamp testen</translation>
    </message>
    <message>
        <source>Blink</source>
        <comment>button: lamp and screen blink, to find this panel</comment>
        <translation>Laat knipperen</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>button: chooses the language of this door</comment>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Into service</source>
        <comment>button: the room can be used again</comment>
        <translation>Weer in gebruik</translation>
    </message>
    <message>
        <source>Out of service</source>
        <comment>button: the room cannot be used</comment>
        <translation>Buiten gebruik</translation>
    </message>
</context>
<context>
    <name>PhoneCode</name>
    <message>
        <source>On your phone</source>
        <comment>above what a code on the screen opens</comment>
        <translation>Op uw telefoon</translation>
    </message>
    <message>
        <source>Point the camera at the code. The link holds only which room this is.</source>
        <translation>Richt de camera op de code. In de link staat alleen welke ruimte dit is.</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message numerus="yes">
        <source>%Ln digits typed</source>
        <translation>
            <numerusform>%Ln cijfer ingetoetst</numerusform>
            <numerusform>%Ln cijfers ingetoetst</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy at this door</source>
        <translation>Privacy aan deze deur</translation>
    </message>
    <message>
        <source>Responsible: %1</source>
        <comment>for personal data at this door</comment>
        <translation>Verantwoordelijk: %1</translation>
    </message>
    <message>
        <source>Questions or access: %1</source>
        <comment>to one&apos;s personal data</comment>
        <translation>Vragen of inzage: %1</translation>
    </message>
    <message>
        <source>The code leads to the whole statement.</source>
        <comment>a QR code stands beside it</comment>
        <translation>De code leidt naar de hele verklaring.</translation>
    </message>
    <message>
        <source>This screen shows</source>
        <comment>heading; sentences follow</comment>
        <translation>Dit scherm toont</translation>
    </message>
    <message>
        <source>This panel keeps</source>
        <comment>heading; sentences follow</comment>
        <translation>Dit paneel bewaart</translation>
    </message>
    <message>
        <source>This panel sends</source>
        <comment>heading; sentences follow</comment>
        <translation>Dit paneel verstuurt</translation>
    </message>
</context>
<context>
    <name>ReportFaultPage</name>
    <message>
        <source>What is not working?</source>
        <comment>title of the page on which a fault is reported</comment>
        <translation>Wat werkt er niet?</translation>
    </message>
    <message>
        <source>Report</source>
        <comment>button: sends the report of a fault</comment>
        <translation>Melden</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>%1 is a piece of the room, %2 what is wrong with it</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Sent is only: room, item, your choice and the hour. Nothing about you.</source>
        <translation>Verstuurd worden alleen: ruimte, onderdeel, uw keuze en het uur. Niets over u.</translation>
    </message>
</context>
<context>
    <name>RestartButton</name>
    <message>
        <source>Restart now?</source>
        <comment>button: asks for a second tap</comment>
        <translation>Nu opnieuw starten?</translation>
    </message>
    <message>
        <source>Restart</source>
        <comment>button: starts the panel anew</comment>
        <translation>Opnieuw starten</translation>
    </message>
    <message>
        <source>tap again</source>
        <translation>tik nog eens</translation>
    </message>
</context>
<context>
    <name>RoomWords</name>
    <message>
        <source>free until tomorrow</source>
        <comment>another room</comment>
        <translation>vrij tot morgen</translation>
    </message>
    <message>
        <source>free until %1</source>
        <comment>another room; %1 is a time</comment>
        <translation>vrij tot %1</translation>
    </message>
    <message>
        <source>free tomorrow</source>
        <comment>another room</comment>
        <translation>morgen vrij</translation>
    </message>
    <message>
        <source>free from %1</source>
        <comment>another room; %1 is a time</comment>
        <translation>vrij vanaf %1</translation>
    </message>
    <message>
        <source>reserved for the rest of the day</source>
        <comment>another room</comment>
        <translation>de rest van de dag bezet</translation>
    </message>
    <message>
        <source>reserved until %1</source>
        <comment>another room; %1 is a time</comment>
        <translation>bezet tot %1</translation>
    </message>
    <message>
        <source>not known now</source>
        <comment>whether another room is free</comment>
        <translation>nu niet bekend</translation>
    </message>
    <message>
        <source>being looked up</source>
        <comment>whether another room is free</comment>
        <translation>wordt opgezocht</translation>
    </message>
    <message>
        <source>6+ people</source>
        <comment>button: only rooms for six or more</comment>
        <translation>6+ personen</translation>
    </message>
    <message>
        <source>Video calls</source>
        <comment>button: only rooms that have it; short</comment>
        <translation>Videobellen</translation>
    </message>
    <message>
        <source>Book</source>
        <comment>button: take another room</comment>
        <translation>Reserveer</translation>
    </message>
    <message>
        <source>Look</source>
        <comment>button: what is in a room that cannot be booked from here</comment>
        <translation>Bekijk</translation>
    </message>
    <message>
        <source>How long</source>
        <comment>above buttons with lengths</comment>
        <translation>Hoe lang</translation>
    </message>
    <message>
        <source>Only with</source>
        <comment>above buttons with what a room must have</comment>
        <translation>Alleen met</translation>
    </message>
    <message>
        <source>In the room</source>
        <comment>above a list of what is there</comment>
        <translation>In de ruimte</translation>
    </message>
    <message>
        <source>Access</source>
        <comment>above a list of what helps to get in and to hear</comment>
        <translation>Toegankelijk</translation>
    </message>
    <message>
        <source>House rules</source>
        <comment>above a list</comment>
        <translation>Huisregels</translation>
    </message>
    <message>
        <source>No room has all of that.</source>
        <comment>what a room must have</comment>
        <translation>Geen enkele ruimte heeft dat allemaal.</translation>
    </message>
    <message>
        <source>Looking for rooms…</source>
        <translation>Ruimtes worden opgezocht…</translation>
    </message>
    <message numerus="yes">
        <source>Step-free, door %Ln cm</source>
        <comment>the clear width of the door</comment>
        <translation>
            <numerusform>Drempelvrij, deur %Ln cm</numerusform>
            <numerusform>Drempelvrij, deur %Ln cm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Door %Ln cm</source>
        <comment>the clear width of the door</comment>
        <translation>
            <numerusform>Deur %Ln cm</numerusform>
            <numerusform>Deur %Ln cm</numerusform>
        </translation>
    </message>
    <message>
        <source>Ground floor.</source>
        <comment>where the room is that was just booked</comment>
        <translation>Begane grond.</translation>
    </message>
    <message>
        <source>First floor.</source>
        <comment>one above the ground; where the room is that was just booked</comment>
        <translation>Eerste verdieping.</translation>
    </message>
    <message>
        <source>Second floor.</source>
        <comment>two above the ground; where the room is that was just booked</comment>
        <translation>Tweede verdieping.</translation>
    </message>
    <message>
        <source>Third floor.</source>
        <comment>three above the ground; where the room is that was just booked</comment>
        <translation>Derde verdieping.</translation>
    </message>
    <message>
        <source>Fourth floor.</source>
        <comment>four above the ground; where the room is that was just booked</comment>
        <translation>Vierde verdieping.</translation>
    </message>
    <message>
        <source>Fifth floor.</source>
        <comment>five above the ground; where the room is that was just booked</comment>
        <translation>Vijfde verdieping.</translation>
    </message>
    <message>
        <source>Sixth floor.</source>
        <comment>six above the ground; where the room is that was just booked</comment>
        <translation>Zesde verdieping.</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>on a button; %1 is a time</comment>
        <translation>tot %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rooms do not answer now.</source>
        <comment>their calendars cannot be read</comment>
        <translation>
            <numerusform>%Ln ruimte geeft nu geen antwoord.</numerusform>
            <numerusform>%Ln ruimtes geven nu geen antwoord.</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether a room is free cannot be seen now.</source>
        <translation>Of er een ruimte vrij is, is nu niet te zien.</translation>
    </message>
    <message>
        <source>No room is known to be free for %1 today.</source>
        <comment>some do not answer; %1 is a duration</comment>
        <translation>Voor zover te zien is vandaag geen ruimte meer %1 vrij.</translation>
    </message>
    <message>
        <source>No room is free for %1 today.</source>
        <comment>%1 is a duration</comment>
        <translation>Er is vandaag geen ruimte meer %1 vrij.</translation>
    </message>
    <message>
        <source>No room is known to be free for %1. The first is %2, from %3.</source>
        <comment>some do not answer; %1 is a duration, %2 a room, %3 a time</comment>
        <translation>Voor zover te zien is nu geen ruimte %1 vrij. Als eerste: %2, vanaf %3.</translation>
    </message>
    <message>
        <source>No room is free for %1. The first is %2, from %3.</source>
        <comment>%1 is a duration, %2 a room, %3 a time</comment>
        <translation>Er is nu geen ruimte %1 vrij. Als eerste: %2, vanaf %3.</translation>
    </message>
    <message>
        <source>%1 is yours until %2.</source>
        <comment>another room was booked; %1 is its name, %2 a time</comment>
        <translation>%1 is van u tot %2.</translation>
    </message>
    <message>
        <source>%1 is yours, %2.</source>
        <comment>another room was booked; %1 is its name, %2 a start and an end time</comment>
        <translation>%1 is van u, %2.</translation>
    </message>
    <message>
        <source>Booking %1…</source>
        <comment>the button was tapped; %1 is another room</comment>
        <translation>%1 wordt gereserveerd…</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Book now</source>
        <comment>above the buttons of a free room</comment>
        <translation>Nu reserveren</translation>
    </message>
    <message>
        <source>Too short to book: the next booking starts at %1.</source>
        <comment>%1 is a time</comment>
        <translation>Te kort om te reserveren: de volgende begint om %1.</translation>
    </message>
    <message>
        <source>You can hold the room; it is confirmed when the connection is back.</source>
        <translation>U kunt de ruimte vasthouden; bevestiging volgt zodra er verbinding is.</translation>
    </message>
    <message>
        <source>The room is held for you. It is confirmed when the connection is back.</source>
        <translation>De ruimte wordt voor u vastgehouden. Bevestiging volgt zodra er verbinding is.</translation>
    </message>
    <message>
        <source>This screen only shows the calendar; you cannot book here.</source>
        <translation>Dit scherm toont alleen de agenda; reserveren kan hier niet.</translation>
    </message>
    <message>
        <source>Are you here for this booking?</source>
        <translation>Bent u hier voor deze reservering?</translation>
    </message>
    <message>
        <source>The room is free again.</source>
        <comment>after ending a booking; Undo stands beside it</comment>
        <translation>De ruimte is weer vrij.</translation>
    </message>
    <message>
        <source>Booked: %1</source>
        <comment>%1 is a start and an end time</comment>
        <translation>Gereserveerd: %1</translation>
    </message>
    <message>
        <source>Still trying… the calendar is slow to answer.</source>
        <translation>Nog bezig… de agenda antwoordt traag.</translation>
    </message>
    <message>
        <source>You are checked in.</source>
        <translation>U bent ingecheckt.</translation>
    </message>
    <message>
        <source>The room is free again.</source>
        <translation>De ruimte is weer vrij.</translation>
    </message>
    <message>
        <source>Your booking is back.</source>
        <translation>Uw reservering staat er weer.</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <comment>above the buttons of a reserved room</comment>
        <translation>Langer blijven</translation>
    </message>
    <message>
        <source>No longer: the next booking starts at %1.</source>
        <comment>why a booking cannot be extended; %1 is a time</comment>
        <translation>Verlengen kan niet: om %1 begint de volgende.</translation>
    </message>
    <message>
        <source>Extending and releasing work again when the connection is back.</source>
        <translation>Verlengen en vrijgeven kan weer zodra er verbinding is.</translation>
    </message>
    <message>
        <source>This is a copy of the calendar, which may be %1 old, or older; you cannot book here.</source>
        <comment>the calendar is read from a feed, which is made anew now and then; %1 is a duration</comment>
        <translation>Dit is een kopie van de agenda, die %1 oud kan zijn, of ouder; reserveren kan hier niet.</translation>
    </message>
    <message>
        <source>Nobody seems to be in. The room is freed at %1. Touch the screen to stay.</source>
        <comment>%1 is a time</comment>
        <translation>Er lijkt niemand te zijn. Om %1 komt de ruimte vrij. Raak het scherm aan om te blijven.</translation>
    </message>
    <message>
        <source>Done: the room is yours until %1.</source>
        <comment>%1 is a time</comment>
        <translation>Gelukt: de ruimte is van u tot %1.</translation>
    </message>
    <message>
        <source>Not booked.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Niet gereserveerd.</translation>
    </message>
    <message>
        <source>Not checked in.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Niet ingecheckt.</translation>
    </message>
    <message>
        <source>Not extended.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Niet verlengd.</translation>
    </message>
    <message>
        <source>Not ended.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Niet beëindigd.</translation>
    </message>
    <message>
        <source>Not undone.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Niet teruggezet.</translation>
    </message>
    <message>
        <source>Someone else has just booked this time.</source>
        <translation>Iemand anders heeft deze tijd net gereserveerd.</translation>
    </message>
    <message>
        <source>A repeating booking in this calendar cannot be read; it may have this time.</source>
        <translation>Een herhaalde reservering in deze agenda is niet leesbaar; misschien is deze tijd bezet.</translation>
    </message>
    <message>
        <source>Someone booked it elsewhere at the same moment, and that booking stands.</source>
        <translation>Iemand reserveerde elders op hetzelfde moment, en die reservering geldt.</translation>
    </message>
    <message>
        <source>This booking no longer exists.</source>
        <translation>Deze reservering bestaat niet meer.</translation>
    </message>
    <message>
        <source>The booking was just changed. Please look and try again.</source>
        <translation>De reservering is net gewijzigd. Kijk even en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>It is too late for that now.</source>
        <translation>Daar is het nu te laat voor.</translation>
    </message>
    <message>
        <source>There is no connection to the calendar. Please try again later.</source>
        <translation>Er is geen verbinding met de agenda. Probeer het later opnieuw.</translation>
    </message>
    <message>
        <source>The calendar stayed out of reach until the time was over.</source>
        <translation>De agenda bleef onbereikbaar tot de tijd voorbij was.</translation>
    </message>
    <message>
        <source>The calendar did not answer; this screen shows it as soon as it is known.</source>
        <translation>De agenda gaf geen antwoord; dit scherm toont het zodra het bekend is.</translation>
    </message>
    <message>
        <source>This panel has no right to do that.</source>
        <translation>Dit paneel heeft daar geen rechten voor.</translation>
    </message>
    <message>
        <source>The calendar is too busy now. Please try again in a minute.</source>
        <translation>De agenda is nu te druk. Probeer het over een minuut opnieuw.</translation>
    </message>
    <message>
        <source>Someone was just before you. The room is taken.</source>
        <translation>Iemand was u net voor. De ruimte is bezet.</translation>
    </message>
    <message>
        <source>The time after this was just booked; it cannot be longer.</source>
        <translation>De tijd hierna is net gereserveerd. Verlengen kan niet.</translation>
    </message>
    <message>
        <source>Not booked: someone was just before you. You can still have the room until %1.</source>
        <comment>%1 is a time</comment>
        <translation>Niet gelukt: iemand was u net voor. Tot %1 kunt u de ruimte nog krijgen.</translation>
    </message>
    <message>
        <source>This badge is not known here.</source>
        <translation>Deze badge is hier niet bekend.</translation>
    </message>
    <message>
        <source>The invitation is then declined for good, and its organizer is told.</source>
        <comment>what ending this booking does; the button beside it asks: End now?</comment>
        <translation>De uitnodiging wordt dan voorgoed afgewezen; de organisator krijgt bericht.</translation>
    </message>
    <message>
        <source>Reporting…</source>
        <comment>a report of a fault is on its way</comment>
        <translation>Melden…</translation>
    </message>
    <message>
        <source>Reported. Facilities will look at it.</source>
        <translation>Gemeld. De facilitaire dienst kijkt ernaar.</translation>
    </message>
    <message>
        <source>Kept. It goes out when the connection is back.</source>
        <comment>of a report of a fault</comment>
        <translation>Bewaard. De melding gaat weg zodra er verbinding is.</translation>
    </message>
    <message>
        <source>The report was refused. Please tell the reception.</source>
        <comment>of a report of a fault</comment>
        <translation>De melding is geweigerd. Geef het door aan de receptie.</translation>
    </message>
    <message>
        <source>Too many unknown badges were shown here. Please try again later.</source>
        <translation>Er zijn hier te veel onbekende badges getoond. Probeer het later opnieuw.</translation>
    </message>
    <message>
        <source>The clock of this panel is not right.</source>
        <translation>De klok van dit paneel loopt niet goed.</translation>
    </message>
    <message>
        <source>The calendar gave an answer that makes no sense. Please try again later.</source>
        <translation>De agenda gaf een onbegrijpelijk antwoord. Probeer het later opnieuw.</translation>
    </message>
    <message>
        <source>Sorry: someone booked the room elsewhere at the same moment, and that booking stands.</source>
        <translation>Helaas: iemand reserveerde de ruimte elders op hetzelfde moment, en die reservering geldt.</translation>
    </message>
    <message>
        <source>The calendar could not be reached in time, so nothing was booked.</source>
        <translation>De agenda was niet op tijd bereikbaar, dus er is niets gereserveerd.</translation>
    </message>
    <message>
        <source>It is not certain that this was booked. The screen shows it as soon as it is known.</source>
        <translation>Het is niet zeker of dit gereserveerd is. Het scherm toont het zodra het bekend is.</translation>
    </message>
    <message>
        <source>Someone was just before you. That room is taken.</source>
        <translation>Iemand was u net voor. Die ruimte is bezet.</translation>
    </message>
    <message>
        <source>It is not certain that the room was booked. Please look at its door.</source>
        <translation>Het is niet zeker dat de ruimte is gereserveerd. Kijk even bij de deur.</translation>
    </message>
    <message>
        <source>Not booked: there is no connection to the calendar of that room.</source>
        <translation>Niet gereserveerd: er is geen verbinding met de agenda van die ruimte.</translation>
    </message>
    <message>
        <source>This booking no longer exists, so there is nothing to check in to.</source>
        <translation>Deze reservering bestaat niet meer; inchecken kan niet.</translation>
    </message>
    <message>
        <source>This booking has just been released. You can book the room again.</source>
        <translation>Deze reservering is net vrijgegeven. U kunt de ruimte opnieuw reserveren.</translation>
    </message>
    <message>
        <source>It is not certain that you are checked in. The screen shows it as soon as it is known.</source>
        <translation>Het is niet zeker of u bent ingecheckt. Het scherm toont het zodra het bekend is.</translation>
    </message>
    <message>
        <source>It is not certain that this was extended. The screen shows it as soon as it is known.</source>
        <translation>Het is niet zeker of dit verlengd is. Het scherm toont het zodra het bekend is.</translation>
    </message>
    <message>
        <source>This booking has already ended.</source>
        <translation>Deze reservering is al afgelopen.</translation>
    </message>
    <message>
        <source>It is not certain that this was ended. The screen shows it as soon as it is known.</source>
        <translation>Het is niet zeker of dit beëindigd is. Het scherm toont het zodra het bekend is.</translation>
    </message>
    <message>
        <source>Someone else has just booked the room, so it cannot be brought back.</source>
        <translation>Iemand anders heeft de ruimte net gereserveerd; terugzetten kan niet meer.</translation>
    </message>
    <message>
        <source>It is too late to bring the booking back.</source>
        <translation>Het is te laat om de reservering terug te zetten.</translation>
    </message>
    <message>
        <source>It is not certain that the booking is back. The screen shows it as soon as it is known.</source>
        <translation>Het is niet zeker of de reservering er weer staat. Het scherm toont het zodra het bekend is.</translation>
    </message>
    <message>
        <source>Not booked: someone was just before you. You can still have that room until %1.</source>
        <comment>%1 is a time</comment>
        <translation>Niet gelukt: iemand was u net voor. Tot %1 kunt u die ruimte nog krijgen.</translation>
    </message>
    <message>
        <source>Someone booked the room elsewhere at the same moment. You can have it until %1.</source>
        <comment>%1 is a time</comment>
        <translation>Iemand reserveerde de ruimte elders op hetzelfde moment. Tot %1 kunt u de ruimte nog krijgen.</translation>
    </message>
    <message>
        <source>Someone has just booked the time from %1. You can have the room until then.</source>
        <comment>%1 is a time</comment>
        <translation>Iemand heeft net de tijd vanaf %1 gereserveerd. Tot dan kunt u de ruimte houden.</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>Voer de pincode in</translation>
    </message>
    <message>
        <source>Hold your badge to the reader</source>
        <translation>Houd uw badge bij de lezer</translation>
    </message>
    <message>
        <source>One-time code</source>
        <comment>what an app on the telephone of who looks after the panel shows</comment>
        <translation>Eenmalige code</translation>
    </message>
    <message>
        <source>This code does not fit, or was used before.</source>
        <comment>of a one-time code</comment>
        <translation>Deze code klopt niet, of is al gebruikt.</translation>
    </message>
    <message>
        <source>To book the room, %1</source>
        <comment>%1 is a start and an end time</comment>
        <translation>Om de ruimte te reserveren, %1</translation>
    </message>
    <message>
        <source>To check in</source>
        <translation>Om in te checken</translation>
    </message>
    <message>
        <source>To keep the room until %1</source>
        <comment>%1 is a time</comment>
        <translation>Om de ruimte te houden tot %1</translation>
    </message>
    <message>
        <source>To free the room</source>
        <translation>Om de ruimte vrij te geven</translation>
    </message>
    <message>
        <source>To book another room, %1</source>
        <comment>%1 is a start and an end time</comment>
        <translation>Om een andere ruimte te reserveren, %1</translation>
    </message>
    <message>
        <source>Too many unknown badges. Please try again at %1.</source>
        <comment>%1 is a time</comment>
        <translation>Te veel onbekende badges. Probeer het opnieuw om %1.</translation>
    </message>
    <message>
        <source>Too many wrong codes. Please try again at %1.</source>
        <comment>%1 is a time</comment>
        <translation>Te vaak een verkeerde code. Probeer het opnieuw om %1.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Please try again at %1.</source>
        <comment>%1 is a time</comment>
        <translation>Te vaak een verkeerde pincode. Probeer het opnieuw om %1.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Controleren…</translation>
    </message>
    <message>
        <source>That is not the PIN.</source>
        <translation>Dat is niet de pincode.</translation>
    </message>
    <message>
        <source>The clock of this panel is not right: a code may not fit.</source>
        <comment>of a one-time code</comment>
        <translation>De klok van dit paneel loopt niet goed: een code kan daardoor niet kloppen.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 says what was not done, %2 why</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>%1  %2</source>
        <comment>%1 is a start and an end time, %2 what is then, such as: Reserved</comment>
        <translation>%1  %2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>bookings of today</comment>
        <translation>
            <numerusform>en nog %Ln</numerusform>
            <numerusform>en nog %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing else is booked today.</source>
        <translation>Verder is er vandaag niets gereserveerd.</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Language</source>
        <comment>button: choose another language</comment>
        <translation>Taal</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Free</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>Vrij</translation>
    </message>
    <message>
        <source>Reserved</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>Bezet</translation>
    </message>
    <message>
        <source>Check in?</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>Inchecken?</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>state: taken at the panel while offline, not yet confirmed</comment>
        <translation>Voorlopig bezet</translation>
    </message>
    <message>
        <source>Free?</source>
        <comment>state: believed free, nobody can say</comment>
        <translation>Vrij?</translation>
    </message>
    <message>
        <source>Reserved?</source>
        <comment>state: believed reserved, data is old</comment>
        <translation>Bezet?</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state: nothing can be said about the room</comment>
        <translation>Onbekend</translation>
    </message>
    <message>
        <source>Out of service</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>Buiten gebruik</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>under the state word; %1 is a time</comment>
        <translation>tot %1</translation>
    </message>
    <message>
        <source>rest of the day</source>
        <comment>the state lasts so long</comment>
        <translation>rest van de dag</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>%1 is a duration, such as 1 hour 5 minutes</comment>
        <translation>nog %1</translation>
    </message>
    <message>
        <source>starts at %1</source>
        <comment>a booking checked in early; %1 is a time</comment>
        <translation>begint om %1</translation>
    </message>
    <message>
        <source>free from %1</source>
        <comment>after several bookings in a row; %1 is a time</comment>
        <translation>vrij vanaf %1</translation>
    </message>
    <message>
        <source>reserved for the rest of the day</source>
        <translation>de rest van de dag bezet</translation>
    </message>
    <message>
        <source>then free until %1</source>
        <comment>after this booking; %1 is a time</comment>
        <translation>daarna vrij tot %1</translation>
    </message>
    <message>
        <source>then free for the rest of the day</source>
        <translation>daarna de rest van de dag vrij</translation>
    </message>
    <message>
        <source>Released at %1 if nobody checks in</source>
        <comment>%1 is a time</comment>
        <translation>Komt vrij om %1 als niemand incheckt</translation>
    </message>
    <message>
        <source>Stays reserved: no connection to release it</source>
        <translation>Blijft bezet: geen verbinding om vrij te geven</translation>
    </message>
    <message>
        <source>Stays reserved: this panel may not release it</source>
        <translation>Blijft bezet: dit paneel mag niet vrijgeven</translation>
    </message>
    <message>
        <source>probably until %1</source>
        <comment>%1 is a time</comment>
        <translation>waarschijnlijk tot %1</translation>
    </message>
    <message>
        <source>from %1 it may be taken</source>
        <comment>after the free time, or the booking; %1 is a time</comment>
        <translation>vanaf %1 misschien bezet</translation>
    </message>
    <message>
        <source>A repeating booking in this calendar cannot be read. Please ask facilities to look at it.</source>
        <translation>Een herhaalde reservering in deze agenda is niet leesbaar. Vraag de facilitaire dienst ernaar te kijken.</translation>
    </message>
    <message>
        <source>not yet confirmed</source>
        <translation>nog niet bevestigd</translation>
    </message>
    <message>
        <source>checked in, not yet sent</source>
        <translation>ingecheckt, nog niet verzonden</translation>
    </message>
    <message>
        <source>The clock of this panel is not right. Please ask facilities to look at it.</source>
        <translation>De klok van dit paneel loopt niet goed. Vraag de facilitaire dienst ernaar te kijken.</translation>
    </message>
    <message>
        <source>There is no connection to the calendar yet.</source>
        <translation>Er is nog geen verbinding met de agenda.</translation>
    </message>
    <message>
        <source>Starting up…</source>
        <translation>Wordt gestart…</translation>
    </message>
    <message>
        <source>Screen</source>
        <comment>equipment of the room</comment>
        <translation>Scherm</translation>
    </message>
    <message>
        <source>Video calls</source>
        <comment>equipment of the room</comment>
        <translation>Videobellen</translation>
    </message>
    <message>
        <source>Speakers</source>
        <comment>equipment of the room</comment>
        <translation>Luidsprekers</translation>
    </message>
    <message>
        <source>Phone</source>
        <comment>equipment of the room</comment>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Whiteboard</source>
        <comment>equipment of the room</comment>
        <translation>Whiteboard</translation>
    </message>
    <message>
        <source>Projector</source>
        <comment>equipment of the room</comment>
        <translation>Projector</translation>
    </message>
    <message>
        <source>Hearing loop</source>
        <comment>equipment of the room</comment>
        <translation>Ringleiding</translation>
    </message>
    <message>
        <source>Step-free</source>
        <comment>the room can be reached without steps</comment>
        <translation>Drempelvrij</translation>
    </message>
    <message>
        <source>Reserved</source>
        <comment>a booking on the timeline</comment>
        <translation>Bezet</translation>
    </message>
    <message>
        <source>Not checked in</source>
        <comment>a booking on the timeline</comment>
        <translation>Nog niet ingecheckt</translation>
    </message>
    <message>
        <source>Checked in</source>
        <comment>a booking on the timeline</comment>
        <translation>Ingecheckt</translation>
    </message>
    <message>
        <source>Your choice</source>
        <comment>the time being chosen, on the timeline</comment>
        <translation>Uw keuze</translation>
    </message>
    <message>
        <source>Free?</source>
        <comment>on the timeline: nobody can say whether the room is free then</comment>
        <translation>Vrij?</translation>
    </message>
    <message>
        <source>all day</source>
        <comment>a booking on the timeline</comment>
        <translation>hele dag</translation>
    </message>
    <message>
        <source>The calendar&apos;s certificate is not right since %1</source>
        <comment>%1 is a time</comment>
        <translation>Certificaat van de agenda klopt niet sinds %1</translation>
    </message>
    <message>
        <source>The calendar answers strangely since %1</source>
        <comment>%1 is a time</comment>
        <translation>Agenda antwoordt vreemd sinds %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln events cannot be read</source>
        <comment>of the calendar</comment>
        <translation>
            <numerusform>%Ln afspraak niet leesbaar</numerusform>
            <numerusform>%Ln afspraken niet leesbaar</numerusform>
        </translation>
    </message>
    <message>
        <source>Calendar too full to read</source>
        <comment>it holds more than can be read</comment>
        <translation>Agenda te vol om te lezen</translation>
    </message>
    <message>
        <source>Notice: %1</source>
        <comment>a message of the site that was read; %1 is its title</comment>
        <translation>Mededeling: %1</translation>
    </message>
    <message>
        <source>The notice file has a mistake</source>
        <translation>Er zit een fout in de mededeling</translation>
    </message>
    <message>
        <source>Cannot save</source>
        <comment>what is held while offline may be lost</comment>
        <translation>Opslaan lukt niet</translation>
    </message>
    <message>
        <source>%1 is free %2</source>
        <comment>%1 is a room, %2 how long, such as: until 13:30</comment>
        <translation>%1 is vrij %2</translation>
    </message>
    <message>
        <source>%1 is reserved %2</source>
        <comment>%1 is a room, %2 how long, such as: until 13:30</comment>
        <translation>%1 is bezet %2</translation>
    </message>
    <message>
        <source>%1 waits for a check-in, %2</source>
        <comment>%1 is a room, %2 a time</comment>
        <translation>%1 wacht op een check-in, %2</translation>
    </message>
    <message>
        <source>%1 is held %2</source>
        <comment>%1 is a room, %2 how long, such as: until 13:30</comment>
        <translation>%1 is voorlopig bezet %2</translation>
    </message>
    <message>
        <source>%1 may be free, %2</source>
        <comment>%1 is a room, %2 how long</comment>
        <translation>%1 is misschien vrij, %2</translation>
    </message>
    <message>
        <source>%1 may be reserved, %2</source>
        <comment>%1 is a room, %2 how long</comment>
        <translation>%1 is misschien bezet, %2</translation>
    </message>
    <message>
        <source>Of %1 nothing is known</source>
        <comment>%1 is a room</comment>
        <translation>Van %1 is niets bekend</translation>
    </message>
    <message>
        <source>%1 is out of service %2</source>
        <comment>%1 is a room, %2 how long</comment>
        <translation>%1 is buiten gebruik %2</translation>
    </message>
    <message>
        <source>About this room</source>
        <comment>button: what is in it, how to get in, its rules</comment>
        <translation>Over deze ruimte</translation>
    </message>
    <message>
        <source>Report a fault</source>
        <comment>opens the page on which a fault is reported</comment>
        <translation>Storing melden</translation>
    </message>
    <message>
        <source>Privacy</source>
        <comment>button: a page about what this panel shows, keeps and sends</comment>
        <translation>Privacy</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between two facts on one line</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>min</source>
        <comment>unit under the number of minutes in a ring</comment>
        <translation>min</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <comment>which of so many is shown; two numbers</comment>
        <translation>%L1 van %L2</translation>
    </message>
    <message>
        <source>%L1–%L2 of %L3</source>
        <comment>which of so many are shown; three numbers</comment>
        <translation>%L1–%L2 van %L3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>%1 is a duration, such as 1:20</comment>
        <translation>nog %1</translation>
    </message>
    <message>
        <source>booked from %1</source>
        <comment>free, but not for long; %1 is a time</comment>
        <translation>bezet vanaf %1</translation>
    </message>
    <message>
        <source>as of %1, %2 ago</source>
        <comment>the data was read at %1, a time; %2 is a duration</comment>
        <translation>stand van %1, %2 geleden</translation>
    </message>
    <message numerus="yes">
        <source>as of %1, %Ln days ago</source>
        <comment>the data was read at %1, a time</comment>
        <translation>
            <numerusform>stand van %1, %Ln dag geleden</numerusform>
            <numerusform>stand van %1, %Ln dagen geleden</numerusform>
        </translation>
    </message>
    <message>
        <source>probably the rest of the day</source>
        <translation>waarschijnlijk de rest van de dag</translation>
    </message>
    <message>
        <source>Floor %1</source>
        <comment>%1 is the number or the letter of the floor</comment>
        <translation>Verdieping %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln seats</source>
        <comment>how many people a room is for</comment>
        <translation>
            <numerusform>%Ln persoon</numerusform>
            <numerusform>%Ln personen</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection since %1</source>
        <comment>%1 is a time</comment>
        <translation>Geen verbinding sinds %1</translation>
    </message>
    <message>
        <source>The calendar refuses the login since %1</source>
        <comment>%1 is a time</comment>
        <translation>Agenda weigert login sinds %1</translation>
    </message>
    <message>
        <source>No right to this calendar since %1</source>
        <comment>%1 is a time</comment>
        <translation>Geen recht op deze agenda sinds %1</translation>
    </message>
    <message>
        <source>The calendar is missing since %1</source>
        <comment>%1 is a time</comment>
        <translation>Agenda onvindbaar sinds %1</translation>
    </message>
    <message>
        <source>The calendar asks for patience since %1</source>
        <comment>%1 is a time</comment>
        <translation>Agenda vraagt om geduld sinds %1</translation>
    </message>
    <message>
        <source>Light offline</source>
        <translation>Lamp niet bereikbaar</translation>
    </message>
    <message>
        <source>Sensor offline</source>
        <translation>Sensor niet bereikbaar</translation>
    </message>
    <message>
        <source>Badge reader offline</source>
        <translation>Badgelezer niet bereikbaar</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>button that restores the booking just ended</comment>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Another time</source>
        <comment>title of the page where another time is chosen, and a button</comment>
        <translation>Andere tijd</translation>
    </message>
    <message>
        <source>Other room</source>
        <comment>button: find another room that is free</comment>
        <translation>Andere ruimte</translation>
    </message>
    <message>
        <source>More</source>
        <comment>button: about this room, faults, privacy, help to see and reach</comment>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>button: what had no room yet</comment>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
    <message>
        <source>Nothing is known of this day yet.</source>
        <translation>Van deze dag is nog niets bekend.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>read out: a text and what belongs to it</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln uur</numerusform>
            <numerusform>%Ln uur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln minuut</numerusform>
            <numerusform>%Ln minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 hours, %2 minutes</comment>
        <translation>%1 %2</translation>
    </message>
</context>
</TS>
