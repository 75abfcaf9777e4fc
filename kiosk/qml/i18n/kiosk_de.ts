<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Acts</name>
    <message>
        <source>Other…</source>
        <comment>button: choose another time</comment>
        <translation>Andere…</translation>
    </message>
    <message>
        <source>Book for later</source>
        <comment>button: choose another time, where now none is left</comment>
        <translation>Für später buchen</translation>
    </message>
    <message>
        <source>End</source>
        <comment>button: end this booking now</comment>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Let go</source>
        <comment>button: give back what is held</comment>
        <translation>Abgeben</translation>
    </message>
    <message>
        <source>Release</source>
        <comment>button: this booking is not going to be used</comment>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Check in</source>
        <comment>button</comment>
        <translation>Einchecken</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>on a button; %1 is a time</comment>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>later, tomorrow</source>
        <comment>on the button Other</comment>
        <translation>später, morgen</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>on the button Book for later; %1 is a time</comment>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>free the room</source>
        <comment>on the button End</comment>
        <translation>Raum freigeben</translation>
    </message>
    <message>
        <source>give it back</source>
        <comment>on the button Let go</comment>
        <translation>Raum zurückgeben</translation>
    </message>
    <message>
        <source>not needed</source>
        <comment>on the button Release</comment>
        <translation>nicht nötig</translation>
    </message>
    <message>
        <source>we are here</source>
        <comment>on the button Check in</comment>
        <translation>wir sind da</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>on the button Check in, before the start; %1 is a time</comment>
        <translation>für %1</translation>
    </message>
    <message>
        <source>longest</source>
        <comment>on a button: as long as can be, until the next booking; short</comment>
        <translation>maximal</translation>
    </message>
    <message>
        <source>Booking…</source>
        <comment>the button was tapped</comment>
        <translation>Buchen…</translation>
    </message>
    <message>
        <source>Holding…</source>
        <comment>the button was tapped</comment>
        <translation>Vormerken…</translation>
    </message>
    <message>
        <source>Extending…</source>
        <comment>the button was tapped</comment>
        <translation>Verlängern…</translation>
    </message>
    <message>
        <source>Ending…</source>
        <comment>the button was tapped</comment>
        <translation>Beenden…</translation>
    </message>
    <message>
        <source>Freeing…</source>
        <comment>the button was tapped</comment>
        <translation>Freigeben…</translation>
    </message>
    <message>
        <source>Checking in…</source>
        <comment>the button was tapped</comment>
        <translation>Einchecken…</translation>
    </message>
    <message>
        <source>End now?</source>
        <comment>the first of two taps was given</comment>
        <translation>Beenden?</translation>
    </message>
    <message>
        <source>Free the room?</source>
        <comment>the first of two taps was given</comment>
        <translation>Freigeben?</translation>
    </message>
    <message>
        <source>tap again</source>
        <comment>the first of two taps was given</comment>
        <translation>erneut tippen</translation>
    </message>
    <message>
        <source>Until %1</source>
        <comment>button; %1 is a time</comment>
        <translation>Bis %1</translation>
    </message>
    <message numerus="yes">
        <source>+%Ln hours</source>
        <comment>button: keep the room so much longer</comment>
        <translation>
            <numerusform>+%Ln Std.</numerusform>
            <numerusform>+%Ln Std.</numerusform>
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
            <numerusform>%Ln Stunde</numerusform>
            <numerusform>%Ln Stunden</numerusform>
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
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Closes by itself after 2 minutes. Every login is in the log.</source>
        <translation>Schließt nach 2 Minuten von selbst. Jede Anmeldung steht im Protokoll.</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Administration</source>
        <comment>title of the page of who looks after the panel</comment>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>the lamp beside the door</comment>
        <translation>Lampe</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Badge reader</source>
        <translation>Ausweisleser</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>answers</source>
        <comment>the calendar</comment>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>read at %1</source>
        <comment>the calendar; %1 is a time</comment>
        <translation>gelesen um %1</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>right</source>
        <comment>the clock</comment>
        <translation>geht richtig</translation>
    </message>
    <message>
        <source>answers</source>
        <comment>the lamp</comment>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>can be written</source>
        <comment>the disk</comment>
        <translation>beschreibbar</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>the badge reader</comment>
        <translation>bereit</translation>
    </message>
    <message>
        <source>answers</source>
        <comment>the sensor</comment>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>now red</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>jetzt rot</translation>
    </message>
    <message>
        <source>blinks red</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>blinkt rot</translation>
    </message>
    <message>
        <source>now orange</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>jetzt orange</translation>
    </message>
    <message>
        <source>blinks orange</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>blinkt orange</translation>
    </message>
    <message>
        <source>now yellow</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>jetzt gelb</translation>
    </message>
    <message>
        <source>blinks yellow</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>blinkt gelb</translation>
    </message>
    <message>
        <source>now green</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>jetzt grün</translation>
    </message>
    <message>
        <source>blinks green</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>blinkt grün</translation>
    </message>
    <message>
        <source>now turquoise</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>jetzt türkis</translation>
    </message>
    <message>
        <source>blinks turquoise</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>blinkt türkis</translation>
    </message>
    <message>
        <source>now blue</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>jetzt blau</translation>
    </message>
    <message>
        <source>blinks blue</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>blinkt blau</translation>
    </message>
    <message>
        <source>now purple</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>jetzt violett</translation>
    </message>
    <message>
        <source>blinks purple</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>blinkt violett</translation>
    </message>
    <message>
        <source>now pink</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>jetzt rosa</translation>
    </message>
    <message>
        <source>blinks pink</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>blinkt rosa</translation>
    </message>
    <message>
        <source>now white</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>jetzt weiß</translation>
    </message>
    <message>
        <source>blinks white</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>blinkt weiß</translation>
    </message>
    <message>
        <source>is being looked at</source>
        <comment>one of the things of a panel</comment>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>none here</source>
        <comment>there is no such thing at this door, or it cannot be looked at</comment>
        <translation>hier nicht</translation>
    </message>
    <message>
        <source>the server does not answer</source>
        <translation>der Server antwortet nicht</translation>
    </message>
    <message>
        <source>refuses the password</source>
        <translation>lehnt das Passwort ab</translation>
    </message>
    <message>
        <source>gives too few rights</source>
        <translation>gibt zu wenig Rechte</translation>
    </message>
    <message>
        <source>is not at its address</source>
        <translation>ist nicht an der Adresse</translation>
    </message>
    <message>
        <source>was not read lately</source>
        <translation>lange nicht gelesen</translation>
    </message>
    <message>
        <source>was not wholly read</source>
        <translation>nicht ganz gelesen</translation>
    </message>
    <message>
        <source>weak or not connected</source>
        <translation>schwach oder getrennt</translation>
    </message>
    <message>
        <source>does not know the server</source>
        <translation>kennt den Server nicht</translation>
    </message>
    <message>
        <source>the certificate is not right</source>
        <translation>das Zertifikat stimmt nicht</translation>
    </message>
    <message>
        <source>differs from the server&apos;s</source>
        <translation>weicht vom Server ab</translation>
    </message>
    <message>
        <source>has no battery</source>
        <translation>hat keine Batterie</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>may stay lit</source>
        <translation>kann anbleiben</translation>
    </message>
    <message>
        <source>full, worn, or read-only</source>
        <translation>voll, verschlissen oder nur lesbar</translation>
    </message>
    <message>
        <source>See whether it runs, and whether a firewall is in the way.</source>
        <translation>Prüfen Sie, ob er läuft und ob eine Firewall dazwischen ist.</translation>
    </message>
    <message>
        <source>Correct the user name, or the file of the password.</source>
        <translation>Benutzer oder Passwortdatei berichtigen.</translation>
    </message>
    <message>
        <source>Give the account the right to read and to write.</source>
        <translation>Geben Sie dem Konto das Recht zum Lesen und Schreiben.</translation>
    </message>
    <message>
        <source>Correct the address in backend.url.</source>
        <translation>Berichtigen Sie die Adresse in backend.url.</translation>
    </message>
    <message>
        <source>Look at the network, and at the server.</source>
        <translation>Prüfen Sie das Netzwerk und den Server.</translation>
    </message>
    <message>
        <source>“kiosk status” says which events: save them anew.</source>
        <translation>„kiosk status“ nennt die Termine: neu speichern.</translation>
    </message>
    <message>
        <source>Look at the cable, or at the Wi-Fi.</source>
        <translation>Prüfen Sie das Kabel oder das WLAN.</translation>
    </message>
    <message>
        <source>Ask the network&apos;s people for the name.</source>
        <translation>Fragen Sie die Netzwerkverwaltung nach dem Namen.</translation>
    </message>
    <message>
        <source>Have it renewed, or set backend.ca_file.</source>
        <translation>Erneuern lassen oder backend.ca_file setzen.</translation>
    </message>
    <message>
        <source>Switch on time from the network (NTP).</source>
        <translation>Schalten Sie die Netzwerkzeit (NTP) ein.</translation>
    </message>
    <message>
        <source>After a power cut it needs the network.</source>
        <translation>Nach einem Stromausfall braucht sie das Netzwerk.</translation>
    </message>
    <message>
        <source>Look at its cable.</source>
        <translation>Prüfen Sie das Kabel.</translation>
    </message>
    <message>
        <source>Write dtparam=strict_gpiod into config.txt.</source>
        <translation>Schreiben Sie dtparam=strict_gpiod in config.txt.</translation>
    </message>
    <message>
        <source>Make room, or replace the card.</source>
        <translation>Schaffen Sie Platz oder tauschen Sie die Karte.</translation>
    </message>
</context>
<context>
    <name>Disclosures</name>
    <message>
        <source>Of each booking the title: this site chose so.</source>
        <comment>this screen shows</comment>
        <translation>Zu jeder Buchung den Betreff: So entschied dieser Standort.</translation>
    </message>
    <message>
        <source>Of each booking who made it: this site chose so.</source>
        <comment>this screen shows</comment>
        <translation>Zu jeder Buchung, von wem: So entschied dieser Standort.</translation>
    </message>
    <message>
        <source>Whether the room is free, and until when.</source>
        <comment>this screen shows</comment>
        <translation>Ob der Raum frei ist und bis wann.</translation>
    </message>
    <message>
        <source>Of each booking when it begins and ends.</source>
        <comment>this screen shows</comment>
        <translation>Zu jeder Buchung, wann sie beginnt und endet.</translation>
    </message>
    <message>
        <source>No names and no subjects.</source>
        <comment>this screen shows</comment>
        <translation>Keine Namen und keinen Betreff.</translation>
    </message>
    <message>
        <source>Nothing else of it, and of a private one no name.</source>
        <comment>this screen shows of a booking</comment>
        <translation>Sonst nichts, und von einer privaten keinen Namen.</translation>
    </message>
    <message>
        <source>When the room is taken, without any name.</source>
        <comment>this panel keeps</comment>
        <translation>Wann der Raum belegt ist, ohne jeden Namen.</translation>
    </message>
    <message numerus="yes">
        <source>That somebody checked in: at most %Ln hours, never who.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>Dass eingecheckt wurde, nie von wem: maximal %Ln Stunde.</numerusform>
            <numerusform>Dass eingecheckt wurde, nie von wem: maximal %Ln Stunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>A tap that could not be sent: until the calendar answers.</source>
        <comment>this panel keeps</comment>
        <translation>Noch nicht Gesendetes: bis der Kalender antwortet.</translation>
    </message>
    <message>
        <source>The PIN of this door, as a hash that cannot be read.</source>
        <comment>this panel keeps</comment>
        <translation>Die PIN dieser Tür als Hash, der nicht lesbar ist.</translation>
    </message>
    <message>
        <source>The badges it knows, as hashes, without an owner.</source>
        <comment>this panel keeps</comment>
        <translation>Die bekannten Ausweise als Hashes, ohne Inhaber.</translation>
    </message>
    <message>
        <source>How many wrong PINs and badges were tried, not which.</source>
        <comment>this panel keeps</comment>
        <translation>Wie viele PINs und Ausweise falsch waren, nicht welche.</translation>
    </message>
    <message numerus="yes">
        <source>A reported fault, until it is delivered: at most %Ln days.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>Eine Störungsmeldung, bis sie ankommt: maximal %Ln Tag.</numerusform>
            <numerusform>Eine Störungsmeldung, bis sie ankommt: maximal %Ln Tage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Security events, such as a wrong PIN: %Ln days, never who.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>Sicherheitsereignisse wie eine falsche PIN: %Ln Tag, nie wer.</numerusform>
            <numerusform>Sicherheitsereignisse wie eine falsche PIN: %Ln Tage, nie wer.</numerusform>
        </translation>
    </message>
    <message>
        <source>To the room&apos;s calendar: the times you book, no name.</source>
        <comment>this panel sends</comment>
        <translation>An den Raumkalender: die gebuchten Zeiten, keinen Namen.</translation>
    </message>
    <message>
        <source>That somebody checked in, never who; the calendar keeps it.</source>
        <comment>this panel sends</comment>
        <translation>Dass eingecheckt wurde, nie von wem; der Kalender behält es.</translation>
    </message>
    <message>
        <source>To the light beside the door: what it has to show.</source>
        <comment>this panel sends</comment>
        <translation>An die Leuchte neben der Tür: was sie anzeigen soll.</translation>
    </message>
    <message>
        <source>Of a badge whether it is known; its number is not kept.</source>
        <comment>this panel sends</comment>
        <translation>Ob ein Ausweis bekannt ist; die Nummer wird nicht behalten.</translation>
    </message>
    <message>
        <source>Of the sensor only whether anybody is in, never who.</source>
        <comment>this panel sends</comment>
        <translation>Vom Sensor nur, ob jemand da ist, nie wer.</translation>
    </message>
    <message>
        <source>Of a fault you report the item, your choice and the hour.</source>
        <comment>this panel sends</comment>
        <translation>Von einer Störung: Gegenstand, Ihre Auswahl und die Stunde.</translation>
    </message>
    <message>
        <source>Nothing else. No camera and no microphone is used.</source>
        <comment>this panel sends</comment>
        <translation>Sonst nichts. Kamera und Mikrofon werden nicht benutzt.</translation>
    </message>
    <message>
        <source>Nothing. No camera and no microphone is used.</source>
        <comment>this panel sends</comment>
        <translation>Nichts. Kamera und Mikrofon werden nicht benutzt.</translation>
    </message>
</context>
<context>
    <name>EmergencyPage</name>
    <message>
        <source>since %1</source>
        <comment>an emergency; %1 is a time</comment>
        <translation>seit %1</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Step-free way in</source>
        <comment>a fault can be reported of it: lift, door, ramp</comment>
        <translation>Stufenfreier Zugang</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>a fault can be reported of it</comment>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Too warm, too cold</source>
        <comment>a fault can be reported of it</comment>
        <translation>Zu warm, zu kalt</translation>
    </message>
    <message>
        <source>Table and chairs</source>
        <comment>a fault can be reported of it</comment>
        <translation>Tisch und Stühle</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <comment>a fault can be reported of it</comment>
        <translation>Reinigung</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <comment>a fault can be reported of it</comment>
        <translation>WLAN</translation>
    </message>
    <message>
        <source>This panel</source>
        <comment>a fault can be reported of it</comment>
        <translation>Dieses Türdisplay</translation>
    </message>
    <message>
        <source>Does not start</source>
        <comment>a fault of a screen or a projector</comment>
        <translation>Geht nicht an</translation>
    </message>
    <message>
        <source>Does not work</source>
        <comment>a fault of any piece</comment>
        <translation>Funktioniert nicht</translation>
    </message>
    <message>
        <source>No picture from laptop</source>
        <comment>a fault of a screen or a projector</comment>
        <translation>Kein Bild vom Laptop</translation>
    </message>
    <message>
        <source>Poor picture</source>
        <comment>a fault of a projector</comment>
        <translation>Schlechtes Bild</translation>
    </message>
    <message>
        <source>No picture from camera</source>
        <comment>a fault of a video system</comment>
        <translation>Kein Bild von der Kamera</translation>
    </message>
    <message>
        <source>No sound</source>
        <comment>a fault of a screen or of speakers</comment>
        <translation>Kein Ton</translation>
    </message>
    <message>
        <source>Poor sound</source>
        <comment>a fault of speakers</comment>
        <translation>Schlechter Ton</translation>
    </message>
    <message>
        <source>Others cannot hear us</source>
        <comment>a fault of a microphone</comment>
        <translation>Andere hören uns nicht</translation>
    </message>
    <message>
        <source>No line</source>
        <comment>a fault of a phone</comment>
        <translation>Keine Leitung</translation>
    </message>
    <message>
        <source>Broken or missing parts</source>
        <comment>a fault of any piece</comment>
        <translation>Defekt oder unvollständig</translation>
    </message>
    <message>
        <source>Is not here</source>
        <comment>a fault of any piece</comment>
        <translation>Ist nicht da</translation>
    </message>
    <message>
        <source>No pens or eraser</source>
        <comment>a fault of a whiteboard</comment>
        <translation>Stifte oder Wischer fehlen</translation>
    </message>
    <message>
        <source>Cannot be wiped clean</source>
        <comment>a fault of a whiteboard</comment>
        <translation>Wird nicht sauber</translation>
    </message>
    <message>
        <source>No remote control</source>
        <comment>a fault of a projector</comment>
        <translation>Keine Fernbedienung</translation>
    </message>
    <message>
        <source>Lift does not work</source>
        <comment>a fault of the step-free way in</comment>
        <translation>Aufzug fährt nicht</translation>
    </message>
    <message>
        <source>Door does not open</source>
        <comment>a fault of the step-free way in</comment>
        <translation>Tür öffnet nicht</translation>
    </message>
    <message>
        <source>Way is blocked</source>
        <comment>a fault of the step-free way in</comment>
        <translation>Weg ist versperrt</translation>
    </message>
    <message>
        <source>Does not go on</source>
        <comment>a fault of the light</comment>
        <translation>Geht nicht an</translation>
    </message>
    <message>
        <source>Does not go off</source>
        <comment>a fault of the light</comment>
        <translation>Geht nicht aus</translation>
    </message>
    <message>
        <source>Flickers</source>
        <comment>a fault of the light</comment>
        <translation>Flackert</translation>
    </message>
    <message>
        <source>Blinds do not move</source>
        <comment>a fault of the light</comment>
        <translation>Jalousien klemmen</translation>
    </message>
    <message>
        <source>Too warm</source>
        <comment>a fault of the air in the room</comment>
        <translation>Zu warm</translation>
    </message>
    <message>
        <source>Too cold</source>
        <comment>a fault of the air in the room</comment>
        <translation>Zu kalt</translation>
    </message>
    <message>
        <source>Draught</source>
        <comment>a fault of the air in the room</comment>
        <translation>Zugluft</translation>
    </message>
    <message>
        <source>Stuffy</source>
        <comment>a fault of the air in the room</comment>
        <translation>Stickig</translation>
    </message>
    <message>
        <source>Chair is broken</source>
        <comment>a fault of the furniture</comment>
        <translation>Stuhl ist defekt</translation>
    </message>
    <message>
        <source>Table is broken</source>
        <comment>a fault of the furniture</comment>
        <translation>Tisch ist defekt</translation>
    </message>
    <message>
        <source>Too few chairs</source>
        <comment>a fault of the furniture</comment>
        <translation>Zu wenige Stühle</translation>
    </message>
    <message>
        <source>Wrongly arranged</source>
        <comment>a fault of the furniture</comment>
        <translation>Falsch aufgestellt</translation>
    </message>
    <message>
        <source>Not clean</source>
        <comment>a fault of cleaning</comment>
        <translation>Nicht sauber</translation>
    </message>
    <message>
        <source>Bin is full</source>
        <comment>a fault of cleaning</comment>
        <translation>Abfalleimer ist voll</translation>
    </message>
    <message>
        <source>Something is spilt</source>
        <comment>a fault of cleaning</comment>
        <translation>Etwas ist verschüttet</translation>
    </message>
    <message>
        <source>Bad smell</source>
        <comment>a fault of cleaning</comment>
        <translation>Übler Geruch</translation>
    </message>
    <message>
        <source>No connection</source>
        <comment>a fault of the Wi-Fi</comment>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Slow</source>
        <comment>a fault of the Wi-Fi</comment>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>Drops out</source>
        <comment>a fault of the Wi-Fi</comment>
        <translation>Bricht immer wieder ab</translation>
    </message>
    <message>
        <source>Wrong time</source>
        <comment>a fault of this panel</comment>
        <translation>Falsche Uhrzeit</translation>
    </message>
    <message>
        <source>Wrong bookings</source>
        <comment>a fault of this panel</comment>
        <translation>Falsche Buchungen</translation>
    </message>
    <message>
        <source>Touch does not work well</source>
        <comment>a fault of this panel</comment>
        <translation>Reagiert schlecht auf Tippen</translation>
    </message>
    <message>
        <source>Lamp is wrong</source>
        <comment>a fault of this panel: the light at the door</comment>
        <translation>Türleuchte stimmt nicht</translation>
    </message>
    <message>
        <source>already reported</source>
        <comment>a fault: somebody reported it today</comment>
        <translation>schon gemeldet</translation>
    </message>
    <message>
        <source>More…</source>
        <comment>button: shows the choices that had no place</comment>
        <translation>Mehr…</translation>
    </message>
</context>
<context>
    <name>FindRoomPage</name>
    <message>
        <source>Other room</source>
        <comment>title of a page: rooms that are free</comment>
        <translation>Anderer Raum</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Letzte Ziffer löschen</translation>
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
        <translation>Mitteilung</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a message of the site; %1 is a time</comment>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <comment>a message: who wrote it, and when</comment>
        <translation>%1, seit %2</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>button: the message was read</comment>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>More</source>
        <comment>title of a page: about the room, languages, help to see and reach</comment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Larger text</source>
        <comment>button: shows everything larger, for who stands here</comment>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>More contrast</source>
        <comment>button: shows everything with more contrast, for who stands here</comment>
        <translation>Mehr Kontrast</translation>
    </message>
    <message>
        <source>Lower the controls</source>
        <comment>button: moves what can be touched down, for who stands or sits here</comment>
        <translation>Tasten tiefer</translation>
    </message>
    <message>
        <source>After 30 seconds without a touch all is as it was.</source>
        <comment>beside buttons for language, larger text, more contrast</comment>
        <translation>Nach 30 Sekunden ohne Berührung ist alles wieder wie zuvor.</translation>
    </message>
</context>
<context>
    <name>OtherTimePage</name>
    <message>
        <source>Book %1 – %2</source>
        <comment>button; %1 and %2 are times</comment>
        <translation>%1 – %2 buchen</translation>
    </message>
    <message>
        <source>Before %1 it is too late.</source>
        <comment>%1 is a time</comment>
        <translation>Vor %1 ist es zu spät.</translation>
    </message>
    <message>
        <source>Tap a free time in the day, or use the buttons.</source>
        <translation>Tippen Sie im Tag auf eine freie Zeit oder nutzen Sie die Tasten.</translation>
    </message>
    <message>
        <source>From</source>
        <comment>above the start time being chosen</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>Start earlier</source>
        <translation>Früher beginnen</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>Später beginnen</translation>
    </message>
    <message>
        <source>Until</source>
        <comment>above the end time being chosen</comment>
        <translation>Bis</translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation>Früher enden</translation>
    </message>
    <message>
        <source>End later</source>
        <translation>Später enden</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Back</source>
        <comment>button: to the page before</comment>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>PanelFacts</name>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>the fingerprint of the panel&apos;s secret</comment>
        <translation>Schlüssel</translation>
    </message>
</context>
<context>
    <name>PanelTools</name>
    <message>
        <source>Test the light</source>
        <comment>button: the lamp shows everything it can show</comment>
        <translation>Lampe testen</translation>
    </message>
    <message>
        <source>Blink</source>
        <comment>button: lamp and screen blink, to find this panel</comment>
        <translation>Blinken lassen</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>button: chooses the language of this door</comment>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Into service</source>
        <comment>button: the room can be used again</comment>
        <translation>Wieder in Betrieb</translation>
    </message>
    <message>
        <source>Out of service</source>
        <comment>button: the room cannot be used</comment>
        <translation>Außer Betrieb</translation>
    </message>
</context>
<context>
    <name>PhoneCode</name>
    <message>
        <source>On your phone</source>
        <comment>above what a code on the screen opens</comment>
        <translation>Auf Ihrem Telefon</translation>
    </message>
    <message>
        <source>Point the camera at the code. The link holds only which room this is.</source>
        <translation>Richten Sie die Kamera auf den Code. Im Link steht nur, welcher Raum dies ist.</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message numerus="yes">
        <source>%Ln digits typed</source>
        <translation>
            <numerusform>%Ln Ziffer eingegeben</numerusform>
            <numerusform>%Ln Ziffern eingegeben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy at this door</source>
        <translation>Datenschutz an dieser Tür</translation>
    </message>
    <message>
        <source>Responsible: %1</source>
        <comment>for personal data at this door</comment>
        <translation>Verantwortlich: %1</translation>
    </message>
    <message>
        <source>Questions or access: %1</source>
        <comment>to one&apos;s personal data</comment>
        <translation>Fragen oder Auskunft: %1</translation>
    </message>
    <message>
        <source>The code leads to the whole statement.</source>
        <comment>a QR code stands beside it</comment>
        <translation>Der Code führt zur vollständigen Erklärung.</translation>
    </message>
    <message>
        <source>This screen shows</source>
        <comment>heading; sentences follow</comment>
        <translation>Dieser Bildschirm zeigt</translation>
    </message>
    <message>
        <source>This panel keeps</source>
        <comment>heading; sentences follow</comment>
        <translation>Dieses Gerät speichert</translation>
    </message>
    <message>
        <source>This panel sends</source>
        <comment>heading; sentences follow</comment>
        <translation>Dieses Gerät sendet</translation>
    </message>
</context>
<context>
    <name>ReportFaultPage</name>
    <message>
        <source>What is not working?</source>
        <comment>title of the page on which a fault is reported</comment>
        <translation>Was funktioniert nicht?</translation>
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
        <translation>Gesendet werden nur: Raum, Gegenstand, Ihre Auswahl und die Stunde. Nichts über Sie.</translation>
    </message>
</context>
<context>
    <name>RestartButton</name>
    <message>
        <source>Restart now?</source>
        <comment>button: asks for a second tap</comment>
        <translation>Jetzt neu starten?</translation>
    </message>
    <message>
        <source>Restart</source>
        <comment>button: starts the panel anew</comment>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>tap again</source>
        <translation>noch einmal tippen</translation>
    </message>
</context>
<context>
    <name>RoomWords</name>
    <message>
        <source>free until tomorrow</source>
        <comment>another room</comment>
        <translation>frei bis morgen</translation>
    </message>
    <message>
        <source>free until %1</source>
        <comment>another room; %1 is a time</comment>
        <translation>frei bis %1</translation>
    </message>
    <message>
        <source>free tomorrow</source>
        <comment>another room</comment>
        <translation>morgen frei</translation>
    </message>
    <message>
        <source>free from %1</source>
        <comment>another room; %1 is a time</comment>
        <translation>frei ab %1</translation>
    </message>
    <message>
        <source>reserved for the rest of the day</source>
        <comment>another room</comment>
        <translation>bis Tagesende belegt</translation>
    </message>
    <message>
        <source>reserved until %1</source>
        <comment>another room; %1 is a time</comment>
        <translation>belegt bis %1</translation>
    </message>
    <message>
        <source>not known now</source>
        <comment>whether another room is free</comment>
        <translation>derzeit unbekannt</translation>
    </message>
    <message>
        <source>being looked up</source>
        <comment>whether another room is free</comment>
        <translation>wird abgefragt</translation>
    </message>
    <message>
        <source>6+ people</source>
        <comment>button: only rooms for six or more</comment>
        <translation>6+ Personen</translation>
    </message>
    <message>
        <source>Video calls</source>
        <comment>button: only rooms that have it; short</comment>
        <translation>Video</translation>
    </message>
    <message>
        <source>Book</source>
        <comment>button: take another room</comment>
        <translation>Buchen</translation>
    </message>
    <message>
        <source>Look</source>
        <comment>button: what is in a room that cannot be booked from here</comment>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>How long</source>
        <comment>above buttons with lengths</comment>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>Only with</source>
        <comment>above buttons with what a room must have</comment>
        <translation>Nur mit</translation>
    </message>
    <message>
        <source>In the room</source>
        <comment>above a list of what is there</comment>
        <translation>Im Raum</translation>
    </message>
    <message>
        <source>Access</source>
        <comment>above a list of what helps to get in and to hear</comment>
        <translation>Barrierefreiheit</translation>
    </message>
    <message>
        <source>House rules</source>
        <comment>above a list</comment>
        <translation>Hausordnung</translation>
    </message>
    <message>
        <source>No room has all of that.</source>
        <comment>what a room must have</comment>
        <translation>Kein Raum hat all das.</translation>
    </message>
    <message>
        <source>Looking for rooms…</source>
        <translation>Räume werden gesucht…</translation>
    </message>
    <message numerus="yes">
        <source>Step-free, door %Ln cm</source>
        <comment>the clear width of the door</comment>
        <translation>
            <numerusform>Stufenfrei, Tür %Ln cm</numerusform>
            <numerusform>Stufenfrei, Tür %Ln cm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Door %Ln cm</source>
        <comment>the clear width of the door</comment>
        <translation>
            <numerusform>Tür %Ln cm</numerusform>
            <numerusform>Tür %Ln cm</numerusform>
        </translation>
    </message>
    <message>
        <source>Ground floor.</source>
        <comment>where the room is that was just booked</comment>
        <translation>Erdgeschoss.</translation>
    </message>
    <message>
        <source>First floor.</source>
        <comment>one above the ground; where the room is that was just booked</comment>
        <translation>Erste Etage.</translation>
    </message>
    <message>
        <source>Second floor.</source>
        <comment>two above the ground; where the room is that was just booked</comment>
        <translation>Zweite Etage.</translation>
    </message>
    <message>
        <source>Third floor.</source>
        <comment>three above the ground; where the room is that was just booked</comment>
        <translation>Dritte Etage.</translation>
    </message>
    <message>
        <source>Fourth floor.</source>
        <comment>four above the ground; where the room is that was just booked</comment>
        <translation>Vierte Etage.</translation>
    </message>
    <message>
        <source>Fifth floor.</source>
        <comment>five above the ground; where the room is that was just booked</comment>
        <translation>Fünfte Etage.</translation>
    </message>
    <message>
        <source>Sixth floor.</source>
        <comment>six above the ground; where the room is that was just booked</comment>
        <translation>Sechste Etage.</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>on a button; %1 is a time</comment>
        <translation>bis %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rooms do not answer now.</source>
        <comment>their calendars cannot be read</comment>
        <translation>
            <numerusform>%Ln Raum antwortet gerade nicht.</numerusform>
            <numerusform>%Ln Räume antworten gerade nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether a room is free cannot be seen now.</source>
        <translation>Ob ein Raum frei ist, ist gerade nicht zu sehen.</translation>
    </message>
    <message>
        <source>No room is known to be free for %1 today.</source>
        <comment>some do not answer; %1 is a duration</comment>
        <translation>Soweit zu sehen ist, ist heute kein Raum mehr für %1 frei.</translation>
    </message>
    <message>
        <source>No room is free for %1 today.</source>
        <comment>%1 is a duration</comment>
        <translation>Heute ist kein Raum mehr für %1 frei.</translation>
    </message>
    <message>
        <source>No room is known to be free for %1. The first is %2, from %3.</source>
        <comment>some do not answer; %1 is a duration, %2 a room, %3 a time</comment>
        <translation>Soweit zu sehen ist, ist jetzt kein Raum für %1 frei. Als Erstes: %2, ab %3.</translation>
    </message>
    <message>
        <source>No room is free for %1. The first is %2, from %3.</source>
        <comment>%1 is a duration, %2 a room, %3 a time</comment>
        <translation>Jetzt ist kein Raum für %1 frei. Als Erstes: %2, ab %3.</translation>
    </message>
    <message>
        <source>%1 is yours until %2.</source>
        <comment>another room was booked; %1 is its name, %2 a time</comment>
        <translation>%1 ist bis %2 für Sie gebucht.</translation>
    </message>
    <message>
        <source>%1 is yours, %2.</source>
        <comment>another room was booked; %1 is its name, %2 a start and an end time</comment>
        <translation>%1 ist für Sie gebucht, %2.</translation>
    </message>
    <message>
        <source>Booking %1…</source>
        <comment>the button was tapped; %1 is another room</comment>
        <translation>%1 wird gebucht…</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Book now</source>
        <comment>above the buttons of a free room</comment>
        <translation>Jetzt buchen</translation>
    </message>
    <message>
        <source>Too short to book: the next booking starts at %1.</source>
        <comment>%1 is a time</comment>
        <translation>Zu kurz zum Buchen: Die nächste Buchung beginnt um %1.</translation>
    </message>
    <message>
        <source>You can hold the room; it is confirmed when the connection is back.</source>
        <translation>Sie können den Raum vormerken; bestätigt wird, sobald die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>The room is held for you. It is confirmed when the connection is back.</source>
        <translation>Der Raum ist für Sie vorgemerkt. Bestätigt wird, sobald die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <comment>above the buttons of a reserved room</comment>
        <translation>Länger bleiben</translation>
    </message>
    <message>
        <source>No longer: the next booking starts at %1.</source>
        <comment>why a booking cannot be extended; %1 is a time</comment>
        <translation>Länger geht nicht: Um %1 beginnt die nächste Buchung.</translation>
    </message>
    <message>
        <source>Extending and releasing work again when the connection is back.</source>
        <translation>Verlängern und Freigeben geht wieder, sobald die Verbindung da ist.</translation>
    </message>
    <message>
        <source>This screen only shows the calendar; you cannot book here.</source>
        <translation>Dieser Bildschirm zeigt nur den Kalender; buchen können Sie hier nicht.</translation>
    </message>
    <message>
        <source>Are you here for this booking?</source>
        <translation>Sind Sie für diese Buchung hier?</translation>
    </message>
    <message>
        <source>The invitation is then declined for good, and its organizer is told.</source>
        <comment>what ending this booking does; the button beside it asks: End now?</comment>
        <translation>Die Einladung wird dann endgültig abgelehnt; wer eingeladen hat, erfährt es.</translation>
    </message>
    <message>
        <source>Nobody seems to be in. The room is freed at %1. Touch the screen to stay.</source>
        <comment>%1 is a time</comment>
        <translation>Es scheint niemand da zu sein. Um %1 wird der Raum frei. Zum Bleiben bitte den Bildschirm berühren.</translation>
    </message>
    <message>
        <source>The room is free again.</source>
        <comment>after ending a booking; Undo stands beside it</comment>
        <translation>Der Raum ist wieder frei.</translation>
    </message>
    <message>
        <source>Booked: %1</source>
        <comment>%1 is a start and an end time</comment>
        <translation>Gebucht: %1</translation>
    </message>
    <message>
        <source>Still trying… the calendar is slow to answer.</source>
        <translation>Noch dabei… der Kalender antwortet langsam.</translation>
    </message>
    <message>
        <source>Reporting…</source>
        <comment>a report of a fault is on its way</comment>
        <translation>Wird gemeldet…</translation>
    </message>
    <message>
        <source>Reported. Facilities will look at it.</source>
        <translation>Gemeldet. Die Haustechnik sieht es sich an.</translation>
    </message>
    <message>
        <source>Kept. It goes out when the connection is back.</source>
        <comment>of a report of a fault</comment>
        <translation>Gespeichert. Die Meldung geht hinaus, sobald die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>The report was refused. Please tell the reception.</source>
        <comment>of a report of a fault</comment>
        <translation>Die Meldung wurde abgelehnt. Bitte sagen Sie es am Empfang.</translation>
    </message>
    <message>
        <source>Done: the room is yours until %1.</source>
        <comment>%1 is a time</comment>
        <translation>Erledigt: Der Raum ist bis %1 für Sie gebucht.</translation>
    </message>
    <message>
        <source>You are checked in.</source>
        <translation>Sie sind eingecheckt.</translation>
    </message>
    <message>
        <source>The room is free again.</source>
        <translation>Der Raum ist wieder frei.</translation>
    </message>
    <message>
        <source>Your booking is back.</source>
        <translation>Ihre Buchung ist wieder da.</translation>
    </message>
    <message>
        <source>Not booked.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Nicht gebucht.</translation>
    </message>
    <message>
        <source>Not checked in.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Nicht eingecheckt.</translation>
    </message>
    <message>
        <source>Not extended.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Nicht verlängert.</translation>
    </message>
    <message>
        <source>Not ended.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Nicht beendet.</translation>
    </message>
    <message>
        <source>Not undone.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Nicht rückgängig gemacht.</translation>
    </message>
    <message>
        <source>Someone else has just booked this time.</source>
        <translation>Jemand anderes hat diese Zeit gerade gebucht.</translation>
    </message>
    <message>
        <source>A repeating booking in this calendar cannot be read; it may have this time.</source>
        <translation>Eine Serienbuchung in diesem Kalender ist nicht lesbar; vielleicht belegt sie diese Zeit.</translation>
    </message>
    <message>
        <source>Someone booked it elsewhere at the same moment, and that booking stands.</source>
        <translation>Jemand hat im selben Moment anderswo gebucht, und diese Buchung gilt.</translation>
    </message>
    <message>
        <source>This booking no longer exists.</source>
        <translation>Diese Buchung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The booking was just changed. Please look and try again.</source>
        <translation>Die Buchung wurde gerade geändert. Bitte sehen Sie nach und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>It is too late for that now.</source>
        <translation>Dafür ist es jetzt zu spät.</translation>
    </message>
    <message>
        <source>There is no connection to the calendar. Please try again later.</source>
        <translation>Es besteht keine Verbindung zum Kalender. Bitte versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The calendar stayed out of reach until the time was over.</source>
        <translation>Der Kalender blieb unerreichbar, bis die Zeit vorbei war.</translation>
    </message>
    <message>
        <source>The calendar did not answer; this screen shows it as soon as it is known.</source>
        <translation>Der Kalender hat nicht geantwortet; dieser Bildschirm zeigt es, sobald es bekannt ist.</translation>
    </message>
    <message>
        <source>This panel has no right to do that.</source>
        <translation>Dieses Gerät hat dazu kein Recht.</translation>
    </message>
    <message>
        <source>The calendar is too busy now. Please try again in a minute.</source>
        <translation>Der Kalender ist gerade überlastet. Bitte versuchen Sie es in einer Minute erneut.</translation>
    </message>
    <message>
        <source>This badge is not known here.</source>
        <translation>Dieser Ausweis ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Too many unknown badges were shown here. Please try again later.</source>
        <translation>Hier wurden zu viele unbekannte Ausweise gezeigt. Bitte versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The clock of this panel is not right.</source>
        <translation>Die Uhr dieses Geräts geht falsch.</translation>
    </message>
    <message>
        <source>The calendar gave an answer that makes no sense. Please try again later.</source>
        <translation>Der Kalender gab eine unverständliche Antwort. Bitte versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>Someone was just before you. The room is taken.</source>
        <translation>Jemand war kurz vor Ihnen. Der Raum ist belegt.</translation>
    </message>
    <message>
        <source>Sorry: someone booked the room elsewhere at the same moment, and that booking stands.</source>
        <translation>Leider hat jemand den Raum im selben Moment anderswo gebucht, und diese Buchung gilt.</translation>
    </message>
    <message>
        <source>The calendar could not be reached in time, so nothing was booked.</source>
        <translation>Der Kalender war nicht rechtzeitig erreichbar, daher wurde nichts gebucht.</translation>
    </message>
    <message>
        <source>It is not certain that this was booked. The screen shows it as soon as it is known.</source>
        <translation>Es ist nicht sicher, ob dies gebucht wurde. Der Bildschirm zeigt es, sobald es bekannt ist.</translation>
    </message>
    <message>
        <source>Someone was just before you. That room is taken.</source>
        <translation>Jemand war kurz vor Ihnen. Der andere Raum ist belegt.</translation>
    </message>
    <message>
        <source>It is not certain that the room was booked. Please look at its door.</source>
        <translation>Es ist nicht sicher, ob der Raum gebucht wurde. Bitte sehen Sie an seiner Tür nach.</translation>
    </message>
    <message>
        <source>Not booked: there is no connection to the calendar of that room.</source>
        <translation>Nicht gebucht: Es besteht keine Verbindung zum Kalender des anderen Raums.</translation>
    </message>
    <message>
        <source>This booking no longer exists, so there is nothing to check in to.</source>
        <translation>Diese Buchung gibt es nicht mehr; Einchecken ist nicht möglich.</translation>
    </message>
    <message>
        <source>This booking has just been released. You can book the room again.</source>
        <translation>Diese Buchung wurde gerade freigegeben. Sie können den Raum erneut buchen.</translation>
    </message>
    <message>
        <source>It is not certain that you are checked in. The screen shows it as soon as it is known.</source>
        <translation>Es ist nicht sicher, ob Sie eingecheckt sind. Der Bildschirm zeigt es, sobald es bekannt ist.</translation>
    </message>
    <message>
        <source>The time after this was just booked; it cannot be longer.</source>
        <translation>Die Zeit danach wurde gerade gebucht; länger geht es nicht.</translation>
    </message>
    <message>
        <source>It is not certain that this was extended. The screen shows it as soon as it is known.</source>
        <translation>Es ist nicht sicher, ob dies verlängert wurde. Der Bildschirm zeigt es, sobald es bekannt ist.</translation>
    </message>
    <message>
        <source>This booking has already ended.</source>
        <translation>Diese Buchung ist schon zu Ende.</translation>
    </message>
    <message>
        <source>It is not certain that this was ended. The screen shows it as soon as it is known.</source>
        <translation>Es ist nicht sicher, ob dies beendet wurde. Der Bildschirm zeigt es, sobald es bekannt ist.</translation>
    </message>
    <message>
        <source>Someone else has just booked the room, so it cannot be brought back.</source>
        <translation>Jemand anderes hat den Raum gerade gebucht; rückgängig machen geht nicht mehr.</translation>
    </message>
    <message>
        <source>It is too late to bring the booking back.</source>
        <translation>Es ist zu spät, die Buchung zurückzuholen.</translation>
    </message>
    <message>
        <source>It is not certain that the booking is back. The screen shows it as soon as it is known.</source>
        <translation>Es ist nicht sicher, ob die Buchung wieder da ist. Der Bildschirm zeigt es, sobald es bekannt ist.</translation>
    </message>
    <message>
        <source>Not booked: someone was just before you. You can still have the room until %1.</source>
        <comment>%1 is a time</comment>
        <translation>Nicht gebucht: Jemand war kurz vor Ihnen. Bis %1 können Sie den Raum noch haben.</translation>
    </message>
    <message>
        <source>Not booked: someone was just before you. You can still have that room until %1.</source>
        <comment>%1 is a time</comment>
        <translation>Nicht gebucht: Jemand war kurz vor Ihnen. Bis %1 können Sie den anderen Raum noch haben.</translation>
    </message>
    <message>
        <source>Someone booked the room elsewhere at the same moment. You can have it until %1.</source>
        <comment>%1 is a time</comment>
        <translation>Jemand hat den Raum im selben Moment anderswo gebucht. Bis %1 können Sie ihn haben.</translation>
    </message>
    <message>
        <source>Someone has just booked the time from %1. You can have the room until then.</source>
        <comment>%1 is a time</comment>
        <translation>Jemand hat gerade die Zeit ab %1 gebucht. Bis dahin können Sie den Raum haben.</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>PIN eingeben</translation>
    </message>
    <message>
        <source>Hold your badge to the reader</source>
        <translation>Ausweis an den Leser halten</translation>
    </message>
    <message>
        <source>One-time code</source>
        <comment>what an app on the telephone of who looks after the panel shows</comment>
        <translation>Einmalcode</translation>
    </message>
    <message>
        <source>This code does not fit, or was used before.</source>
        <comment>of a one-time code</comment>
        <translation>Dieser Code stimmt nicht oder wurde schon benutzt.</translation>
    </message>
    <message>
        <source>To book the room, %1</source>
        <comment>%1 is a start and an end time</comment>
        <translation>Zum Buchen des Raums, %1</translation>
    </message>
    <message>
        <source>To check in</source>
        <translation>Zum Einchecken</translation>
    </message>
    <message>
        <source>To keep the room until %1</source>
        <comment>%1 is a time</comment>
        <translation>Zum Verlängern bis %1</translation>
    </message>
    <message>
        <source>To free the room</source>
        <translation>Zum Freigeben des Raums</translation>
    </message>
    <message>
        <source>To book another room, %1</source>
        <comment>%1 is a start and an end time</comment>
        <translation>Zum Buchen eines anderen Raums, %1</translation>
    </message>
    <message>
        <source>Too many unknown badges. Please try again at %1.</source>
        <comment>%1 is a time</comment>
        <translation>Zu viele unbekannte Ausweise. Bitte versuchen Sie es um %1 erneut.</translation>
    </message>
    <message>
        <source>Too many wrong codes. Please try again at %1.</source>
        <comment>%1 is a time</comment>
        <translation>Zu oft ein falscher Code. Bitte versuchen Sie es um %1 erneut.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Please try again at %1.</source>
        <comment>%1 is a time</comment>
        <translation>Zu oft eine falsche PIN. Bitte versuchen Sie es um %1 erneut.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>That is not the PIN.</source>
        <translation>Das ist nicht die PIN.</translation>
    </message>
    <message>
        <source>This is a copy of the calendar, which may be %1 old, or older; you cannot book here.</source>
        <comment>the calendar is read from a feed, which is made anew now and then; %1 is a duration</comment>
        <translation>Eine Kopie des Kalenders, die %1 alt sein kann, oder älter; buchen können Sie hier nicht.</translation>
    </message>
    <message>
        <source>The clock of this panel is not right: a code may not fit.</source>
        <comment>of a one-time code</comment>
        <translation>Die Uhr dieses Panels geht nicht richtig: Ein Code passt vielleicht nicht.</translation>
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
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing else is booked today.</source>
        <translation>Sonst ist heute nichts gebucht.</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Language</source>
        <comment>button: choose another language</comment>
        <translation>Sprache</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Free</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Reserved</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Check in?</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>Einchecken?</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>state: taken at the panel while offline, not yet confirmed</comment>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>Free?</source>
        <comment>state: believed free, nobody can say</comment>
        <translation>Frei?</translation>
    </message>
    <message>
        <source>Reserved?</source>
        <comment>state: believed reserved, data is old</comment>
        <translation>Belegt?</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state: nothing can be said about the room</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Out of service</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>under the state word; %1 is a time</comment>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>%1 is a duration, such as 1:20</comment>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>booked from %1</source>
        <comment>free, but not for long; %1 is a time</comment>
        <translation>belegt ab %1</translation>
    </message>
    <message>
        <source>rest of the day</source>
        <comment>the state lasts so long</comment>
        <translation>bis Tagesende</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>%1 is a duration, such as 1 hour 5 minutes</comment>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>starts at %1</source>
        <comment>a booking checked in early; %1 is a time</comment>
        <translation>beginnt um %1</translation>
    </message>
    <message>
        <source>free from %1</source>
        <comment>after several bookings in a row; %1 is a time</comment>
        <translation>frei ab %1</translation>
    </message>
    <message>
        <source>reserved for the rest of the day</source>
        <translation>bis Tagesende belegt</translation>
    </message>
    <message>
        <source>then free until %1</source>
        <comment>after this booking; %1 is a time</comment>
        <translation>dann frei bis %1</translation>
    </message>
    <message>
        <source>then free for the rest of the day</source>
        <translation>dann frei bis Tagesende</translation>
    </message>
    <message>
        <source>Released at %1 if nobody checks in</source>
        <comment>%1 is a time</comment>
        <translation>Wird um %1 frei, wenn niemand eincheckt</translation>
    </message>
    <message>
        <source>Stays reserved: no connection to release it</source>
        <translation>Bleibt belegt: keine Verbindung zum Freigeben</translation>
    </message>
    <message>
        <source>Stays reserved: this panel may not release it</source>
        <translation>Bleibt belegt: Gerät darf nicht freigeben</translation>
    </message>
    <message>
        <source>as of %1, %2 ago</source>
        <comment>the data was read at %1, a time; %2 is a duration</comment>
        <translation>Stand %1, vor %2</translation>
    </message>
    <message numerus="yes">
        <source>as of %1, %Ln days ago</source>
        <comment>the data was read at %1, a time</comment>
        <translation>
            <numerusform>Stand %1, vor %Ln Tag</numerusform>
            <numerusform>Stand %1, vor %Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>probably the rest of the day</source>
        <translation>voraussichtlich bis Tagesende</translation>
    </message>
    <message>
        <source>probably until %1</source>
        <comment>%1 is a time</comment>
        <translation>voraussichtlich bis %1</translation>
    </message>
    <message>
        <source>from %1 it may be taken</source>
        <comment>after the free time, or the booking; %1 is a time</comment>
        <translation>ab %1 vielleicht belegt</translation>
    </message>
    <message>
        <source>A repeating booking in this calendar cannot be read. Please ask facilities to look at it.</source>
        <translation>Eine Serienbuchung in diesem Kalender ist nicht lesbar. Bitte verständigen Sie die Haustechnik.</translation>
    </message>
    <message>
        <source>not yet confirmed</source>
        <translation>noch nicht bestätigt</translation>
    </message>
    <message>
        <source>checked in, not yet sent</source>
        <translation>eingecheckt, noch nicht gesendet</translation>
    </message>
    <message>
        <source>The clock of this panel is not right. Please ask facilities to look at it.</source>
        <translation>Die Uhr dieses Geräts geht falsch. Bitte verständigen Sie die Haustechnik.</translation>
    </message>
    <message>
        <source>There is no connection to the calendar yet.</source>
        <translation>Es besteht noch keine Verbindung zum Kalender.</translation>
    </message>
    <message>
        <source>Starting up…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>Screen</source>
        <comment>equipment of the room</comment>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Video calls</source>
        <comment>equipment of the room</comment>
        <translation>Videokonferenz</translation>
    </message>
    <message>
        <source>Speakers</source>
        <comment>equipment of the room</comment>
        <translation>Lautsprecher</translation>
    </message>
    <message>
        <source>Phone</source>
        <comment>equipment of the room</comment>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Whiteboard</source>
        <comment>equipment of the room</comment>
        <translation>Whiteboard</translation>
    </message>
    <message>
        <source>Projector</source>
        <comment>equipment of the room</comment>
        <translation>Beamer</translation>
    </message>
    <message>
        <source>Hearing loop</source>
        <comment>equipment of the room</comment>
        <translation>Induktionsschleife</translation>
    </message>
    <message>
        <source>Step-free</source>
        <comment>the room can be reached without steps</comment>
        <translation>Stufenfrei</translation>
    </message>
    <message>
        <source>Floor %1</source>
        <comment>%1 is the number or the letter of the floor</comment>
        <translation>Etage %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln seats</source>
        <comment>how many people a room is for</comment>
        <translation>
            <numerusform>%Ln Platz</numerusform>
            <numerusform>%Ln Plätze</numerusform>
        </translation>
    </message>
    <message>
        <source>Reserved</source>
        <comment>a booking on the timeline</comment>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Not checked in</source>
        <comment>a booking on the timeline</comment>
        <translation>Nicht eingecheckt</translation>
    </message>
    <message>
        <source>Checked in</source>
        <comment>a booking on the timeline</comment>
        <translation>Eingecheckt</translation>
    </message>
    <message>
        <source>Your choice</source>
        <comment>the time being chosen, on the timeline</comment>
        <translation>Ihre Auswahl</translation>
    </message>
    <message>
        <source>Free?</source>
        <comment>on the timeline: nobody can say whether the room is free then</comment>
        <translation>Frei?</translation>
    </message>
    <message>
        <source>all day</source>
        <comment>a booking on the timeline</comment>
        <translation>ganztägig</translation>
    </message>
    <message>
        <source>No connection since %1</source>
        <comment>%1 is a time</comment>
        <translation>Keine Verbindung seit %1</translation>
    </message>
    <message>
        <source>The calendar refuses the login since %1</source>
        <comment>%1 is a time</comment>
        <translation>Kalender verweigert Anmeldung seit %1</translation>
    </message>
    <message>
        <source>No right to this calendar since %1</source>
        <comment>%1 is a time</comment>
        <translation>Kein Recht auf diesen Kalender seit %1</translation>
    </message>
    <message>
        <source>The calendar is missing since %1</source>
        <comment>%1 is a time</comment>
        <translation>Kalender nicht auffindbar seit %1</translation>
    </message>
    <message>
        <source>The calendar&apos;s certificate is not right since %1</source>
        <comment>%1 is a time</comment>
        <translation>Kalenderzertifikat stimmt nicht seit %1</translation>
    </message>
    <message>
        <source>The calendar answers strangely since %1</source>
        <comment>%1 is a time</comment>
        <translation>Kalender antwortet seltsam seit %1</translation>
    </message>
    <message>
        <source>The calendar asks for patience since %1</source>
        <comment>%1 is a time</comment>
        <translation>Kalender bittet um Geduld seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln events cannot be read</source>
        <comment>of the calendar</comment>
        <translation>
            <numerusform>%Ln Termin nicht lesbar</numerusform>
            <numerusform>%Ln Termine nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Calendar too full to read</source>
        <comment>it holds more than can be read</comment>
        <translation>Kalender zu voll zum Lesen</translation>
    </message>
    <message>
        <source>Light offline</source>
        <translation>Türleuchte offline</translation>
    </message>
    <message>
        <source>Sensor offline</source>
        <translation>Sensor offline</translation>
    </message>
    <message>
        <source>Badge reader offline</source>
        <translation>Ausweisleser offline</translation>
    </message>
    <message>
        <source>Notice: %1</source>
        <comment>a message of the site that was read; %1 is its title</comment>
        <translation>Mitteilung: %1</translation>
    </message>
    <message>
        <source>The notice file has a mistake</source>
        <translation>Die Mitteilungsdatei hat einen Fehler</translation>
    </message>
    <message>
        <source>Cannot save</source>
        <comment>what is held while offline may be lost</comment>
        <translation>Speichern nicht möglich</translation>
    </message>
    <message>
        <source>%1 is free %2</source>
        <comment>%1 is a room, %2 how long, such as: until 13:30</comment>
        <translation>%1 ist frei %2</translation>
    </message>
    <message>
        <source>%1 is reserved %2</source>
        <comment>%1 is a room, %2 how long, such as: until 13:30</comment>
        <translation>%1 ist belegt %2</translation>
    </message>
    <message>
        <source>%1 waits for a check-in, %2</source>
        <comment>%1 is a room, %2 a time</comment>
        <translation>%1 wartet aufs Einchecken, %2</translation>
    </message>
    <message>
        <source>%1 is held %2</source>
        <comment>%1 is a room, %2 how long, such as: until 13:30</comment>
        <translation>%1 ist vorgemerkt %2</translation>
    </message>
    <message>
        <source>%1 may be free, %2</source>
        <comment>%1 is a room, %2 how long</comment>
        <translation>%1 ist vielleicht frei, %2</translation>
    </message>
    <message>
        <source>%1 may be reserved, %2</source>
        <comment>%1 is a room, %2 how long</comment>
        <translation>%1 ist vielleicht belegt, %2</translation>
    </message>
    <message>
        <source>Of %1 nothing is known</source>
        <comment>%1 is a room</comment>
        <translation>Über %1 ist nichts bekannt</translation>
    </message>
    <message>
        <source>%1 is out of service %2</source>
        <comment>%1 is a room, %2 how long</comment>
        <translation>%1 ist außer Betrieb %2</translation>
    </message>
    <message>
        <source>About this room</source>
        <comment>button: what is in it, how to get in, its rules</comment>
        <translation>Über diesen Raum</translation>
    </message>
    <message>
        <source>Report a fault</source>
        <comment>opens the page on which a fault is reported</comment>
        <translation>Störung melden</translation>
    </message>
    <message>
        <source>Privacy</source>
        <comment>button: a page about what this panel shows, keeps and sends</comment>
        <translation>Datenschutz</translation>
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
        <source>Undo</source>
        <comment>button that restores the booking just ended</comment>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Another time</source>
        <comment>title of the page where another time is chosen, and a button</comment>
        <translation>Andere Zeit</translation>
    </message>
    <message>
        <source>Other room</source>
        <comment>button: find another room that is free</comment>
        <translation>Anderer Raum</translation>
    </message>
    <message>
        <source>More</source>
        <comment>button: about this room, faults, privacy, help to see and reach</comment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>button: what had no room yet</comment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
    <message>
        <source>Nothing is known of this day yet.</source>
        <translation>Über diesen Tag ist noch nichts bekannt.</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <comment>which of so many is shown; two numbers</comment>
        <translation>%L1 von %L2</translation>
    </message>
    <message>
        <source>%L1–%L2 of %L3</source>
        <comment>which of so many are shown; three numbers</comment>
        <translation>%L1–%L2 von %L3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>read out: a text and what belongs to it</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln Stunde</numerusform>
            <numerusform>%Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 hours, %2 minutes</comment>
        <translation>%1 %2</translation>
    </message>
</context>
</TS>
