<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Acts</name>
    <message>
        <source>Other…</source>
        <comment>button: choose another time</comment>
        <translation>Autre…</translation>
    </message>
    <message>
        <source>Book for later</source>
        <comment>button: choose another time, where now none is left</comment>
        <translation>Réserver pour plus tard</translation>
    </message>
    <message>
        <source>End</source>
        <comment>button: end this booking now</comment>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Let go</source>
        <comment>button: give back what is held</comment>
        <translation>Renoncer</translation>
    </message>
    <message>
        <source>Release</source>
        <comment>button: this booking is not going to be used</comment>
        <translation>Libérer</translation>
    </message>
    <message>
        <source>Check in</source>
        <comment>button</comment>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>on a button; %1 is a time</comment>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>later, tomorrow</source>
        <comment>on the button Other</comment>
        <translation>plus tard, demain</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>on the button Book for later; %1 is a time</comment>
        <translation>à partir de %1</translation>
    </message>
    <message>
        <source>free the room</source>
        <comment>on the button End</comment>
        <translation>libérer la salle</translation>
    </message>
    <message>
        <source>give it back</source>
        <comment>on the button Let go</comment>
        <translation>rendre la salle</translation>
    </message>
    <message>
        <source>not needed</source>
        <comment>on the button Release</comment>
        <translation>non utilisée</translation>
    </message>
    <message>
        <source>we are here</source>
        <comment>on the button Check in</comment>
        <translation>nous sommes là</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>on the button Check in, before the start; %1 is a time</comment>
        <translation>pour %1</translation>
    </message>
    <message>
        <source>longest</source>
        <comment>on a button: as long as can be, until the next booking; short</comment>
        <translation>maximum</translation>
    </message>
    <message>
        <source>Booking…</source>
        <comment>the button was tapped</comment>
        <translation>En cours…</translation>
    </message>
    <message>
        <source>Holding…</source>
        <comment>the button was tapped</comment>
        <translation>Retenue en cours…</translation>
    </message>
    <message>
        <source>Extending…</source>
        <comment>the button was tapped</comment>
        <translation>Prolongation…</translation>
    </message>
    <message>
        <source>Ending…</source>
        <comment>the button was tapped</comment>
        <translation>Clôture…</translation>
    </message>
    <message>
        <source>Freeing…</source>
        <comment>the button was tapped</comment>
        <translation>Libération…</translation>
    </message>
    <message>
        <source>Checking in…</source>
        <comment>the button was tapped</comment>
        <translation>Confirmation…</translation>
    </message>
    <message>
        <source>End now?</source>
        <comment>the first of two taps was given</comment>
        <translation>Terminer&#x202f;?</translation>
    </message>
    <message>
        <source>Free the room?</source>
        <comment>the first of two taps was given</comment>
        <translation>Libérer la salle&#x202f;?</translation>
    </message>
    <message>
        <source>tap again</source>
        <comment>the first of two taps was given</comment>
        <translation>touchez encore</translation>
    </message>
    <message>
        <source>Until %1</source>
        <comment>button; %1 is a time</comment>
        <translation>Jusqu’à %1</translation>
    </message>
    <message numerus="yes">
        <source>+%Ln hours</source>
        <comment>button: keep the room so much longer</comment>
        <translation>
            <numerusform>+%Ln h</numerusform>
            <numerusform>+%Ln h</numerusform>
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
            <numerusform>%Ln heure</numerusform>
            <numerusform>%Ln heures</numerusform>
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
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Closes by itself after 2 minutes. Every login is in the log.</source>
        <translation>Se ferme seul après 2 minutes. Chaque connexion est dans le journal.</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Administration</source>
        <comment>title of the page of who looks after the panel</comment>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>the lamp beside the door</comment>
        <translation>Lampe</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Badge reader</source>
        <translation>Lecteur de badge</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Capteur</translation>
    </message>
    <message>
        <source>answers</source>
        <comment>the calendar</comment>
        <translation>répond</translation>
    </message>
    <message>
        <source>read at %1</source>
        <comment>the calendar; %1 is a time</comment>
        <translation>lu à %1</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>connecté</translation>
    </message>
    <message>
        <source>right</source>
        <comment>the clock</comment>
        <translation>à l’heure</translation>
    </message>
    <message>
        <source>answers</source>
        <comment>the lamp</comment>
        <translation>répond</translation>
    </message>
    <message>
        <source>can be written</source>
        <comment>the disk</comment>
        <translation>accessible en écriture</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>the badge reader</comment>
        <translation>prêt</translation>
    </message>
    <message>
        <source>answers</source>
        <comment>the sensor</comment>
        <translation>répond</translation>
    </message>
    <message>
        <source>now red</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>rouge fixe</translation>
    </message>
    <message>
        <source>blinks red</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>rouge clignotant</translation>
    </message>
    <message>
        <source>now orange</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>orange fixe</translation>
    </message>
    <message>
        <source>blinks orange</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>orange clignotant</translation>
    </message>
    <message>
        <source>now yellow</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>jaune fixe</translation>
    </message>
    <message>
        <source>blinks yellow</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>jaune clignotant</translation>
    </message>
    <message>
        <source>now green</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>vert fixe</translation>
    </message>
    <message>
        <source>blinks green</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>vert clignotant</translation>
    </message>
    <message>
        <source>now turquoise</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>turquoise fixe</translation>
    </message>
    <message>
        <source>blinks turquoise</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>turquoise clignotant</translation>
    </message>
    <message>
        <source>now blue</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>bleu fixe</translation>
    </message>
    <message>
        <source>blinks blue</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>bleu clignotant</translation>
    </message>
    <message>
        <source>now purple</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>violet fixe</translation>
    </message>
    <message>
        <source>blinks purple</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>violet clignotant</translation>
    </message>
    <message>
        <source>now pink</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>rose fixe</translation>
    </message>
    <message>
        <source>blinks pink</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>rose clignotant</translation>
    </message>
    <message>
        <source>now white</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>blanc fixe</translation>
    </message>
    <message>
        <source>blinks white</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>blanc clignotant</translation>
    </message>
    <message>
        <source>is being looked at</source>
        <comment>one of the things of a panel</comment>
        <translation>en cours d’examen</translation>
    </message>
    <message>
        <source>none here</source>
        <comment>there is no such thing at this door, or it cannot be looked at</comment>
        <translation>absent ici</translation>
    </message>
    <message>
        <source>the server does not answer</source>
        <translation>le serveur ne répond pas</translation>
    </message>
    <message>
        <source>refuses the password</source>
        <translation>refuse le mot de passe</translation>
    </message>
    <message>
        <source>gives too few rights</source>
        <translation>donne trop peu de droits</translation>
    </message>
    <message>
        <source>is not at its address</source>
        <translation>n’est pas à l’adresse</translation>
    </message>
    <message>
        <source>was not read lately</source>
        <translation>pas lu récemment</translation>
    </message>
    <message>
        <source>was not wholly read</source>
        <translation>pas lu en entier</translation>
    </message>
    <message>
        <source>weak or not connected</source>
        <translation>faible ou déconnecté</translation>
    </message>
    <message>
        <source>does not know the server</source>
        <translation>ne connaît pas le serveur</translation>
    </message>
    <message>
        <source>the certificate is not right</source>
        <translation>le certificat n’est pas valable</translation>
    </message>
    <message>
        <source>differs from the server&apos;s</source>
        <translation>diffère du serveur</translation>
    </message>
    <message>
        <source>has no battery</source>
        <translation>n’a pas de pile</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>ne répond pas</translation>
    </message>
    <message>
        <source>may stay lit</source>
        <translation>peut rester allumée</translation>
    </message>
    <message>
        <source>full, worn, or read-only</source>
        <translation>plein, usé ou en lecture seule</translation>
    </message>
    <message>
        <source>See whether it runs, and whether a firewall is in the way.</source>
        <translation>Vérifiez s’il fonctionne et si un pare-feu le bloque.</translation>
    </message>
    <message>
        <source>Correct the user name, or the file of the password.</source>
        <translation>Corrigez l’utilisateur ou le fichier du mot de passe.</translation>
    </message>
    <message>
        <source>Give the account the right to read and to write.</source>
        <translation>Donnez au compte le droit de lire et d’écrire.</translation>
    </message>
    <message>
        <source>Correct the address in backend.url.</source>
        <translation>Corrigez l’adresse dans backend.url.</translation>
    </message>
    <message>
        <source>Look at the network, and at the server.</source>
        <translation>Vérifiez le réseau et le serveur.</translation>
    </message>
    <message>
        <source>“kiosk status” says which events: save them anew.</source>
        <translation>«&#xa0;kiosk status&#xa0;» dit lesquels&#x202f;: enregistrez-les à nouveau.</translation>
    </message>
    <message>
        <source>Look at the cable, or at the Wi-Fi.</source>
        <translation>Vérifiez le câble ou le Wi-Fi.</translation>
    </message>
    <message>
        <source>Ask the network&apos;s people for the name.</source>
        <translation>Demandez le nom à l’équipe du réseau.</translation>
    </message>
    <message>
        <source>Have it renewed, or set backend.ca_file.</source>
        <translation>Faites-le renouveler, ou réglez backend.ca_file.</translation>
    </message>
    <message>
        <source>Switch on time from the network (NTP).</source>
        <translation>Activez l’heure du réseau (NTP).</translation>
    </message>
    <message>
        <source>After a power cut it needs the network.</source>
        <translation>Après une panne, il lui faut le réseau.</translation>
    </message>
    <message>
        <source>Look at its cable.</source>
        <translation>Vérifiez son câble.</translation>
    </message>
    <message>
        <source>Write dtparam=strict_gpiod into config.txt.</source>
        <translation>Écrivez dtparam=strict_gpiod dans config.txt.</translation>
    </message>
    <message>
        <source>Make room, or replace the card.</source>
        <translation>Faites de la place, ou remplacez la carte.</translation>
    </message>
</context>
<context>
    <name>Disclosures</name>
    <message>
        <source>Of each booking the title: this site chose so.</source>
        <comment>this screen shows</comment>
        <translation>De chaque réservation, l’intitulé&#xa0;: ce site l’a choisi.</translation>
    </message>
    <message>
        <source>Of each booking who made it: this site chose so.</source>
        <comment>this screen shows</comment>
        <translation>De chaque réservation, son auteur&#xa0;: ce site l’a choisi.</translation>
    </message>
    <message>
        <source>Whether the room is free, and until when.</source>
        <comment>this screen shows</comment>
        <translation>Si la salle est libre, et jusqu’à quand.</translation>
    </message>
    <message>
        <source>Of each booking when it begins and ends.</source>
        <comment>this screen shows</comment>
        <translation>De chaque réservation, le début et la fin.</translation>
    </message>
    <message>
        <source>No names and no subjects.</source>
        <comment>this screen shows</comment>
        <translation>Ni noms ni intitulés.</translation>
    </message>
    <message>
        <source>Nothing else of it, and of a private one no name.</source>
        <comment>this screen shows of a booking</comment>
        <translation>Rien d’autre et, si elle est privée, aucun nom.</translation>
    </message>
    <message>
        <source>When the room is taken, without any name.</source>
        <comment>this panel keeps</comment>
        <translation>Quand la salle est occupée, sans aucun nom.</translation>
    </message>
    <message numerus="yes">
        <source>That somebody checked in: at most %Ln hours, never who.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>Une présence confirmée, sans dire qui&#xa0;: %Ln heure au plus.</numerusform>
            <numerusform>Une présence confirmée, sans dire qui&#xa0;: %Ln heures au plus.</numerusform>
        </translation>
    </message>
    <message>
        <source>A tap that could not be sent: until the calendar answers.</source>
        <comment>this panel keeps</comment>
        <translation>Un appui non transmis&#xa0;: jusqu’à la réponse de l’agenda.</translation>
    </message>
    <message>
        <source>The PIN of this door, as a hash that cannot be read.</source>
        <comment>this panel keeps</comment>
        <translation>Le code PIN de la porte, sous forme d’empreinte illisible.</translation>
    </message>
    <message>
        <source>The badges it knows, as hashes, without an owner.</source>
        <comment>this panel keeps</comment>
        <translation>Les badges connus, sous forme d’empreintes, sans titulaire.</translation>
    </message>
    <message>
        <source>How many wrong PINs and badges were tried, not which.</source>
        <comment>this panel keeps</comment>
        <translation>Combien de codes et de badges étaient faux, pas lesquels.</translation>
    </message>
    <message numerus="yes">
        <source>A reported fault, until it is delivered: at most %Ln days.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>Un problème signalé, jusqu’à son envoi&#xa0;: %Ln jour au plus.</numerusform>
            <numerusform>Un problème signalé, jusqu’à son envoi&#xa0;: %Ln jours au plus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Security events, such as a wrong PIN: %Ln days, never who.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>La sécurité, comme un code erroné&#xa0;: %Ln jour, jamais qui.</numerusform>
            <numerusform>La sécurité, comme un code erroné&#xa0;: %Ln jours, jamais qui.</numerusform>
        </translation>
    </message>
    <message>
        <source>To the room&apos;s calendar: the times you book, no name.</source>
        <comment>this panel sends</comment>
        <translation>À l’agenda de la salle&#xa0;: les heures réservées, sans nom.</translation>
    </message>
    <message>
        <source>That somebody checked in, never who; the calendar keeps it.</source>
        <comment>this panel sends</comment>
        <translation>Une présence confirmée, sans dire qui&#x202f;; l’agenda la garde.</translation>
    </message>
    <message>
        <source>To the light beside the door: what it has to show.</source>
        <comment>this panel sends</comment>
        <translation>Au voyant près de la porte&#xa0;: ce qu’il doit afficher.</translation>
    </message>
    <message>
        <source>Of a badge whether it is known; its number is not kept.</source>
        <comment>this panel sends</comment>
        <translation>D’un badge, s’il est connu&#x202f;; son numéro n’est pas conservé.</translation>
    </message>
    <message>
        <source>Of the sensor only whether anybody is in, never who.</source>
        <comment>this panel sends</comment>
        <translation>Du capteur, seulement s’il y a quelqu’un, jamais qui.</translation>
    </message>
    <message>
        <source>Of a fault you report the item, your choice and the hour.</source>
        <comment>this panel sends</comment>
        <translation>D’un problème signalé&#xa0;: l’élément, votre choix et l’heure.</translation>
    </message>
    <message>
        <source>Nothing else. No camera and no microphone is used.</source>
        <comment>this panel sends</comment>
        <translation>Rien d’autre. Ni caméra ni micro ne sont utilisés.</translation>
    </message>
    <message>
        <source>Nothing. No camera and no microphone is used.</source>
        <comment>this panel sends</comment>
        <translation>Rien. Ni caméra ni micro ne sont utilisés.</translation>
    </message>
</context>
<context>
    <name>EmergencyPage</name>
    <message>
        <source>since %1</source>
        <comment>an emergency; %1 is a time</comment>
        <translation>depuis %1</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Step-free way in</source>
        <comment>a fault can be reported of it: lift, door, ramp</comment>
        <translation>Accès sans marches</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>a fault can be reported of it</comment>
        <translation>Éclairage</translation>
    </message>
    <message>
        <source>Too warm, too cold</source>
        <comment>a fault can be reported of it</comment>
        <translation>Trop chaud, trop froid</translation>
    </message>
    <message>
        <source>Table and chairs</source>
        <comment>a fault can be reported of it</comment>
        <translation>Table et chaises</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <comment>a fault can be reported of it</comment>
        <translation>Propreté</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <comment>a fault can be reported of it</comment>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>This panel</source>
        <comment>a fault can be reported of it</comment>
        <translation>Ce panneau</translation>
    </message>
    <message>
        <source>Does not start</source>
        <comment>a fault of a screen or a projector</comment>
        <translation>Ne démarre pas</translation>
    </message>
    <message>
        <source>Does not work</source>
        <comment>a fault of any piece</comment>
        <translation>Ne fonctionne pas</translation>
    </message>
    <message>
        <source>No picture from laptop</source>
        <comment>a fault of a screen or a projector</comment>
        <translation>Pas d’image du PC</translation>
    </message>
    <message>
        <source>Poor picture</source>
        <comment>a fault of a projector</comment>
        <translation>Mauvaise image</translation>
    </message>
    <message>
        <source>No picture from camera</source>
        <comment>a fault of a video system</comment>
        <translation>Caméra sans image</translation>
    </message>
    <message>
        <source>No sound</source>
        <comment>a fault of a screen or of speakers</comment>
        <translation>Pas de son</translation>
    </message>
    <message>
        <source>Poor sound</source>
        <comment>a fault of speakers</comment>
        <translation>Mauvais son</translation>
    </message>
    <message>
        <source>Others cannot hear us</source>
        <comment>a fault of a microphone</comment>
        <translation>On ne nous entend pas</translation>
    </message>
    <message>
        <source>No line</source>
        <comment>a fault of a phone</comment>
        <translation>Pas de ligne</translation>
    </message>
    <message>
        <source>Broken or missing parts</source>
        <comment>a fault of any piece</comment>
        <translation>Cassé ou incomplet</translation>
    </message>
    <message>
        <source>Is not here</source>
        <comment>a fault of any piece</comment>
        <translation>N’est pas là</translation>
    </message>
    <message>
        <source>No pens or eraser</source>
        <comment>a fault of a whiteboard</comment>
        <translation>Sans feutre ou effaceur</translation>
    </message>
    <message>
        <source>Cannot be wiped clean</source>
        <comment>a fault of a whiteboard</comment>
        <translation>Ne s’efface pas bien</translation>
    </message>
    <message>
        <source>No remote control</source>
        <comment>a fault of a projector</comment>
        <translation>Pas de télécommande</translation>
    </message>
    <message>
        <source>Lift does not work</source>
        <comment>a fault of the step-free way in</comment>
        <translation>Ascenseur en panne</translation>
    </message>
    <message>
        <source>Door does not open</source>
        <comment>a fault of the step-free way in</comment>
        <translation>La porte ne s’ouvre pas</translation>
    </message>
    <message>
        <source>Way is blocked</source>
        <comment>a fault of the step-free way in</comment>
        <translation>Passage bloqué</translation>
    </message>
    <message>
        <source>Does not go on</source>
        <comment>a fault of the light</comment>
        <translation>Ne s’allume pas</translation>
    </message>
    <message>
        <source>Does not go off</source>
        <comment>a fault of the light</comment>
        <translation>Ne s’éteint pas</translation>
    </message>
    <message>
        <source>Flickers</source>
        <comment>a fault of the light</comment>
        <translation>Clignote</translation>
    </message>
    <message>
        <source>Blinds do not move</source>
        <comment>a fault of the light</comment>
        <translation>Stores bloqués</translation>
    </message>
    <message>
        <source>Too warm</source>
        <comment>a fault of the air in the room</comment>
        <translation>Trop chaud</translation>
    </message>
    <message>
        <source>Too cold</source>
        <comment>a fault of the air in the room</comment>
        <translation>Trop froid</translation>
    </message>
    <message>
        <source>Draught</source>
        <comment>a fault of the air in the room</comment>
        <translation>Courant d’air</translation>
    </message>
    <message>
        <source>Stuffy</source>
        <comment>a fault of the air in the room</comment>
        <translation>Air confiné</translation>
    </message>
    <message>
        <source>Chair is broken</source>
        <comment>a fault of the furniture</comment>
        <translation>Chaise cassée</translation>
    </message>
    <message>
        <source>Table is broken</source>
        <comment>a fault of the furniture</comment>
        <translation>Table cassée</translation>
    </message>
    <message>
        <source>Too few chairs</source>
        <comment>a fault of the furniture</comment>
        <translation>Trop peu de chaises</translation>
    </message>
    <message>
        <source>Wrongly arranged</source>
        <comment>a fault of the furniture</comment>
        <translation>Mauvaise disposition</translation>
    </message>
    <message>
        <source>Not clean</source>
        <comment>a fault of cleaning</comment>
        <translation>Pas propre</translation>
    </message>
    <message>
        <source>Bin is full</source>
        <comment>a fault of cleaning</comment>
        <translation>Poubelle pleine</translation>
    </message>
    <message>
        <source>Something is spilt</source>
        <comment>a fault of cleaning</comment>
        <translation>Liquide renversé</translation>
    </message>
    <message>
        <source>Bad smell</source>
        <comment>a fault of cleaning</comment>
        <translation>Mauvaise odeur</translation>
    </message>
    <message>
        <source>No connection</source>
        <comment>a fault of the Wi-Fi</comment>
        <translation>Pas de connexion</translation>
    </message>
    <message>
        <source>Slow</source>
        <comment>a fault of the Wi-Fi</comment>
        <translation>Lent</translation>
    </message>
    <message>
        <source>Drops out</source>
        <comment>a fault of the Wi-Fi</comment>
        <translation>Coupures</translation>
    </message>
    <message>
        <source>Wrong time</source>
        <comment>a fault of this panel</comment>
        <translation>Heure incorrecte</translation>
    </message>
    <message>
        <source>Wrong bookings</source>
        <comment>a fault of this panel</comment>
        <translation>Réservations erronées</translation>
    </message>
    <message>
        <source>Touch does not work well</source>
        <comment>a fault of this panel</comment>
        <translation>Tactile peu réactif</translation>
    </message>
    <message>
        <source>Lamp is wrong</source>
        <comment>a fault of this panel: the light at the door</comment>
        <translation>Voyant incorrect</translation>
    </message>
    <message>
        <source>already reported</source>
        <comment>a fault: somebody reported it today</comment>
        <translation>déjà signalé</translation>
    </message>
    <message>
        <source>More…</source>
        <comment>button: shows the choices that had no place</comment>
        <translation>Plus…</translation>
    </message>
</context>
<context>
    <name>FindRoomPage</name>
    <message>
        <source>Other room</source>
        <comment>title of a page: rooms that are free</comment>
        <translation>Autre salle</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Effacer le dernier chiffre</translation>
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
        <translation>Avis</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a message of the site; %1 is a time</comment>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <comment>a message: who wrote it, and when</comment>
        <translation>%1, depuis %2</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>button: the message was read</comment>
        <translation>Lu</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>More</source>
        <comment>title of a page: about the room, languages, help to see and reach</comment>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Larger text</source>
        <comment>button: shows everything larger, for who stands here</comment>
        <translation>Texte plus grand</translation>
    </message>
    <message>
        <source>More contrast</source>
        <comment>button: shows everything with more contrast, for who stands here</comment>
        <translation>Plus de contraste</translation>
    </message>
    <message>
        <source>Lower the controls</source>
        <comment>button: moves what can be touched down, for who stands or sits here</comment>
        <translation>Boutons plus bas</translation>
    </message>
    <message>
        <source>After 30 seconds without a touch all is as it was.</source>
        <comment>beside buttons for language, larger text, more contrast</comment>
        <translation>Après 30 secondes sans contact, tout redevient comme avant.</translation>
    </message>
</context>
<context>
    <name>OtherTimePage</name>
    <message>
        <source>Book %1 – %2</source>
        <comment>button; %1 and %2 are times</comment>
        <translation>Réserver %1 – %2</translation>
    </message>
    <message>
        <source>Before %1 it is too late.</source>
        <comment>%1 is a time</comment>
        <translation>Avant %1, c’est trop tard.</translation>
    </message>
    <message>
        <source>Tap a free time in the day, or use the buttons.</source>
        <translation>Touchez un créneau libre de la journée ou utilisez les boutons.</translation>
    </message>
    <message>
        <source>From</source>
        <comment>above the start time being chosen</comment>
        <translation>Début</translation>
    </message>
    <message>
        <source>Start earlier</source>
        <translation>Commencer plus tôt</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>Commencer plus tard</translation>
    </message>
    <message>
        <source>Until</source>
        <comment>above the end time being chosen</comment>
        <translation>Fin</translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation>Finir plus tôt</translation>
    </message>
    <message>
        <source>End later</source>
        <translation>Finir plus tard</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Back</source>
        <comment>button: to the page before</comment>
        <translation>Retour</translation>
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
        <translation>Écran</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>the fingerprint of the panel&apos;s secret</comment>
        <translation>Clé</translation>
    </message>
</context>
<context>
    <name>PanelTools</name>
    <message>
        <source>Test the light</source>
        <comment>button: the lamp shows everything it can show</comment>
        <translation>Tester la lampe</translation>
    </message>
    <message>
        <source>Blink</source>
        <comment>button: lamp and screen blink, to find this panel</comment>
        <translation>Faire clignoter</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>button: chooses the language of this door</comment>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Into service</source>
        <comment>button: the room can be used again</comment>
        <translation>En service</translation>
    </message>
    <message>
        <source>Out of service</source>
        <comment>button: the room cannot be used</comment>
        <translation>Hors service</translation>
    </message>
</context>
<context>
    <name>PhoneCode</name>
    <message>
        <source>On your phone</source>
        <comment>above what a code on the screen opens</comment>
        <translation>Sur votre téléphone</translation>
    </message>
    <message>
        <source>Point the camera at the code. The link holds only which room this is.</source>
        <translation>Dirigez l’appareil photo vers le code. Le lien indique seulement de quelle salle il s’agit.</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message numerus="yes">
        <source>%Ln digits typed</source>
        <translation>
            <numerusform>%Ln chiffre saisi</numerusform>
            <numerusform>%Ln chiffres saisis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy at this door</source>
        <translation>Confidentialité à cette porte</translation>
    </message>
    <message>
        <source>Responsible: %1</source>
        <comment>for personal data at this door</comment>
        <translation>Responsable&#xa0;: %1</translation>
    </message>
    <message>
        <source>Questions or access: %1</source>
        <comment>to one&apos;s personal data</comment>
        <translation>Questions ou droit d’accès&#xa0;: %1</translation>
    </message>
    <message>
        <source>The code leads to the whole statement.</source>
        <comment>a QR code stands beside it</comment>
        <translation>Le code mène à la déclaration complète.</translation>
    </message>
    <message>
        <source>This screen shows</source>
        <comment>heading; sentences follow</comment>
        <translation>Cet écran affiche</translation>
    </message>
    <message>
        <source>This panel keeps</source>
        <comment>heading; sentences follow</comment>
        <translation>Ce panneau conserve</translation>
    </message>
    <message>
        <source>This panel sends</source>
        <comment>heading; sentences follow</comment>
        <translation>Ce panneau envoie</translation>
    </message>
</context>
<context>
    <name>ReportFaultPage</name>
    <message>
        <source>What is not working?</source>
        <comment>title of the page on which a fault is reported</comment>
        <translation>Qu’est-ce qui ne va pas&#x202f;?</translation>
    </message>
    <message>
        <source>Report</source>
        <comment>button: sends the report of a fault</comment>
        <translation>Signaler</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>%1 is a piece of the room, %2 what is wrong with it</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Sent is only: room, item, your choice and the hour. Nothing about you.</source>
        <translation>Seuls sont envoyés&#xa0;: la salle, l’élément, votre choix et l’heure. Rien sur vous.</translation>
    </message>
</context>
<context>
    <name>RestartButton</name>
    <message>
        <source>Restart now?</source>
        <comment>button: asks for a second tap</comment>
        <translation>Redémarrer&#x202f;?</translation>
    </message>
    <message>
        <source>Restart</source>
        <comment>button: starts the panel anew</comment>
        <translation>Redémarrer</translation>
    </message>
    <message>
        <source>tap again</source>
        <translation>touchez encore</translation>
    </message>
</context>
<context>
    <name>RoomWords</name>
    <message>
        <source>free until tomorrow</source>
        <comment>another room</comment>
        <translation>libre jusqu’à demain</translation>
    </message>
    <message>
        <source>free until %1</source>
        <comment>another room; %1 is a time</comment>
        <translation>libre jusqu’à %1</translation>
    </message>
    <message>
        <source>free tomorrow</source>
        <comment>another room</comment>
        <translation>libre demain</translation>
    </message>
    <message>
        <source>free from %1</source>
        <comment>another room; %1 is a time</comment>
        <translation>libre dès %1</translation>
    </message>
    <message>
        <source>reserved for the rest of the day</source>
        <comment>another room</comment>
        <translation>occupé le reste de la journée</translation>
    </message>
    <message>
        <source>reserved until %1</source>
        <comment>another room; %1 is a time</comment>
        <translation>occupé jusqu’à %1</translation>
    </message>
    <message>
        <source>not known now</source>
        <comment>whether another room is free</comment>
        <translation>inconnu pour l’instant</translation>
    </message>
    <message>
        <source>being looked up</source>
        <comment>whether another room is free</comment>
        <translation>recherche en cours</translation>
    </message>
    <message>
        <source>6+ people</source>
        <comment>button: only rooms for six or more</comment>
        <translation>6+ personnes</translation>
    </message>
    <message>
        <source>Video calls</source>
        <comment>button: only rooms that have it; short</comment>
        <translation>Visio</translation>
    </message>
    <message>
        <source>Book</source>
        <comment>button: take another room</comment>
        <translation>Réserver</translation>
    </message>
    <message>
        <source>Look</source>
        <comment>button: what is in a room that cannot be booked from here</comment>
        <translation>Voir</translation>
    </message>
    <message>
        <source>How long</source>
        <comment>above buttons with lengths</comment>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Only with</source>
        <comment>above buttons with what a room must have</comment>
        <translation>Seulement avec</translation>
    </message>
    <message>
        <source>In the room</source>
        <comment>above a list of what is there</comment>
        <translation>Dans la salle</translation>
    </message>
    <message>
        <source>Access</source>
        <comment>above a list of what helps to get in and to hear</comment>
        <translation>Accessibilité</translation>
    </message>
    <message>
        <source>House rules</source>
        <comment>above a list</comment>
        <translation>Règlement</translation>
    </message>
    <message>
        <source>No room has all of that.</source>
        <comment>what a room must have</comment>
        <translation>Aucune salle n’a tout cela.</translation>
    </message>
    <message>
        <source>Looking for rooms…</source>
        <translation>Recherche de salles…</translation>
    </message>
    <message numerus="yes">
        <source>Step-free, door %Ln cm</source>
        <comment>the clear width of the door</comment>
        <translation>
            <numerusform>Sans marches, porte de %Ln cm</numerusform>
            <numerusform>Sans marches, porte de %Ln cm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Door %Ln cm</source>
        <comment>the clear width of the door</comment>
        <translation>
            <numerusform>Porte de %Ln cm</numerusform>
            <numerusform>Porte de %Ln cm</numerusform>
        </translation>
    </message>
    <message>
        <source>Ground floor.</source>
        <comment>where the room is that was just booked</comment>
        <translation>Rez-de-chaussée.</translation>
    </message>
    <message>
        <source>First floor.</source>
        <comment>one above the ground; where the room is that was just booked</comment>
        <translation>Premier étage.</translation>
    </message>
    <message>
        <source>Second floor.</source>
        <comment>two above the ground; where the room is that was just booked</comment>
        <translation>Deuxième étage.</translation>
    </message>
    <message>
        <source>Third floor.</source>
        <comment>three above the ground; where the room is that was just booked</comment>
        <translation>Troisième étage.</translation>
    </message>
    <message>
        <source>Fourth floor.</source>
        <comment>four above the ground; where the room is that was just booked</comment>
        <translation>Quatrième étage.</translation>
    </message>
    <message>
        <source>Fifth floor.</source>
        <comment>five above the ground; where the room is that was just booked</comment>
        <translation>Cinquième étage.</translation>
    </message>
    <message>
        <source>Sixth floor.</source>
        <comment>six above the ground; where the room is that was just booked</comment>
        <translation>Sixième étage.</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>on a button; %1 is a time</comment>
        <translation>jusqu’à %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rooms do not answer now.</source>
        <comment>their calendars cannot be read</comment>
        <translation>
            <numerusform>%Ln salle ne répond pas pour l’instant.</numerusform>
            <numerusform>%Ln salles ne répondent pas pour l’instant.</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether a room is free cannot be seen now.</source>
        <translation>Impossible de savoir pour l’instant si une salle est libre.</translation>
    </message>
    <message>
        <source>No room is known to be free for %1 today.</source>
        <comment>some do not answer; %1 is a duration</comment>
        <translation>Autant qu’on puisse voir, aucune salle n’est libre pendant %1 aujourd’hui.</translation>
    </message>
    <message>
        <source>No room is free for %1 today.</source>
        <comment>%1 is a duration</comment>
        <translation>Aucune salle n’est libre pendant %1 aujourd’hui.</translation>
    </message>
    <message>
        <source>No room is known to be free for %1. The first is %2, from %3.</source>
        <comment>some do not answer; %1 is a duration, %2 a room, %3 a time</comment>
        <translation>Autant qu’on puisse voir, aucune salle n’est libre pendant %1. La première sera %2, dès %3.</translation>
    </message>
    <message>
        <source>No room is free for %1. The first is %2, from %3.</source>
        <comment>%1 is a duration, %2 a room, %3 a time</comment>
        <translation>Aucune salle n’est libre pendant %1. La première sera %2, dès %3.</translation>
    </message>
    <message>
        <source>%1 is yours until %2.</source>
        <comment>another room was booked; %1 is its name, %2 a time</comment>
        <translation>%1 est à vous jusqu’à %2.</translation>
    </message>
    <message>
        <source>%1 is yours, %2.</source>
        <comment>another room was booked; %1 is its name, %2 a start and an end time</comment>
        <translation>%1 est à vous, %2.</translation>
    </message>
    <message>
        <source>Booking %1…</source>
        <comment>the button was tapped; %1 is another room</comment>
        <translation>Réservation de %1…</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Book now</source>
        <comment>above the buttons of a free room</comment>
        <translation>Réserver maintenant</translation>
    </message>
    <message>
        <source>Too short to book: the next booking starts at %1.</source>
        <comment>%1 is a time</comment>
        <translation>Trop court pour réserver&#xa0;: la réservation suivante commence à %1.</translation>
    </message>
    <message>
        <source>You can hold the room; it is confirmed when the connection is back.</source>
        <translation>Vous pouvez retenir la salle&#x202f;; elle sera confirmée au retour de la connexion.</translation>
    </message>
    <message>
        <source>The room is held for you. It is confirmed when the connection is back.</source>
        <translation>La salle est retenue pour vous. Elle sera confirmée au retour de la connexion.</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <comment>above the buttons of a reserved room</comment>
        <translation>Prolonger</translation>
    </message>
    <message>
        <source>No longer: the next booking starts at %1.</source>
        <comment>why a booking cannot be extended; %1 is a time</comment>
        <translation>Prolongation impossible&#xa0;: la réservation suivante commence à %1.</translation>
    </message>
    <message>
        <source>Extending and releasing work again when the connection is back.</source>
        <translation>Prolonger et libérer redeviendront possibles au retour de la connexion.</translation>
    </message>
    <message>
        <source>This screen only shows the calendar; you cannot book here.</source>
        <translation>Cet écran affiche seulement l’agenda&#x202f;; il ne permet pas de réserver.</translation>
    </message>
    <message>
        <source>Are you here for this booking?</source>
        <translation>Êtes-vous là pour cette réservation&#x202f;?</translation>
    </message>
    <message>
        <source>The invitation is then declined for good, and its organizer is told.</source>
        <comment>what ending this booking does; the button beside it asks: End now?</comment>
        <translation>L’invitation sera alors refusée définitivement, et son organisateur prévenu.</translation>
    </message>
    <message>
        <source>Nobody seems to be in. The room is freed at %1. Touch the screen to stay.</source>
        <comment>%1 is a time</comment>
        <translation>Il semble n’y avoir personne. La salle sera libérée à %1. Touchez l’écran pour rester.</translation>
    </message>
    <message>
        <source>The room is free again.</source>
        <comment>after ending a booking; Undo stands beside it</comment>
        <translation>La salle est de nouveau libre.</translation>
    </message>
    <message>
        <source>Booked: %1</source>
        <comment>%1 is a start and an end time</comment>
        <translation>Réservé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Still trying… the calendar is slow to answer.</source>
        <translation>Toujours en cours… l’agenda tarde à répondre.</translation>
    </message>
    <message>
        <source>Reporting…</source>
        <comment>a report of a fault is on its way</comment>
        <translation>Signalement…</translation>
    </message>
    <message>
        <source>Reported. Facilities will look at it.</source>
        <translation>Signalé. Les services généraux s’en occuperont.</translation>
    </message>
    <message>
        <source>Kept. It goes out when the connection is back.</source>
        <comment>of a report of a fault</comment>
        <translation>Conservé. L’envoi se fera au retour de la connexion.</translation>
    </message>
    <message>
        <source>The report was refused. Please tell the reception.</source>
        <comment>of a report of a fault</comment>
        <translation>Le signalement a été refusé. Veuillez prévenir l’accueil.</translation>
    </message>
    <message>
        <source>Done: the room is yours until %1.</source>
        <comment>%1 is a time</comment>
        <translation>C’est fait&#xa0;: la salle est à vous jusqu’à %1.</translation>
    </message>
    <message>
        <source>You are checked in.</source>
        <translation>Votre présence est confirmée.</translation>
    </message>
    <message>
        <source>The room is free again.</source>
        <translation>La salle est de nouveau libre.</translation>
    </message>
    <message>
        <source>Your booking is back.</source>
        <translation>Votre réservation est rétablie.</translation>
    </message>
    <message>
        <source>Not booked.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Salle non réservée.</translation>
    </message>
    <message>
        <source>Not checked in.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Présence non confirmée.</translation>
    </message>
    <message>
        <source>Not extended.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Réservation non prolongée.</translation>
    </message>
    <message>
        <source>Not ended.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Réservation non terminée.</translation>
    </message>
    <message>
        <source>Not undone.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>Réservation non rétablie.</translation>
    </message>
    <message>
        <source>Someone else has just booked this time.</source>
        <translation>Quelqu’un d’autre vient de réserver ce créneau.</translation>
    </message>
    <message>
        <source>A repeating booking in this calendar cannot be read; it may have this time.</source>
        <translation>Une réservation récurrente de cet agenda est illisible&#x202f;; elle occupe peut-être ce créneau.</translation>
    </message>
    <message>
        <source>Someone booked it elsewhere at the same moment, and that booking stands.</source>
        <translation>Quelqu’un a réservé ailleurs au même moment, et cette réservation prévaut.</translation>
    </message>
    <message>
        <source>This booking no longer exists.</source>
        <translation>Cette réservation n’existe plus.</translation>
    </message>
    <message>
        <source>The booking was just changed. Please look and try again.</source>
        <translation>La réservation vient d’être modifiée. Veuillez vérifier et réessayer.</translation>
    </message>
    <message>
        <source>It is too late for that now.</source>
        <translation>Il est trop tard pour cela.</translation>
    </message>
    <message>
        <source>There is no connection to the calendar. Please try again later.</source>
        <translation>Pas de connexion à l’agenda. Veuillez réessayer plus tard.</translation>
    </message>
    <message>
        <source>The calendar stayed out of reach until the time was over.</source>
        <translation>L’agenda est resté injoignable jusqu’à la fin du créneau.</translation>
    </message>
    <message>
        <source>The calendar did not answer; this screen shows it as soon as it is known.</source>
        <translation>L’agenda n’a pas répondu&#x202f;; cet écran affichera le résultat dès qu’il sera connu.</translation>
    </message>
    <message>
        <source>This panel has no right to do that.</source>
        <translation>Ce panneau n’y est pas autorisé.</translation>
    </message>
    <message>
        <source>The calendar is too busy now. Please try again in a minute.</source>
        <translation>L’agenda est trop sollicité. Veuillez réessayer dans une minute.</translation>
    </message>
    <message>
        <source>This badge is not known here.</source>
        <translation>Ce badge n’est pas connu ici.</translation>
    </message>
    <message>
        <source>Too many unknown badges were shown here. Please try again later.</source>
        <translation>Trop de badges inconnus ont été présentés ici. Veuillez réessayer plus tard.</translation>
    </message>
    <message>
        <source>The clock of this panel is not right.</source>
        <translation>L’horloge de ce panneau n’est pas à l’heure.</translation>
    </message>
    <message>
        <source>The calendar gave an answer that makes no sense. Please try again later.</source>
        <translation>L’agenda a donné une réponse incompréhensible. Veuillez réessayer plus tard.</translation>
    </message>
    <message>
        <source>Someone was just before you. The room is taken.</source>
        <translation>Quelqu’un a été plus rapide. La salle est prise.</translation>
    </message>
    <message>
        <source>Sorry: someone booked the room elsewhere at the same moment, and that booking stands.</source>
        <translation>Désolé&#xa0;: quelqu’un a réservé la salle ailleurs au même moment, et cette réservation prévaut.</translation>
    </message>
    <message>
        <source>The calendar could not be reached in time, so nothing was booked.</source>
        <translation>L’agenda n’a pas pu être joint à temps&#x202f;; rien n’a été réservé.</translation>
    </message>
    <message>
        <source>It is not certain that this was booked. The screen shows it as soon as it is known.</source>
        <translation>Il n’est pas certain que ce soit réservé. L’écran l’affichera dès que ce sera connu.</translation>
    </message>
    <message>
        <source>Someone was just before you. That room is taken.</source>
        <translation>Quelqu’un a été plus rapide. Cette salle est prise.</translation>
    </message>
    <message>
        <source>It is not certain that the room was booked. Please look at its door.</source>
        <translation>Il n’est pas certain que la salle soit réservée. Veuillez vérifier à sa porte.</translation>
    </message>
    <message>
        <source>Not booked: there is no connection to the calendar of that room.</source>
        <translation>Salle non réservée&#xa0;: pas de connexion à l’agenda de cette salle.</translation>
    </message>
    <message>
        <source>This booking no longer exists, so there is nothing to check in to.</source>
        <translation>Cette réservation n’existe plus&#x202f;; il n’y a pas de présence à confirmer.</translation>
    </message>
    <message>
        <source>This booking has just been released. You can book the room again.</source>
        <translation>La salle vient d’être libérée. Vous pouvez la réserver à nouveau.</translation>
    </message>
    <message>
        <source>It is not certain that you are checked in. The screen shows it as soon as it is known.</source>
        <translation>Il n’est pas certain que votre présence soit confirmée. L’écran l’affichera dès que ce sera connu.</translation>
    </message>
    <message>
        <source>The time after this was just booked; it cannot be longer.</source>
        <translation>Le créneau suivant vient d’être réservé&#x202f;; prolongation impossible.</translation>
    </message>
    <message>
        <source>It is not certain that this was extended. The screen shows it as soon as it is known.</source>
        <translation>Il n’est pas certain que la réservation soit prolongée. L’écran l’affichera dès que ce sera connu.</translation>
    </message>
    <message>
        <source>This booking has already ended.</source>
        <translation>Cette réservation est déjà terminée.</translation>
    </message>
    <message>
        <source>It is not certain that this was ended. The screen shows it as soon as it is known.</source>
        <translation>Il n’est pas certain que la réservation soit terminée. L’écran l’affichera dès que ce sera connu.</translation>
    </message>
    <message>
        <source>Someone else has just booked the room, so it cannot be brought back.</source>
        <translation>Quelqu’un d’autre vient de réserver la salle&#x202f;; votre réservation ne peut pas être rétablie.</translation>
    </message>
    <message>
        <source>It is too late to bring the booking back.</source>
        <translation>Il est trop tard pour rétablir la réservation.</translation>
    </message>
    <message>
        <source>It is not certain that the booking is back. The screen shows it as soon as it is known.</source>
        <translation>Il n’est pas certain que la réservation soit rétablie. L’écran l’affichera dès que ce sera connu.</translation>
    </message>
    <message>
        <source>Not booked: someone was just before you. You can still have the room until %1.</source>
        <comment>%1 is a time</comment>
        <translation>Salle non réservée&#xa0;: quelqu’un a été plus rapide. Vous pouvez encore l’avoir jusqu’à %1.</translation>
    </message>
    <message>
        <source>Not booked: someone was just before you. You can still have that room until %1.</source>
        <comment>%1 is a time</comment>
        <translation>Salle non réservée&#xa0;: quelqu’un a été plus rapide. Vous pouvez encore avoir cette salle jusqu’à %1.</translation>
    </message>
    <message>
        <source>Someone booked the room elsewhere at the same moment. You can have it until %1.</source>
        <comment>%1 is a time</comment>
        <translation>Quelqu’un a réservé la salle ailleurs au même moment. Vous pouvez l’avoir jusqu’à %1.</translation>
    </message>
    <message>
        <source>Someone has just booked the time from %1. You can have the room until then.</source>
        <comment>%1 is a time</comment>
        <translation>Quelqu’un vient de réserver à partir de %1. Vous pouvez avoir la salle jusque-là.</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>Saisissez le code PIN</translation>
    </message>
    <message>
        <source>Hold your badge to the reader</source>
        <translation>Approchez votre badge du lecteur</translation>
    </message>
    <message>
        <source>One-time code</source>
        <comment>what an app on the telephone of who looks after the panel shows</comment>
        <translation>Code à usage unique</translation>
    </message>
    <message>
        <source>This code does not fit, or was used before.</source>
        <comment>of a one-time code</comment>
        <translation>Ce code n’est pas valable, ou a déjà servi.</translation>
    </message>
    <message>
        <source>To book the room, %1</source>
        <comment>%1 is a start and an end time</comment>
        <translation>Pour réserver la salle, %1</translation>
    </message>
    <message>
        <source>To check in</source>
        <translation>Pour confirmer votre présence</translation>
    </message>
    <message>
        <source>To keep the room until %1</source>
        <comment>%1 is a time</comment>
        <translation>Pour garder la salle jusqu’à %1</translation>
    </message>
    <message>
        <source>To free the room</source>
        <translation>Pour libérer la salle</translation>
    </message>
    <message>
        <source>To book another room, %1</source>
        <comment>%1 is a start and an end time</comment>
        <translation>Pour réserver une autre salle, %1</translation>
    </message>
    <message>
        <source>Too many unknown badges. Please try again at %1.</source>
        <comment>%1 is a time</comment>
        <translation>Trop de badges inconnus. Veuillez réessayer à %1.</translation>
    </message>
    <message>
        <source>Too many wrong codes. Please try again at %1.</source>
        <comment>%1 is a time</comment>
        <translation>Trop de codes erronés. Veuillez réessayer à %1.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Please try again at %1.</source>
        <comment>%1 is a time</comment>
        <translation>Trop de codes PIN erronés. Veuillez réessayer à %1.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>That is not the PIN.</source>
        <translation>Ce n’est pas le bon code PIN.</translation>
    </message>
    <message>
        <source>This is a copy of the calendar, which may be %1 old, or older; you cannot book here.</source>
        <comment>the calendar is read from a feed, which is made anew now and then; %1 is a duration</comment>
        <translation>Une copie de l’agenda, qui peut dater de %1 ou plus&#x202f;; elle ne permet pas de réserver.</translation>
    </message>
    <message>
        <source>The clock of this panel is not right: a code may not fit.</source>
        <comment>of a one-time code</comment>
        <translation>L’horloge de cet écran n’est pas juste&#x202f;: un code peut ne pas convenir.</translation>
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
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing else is booked today.</source>
        <translation>Rien d’autre n’est réservé aujourd’hui.</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Language</source>
        <comment>button: choose another language</comment>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Free</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Reserved</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>Occupé</translation>
    </message>
    <message>
        <source>Check in?</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>Présent&#x202f;?</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>state: taken at the panel while offline, not yet confirmed</comment>
        <translation>Retenu</translation>
    </message>
    <message>
        <source>Free?</source>
        <comment>state: believed free, nobody can say</comment>
        <translation>Libre&#x202f;?</translation>
    </message>
    <message>
        <source>Reserved?</source>
        <comment>state: believed reserved, data is old</comment>
        <translation>Occupé&#x202f;?</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state: nothing can be said about the room</comment>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Out of service</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>Hors service</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>under the state word; %1 is a time</comment>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>%1 is a duration, such as 1:20</comment>
        <translation>encore %1</translation>
    </message>
    <message>
        <source>booked from %1</source>
        <comment>free, but not for long; %1 is a time</comment>
        <translation>occupé dès %1</translation>
    </message>
    <message>
        <source>rest of the day</source>
        <comment>the state lasts so long</comment>
        <translation>le reste de la journée</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>%1 is a duration, such as 1 hour 5 minutes</comment>
        <translation>encore %1</translation>
    </message>
    <message>
        <source>starts at %1</source>
        <comment>a booking checked in early; %1 is a time</comment>
        <translation>commence à %1</translation>
    </message>
    <message>
        <source>free from %1</source>
        <comment>after several bookings in a row; %1 is a time</comment>
        <translation>libre dès %1</translation>
    </message>
    <message>
        <source>reserved for the rest of the day</source>
        <translation>occupé le reste de la journée</translation>
    </message>
    <message>
        <source>then free until %1</source>
        <comment>after this booking; %1 is a time</comment>
        <translation>puis libre jusqu’à %1</translation>
    </message>
    <message>
        <source>then free for the rest of the day</source>
        <translation>puis libre le reste de la journée</translation>
    </message>
    <message>
        <source>Released at %1 if nobody checks in</source>
        <comment>%1 is a time</comment>
        <translation>Salle libérée à %1 sans confirmation</translation>
    </message>
    <message>
        <source>Stays reserved: no connection to release it</source>
        <translation>Reste occupé&#xa0;: pas de connexion pour libérer</translation>
    </message>
    <message>
        <source>Stays reserved: this panel may not release it</source>
        <translation>Reste occupé&#xa0;: ce panneau ne peut pas libérer</translation>
    </message>
    <message>
        <source>as of %1, %2 ago</source>
        <comment>the data was read at %1, a time; %2 is a duration</comment>
        <translation>état à %1, il y a %2</translation>
    </message>
    <message numerus="yes">
        <source>as of %1, %Ln days ago</source>
        <comment>the data was read at %1, a time</comment>
        <translation>
            <numerusform>état à %1, il y a %Ln jour</numerusform>
            <numerusform>état à %1, il y a %Ln jours</numerusform>
        </translation>
    </message>
    <message>
        <source>probably the rest of the day</source>
        <translation>probablement le reste de la journée</translation>
    </message>
    <message>
        <source>probably until %1</source>
        <comment>%1 is a time</comment>
        <translation>probablement jusqu’à %1</translation>
    </message>
    <message>
        <source>from %1 it may be taken</source>
        <comment>after the free time, or the booking; %1 is a time</comment>
        <translation>dès %1, peut-être occupé</translation>
    </message>
    <message>
        <source>A repeating booking in this calendar cannot be read. Please ask facilities to look at it.</source>
        <translation>Une réservation récurrente de cet agenda est illisible. Veuillez le signaler aux services généraux.</translation>
    </message>
    <message>
        <source>not yet confirmed</source>
        <translation>pas encore confirmé</translation>
    </message>
    <message>
        <source>checked in, not yet sent</source>
        <translation>présence confirmée, pas encore envoyée</translation>
    </message>
    <message>
        <source>The clock of this panel is not right. Please ask facilities to look at it.</source>
        <translation>L’horloge de ce panneau n’est pas à l’heure. Veuillez le signaler aux services généraux.</translation>
    </message>
    <message>
        <source>There is no connection to the calendar yet.</source>
        <translation>Pas encore de connexion à l’agenda.</translation>
    </message>
    <message>
        <source>Starting up…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Screen</source>
        <comment>equipment of the room</comment>
        <translation>Écran</translation>
    </message>
    <message>
        <source>Video calls</source>
        <comment>equipment of the room</comment>
        <translation>Visioconférence</translation>
    </message>
    <message>
        <source>Speakers</source>
        <comment>equipment of the room</comment>
        <translation>Haut-parleurs</translation>
    </message>
    <message>
        <source>Phone</source>
        <comment>equipment of the room</comment>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Whiteboard</source>
        <comment>equipment of the room</comment>
        <translation>Tableau blanc</translation>
    </message>
    <message>
        <source>Projector</source>
        <comment>equipment of the room</comment>
        <translation>Projecteur</translation>
    </message>
    <message>
        <source>Hearing loop</source>
        <comment>equipment of the room</comment>
        <translation>Boucle magnétique</translation>
    </message>
    <message>
        <source>Step-free</source>
        <comment>the room can be reached without steps</comment>
        <translation>Sans marches</translation>
    </message>
    <message>
        <source>Floor %1</source>
        <comment>%1 is the number or the letter of the floor</comment>
        <translation>Étage %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln seats</source>
        <comment>how many people a room is for</comment>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
    <message>
        <source>Reserved</source>
        <comment>a booking on the timeline</comment>
        <translation>Occupé</translation>
    </message>
    <message>
        <source>Not checked in</source>
        <comment>a booking on the timeline</comment>
        <translation>Pas encore présent</translation>
    </message>
    <message>
        <source>Checked in</source>
        <comment>a booking on the timeline</comment>
        <translation>Présent</translation>
    </message>
    <message>
        <source>Your choice</source>
        <comment>the time being chosen, on the timeline</comment>
        <translation>Votre choix</translation>
    </message>
    <message>
        <source>Free?</source>
        <comment>on the timeline: nobody can say whether the room is free then</comment>
        <translation>Libre&#x202f;?</translation>
    </message>
    <message>
        <source>all day</source>
        <comment>a booking on the timeline</comment>
        <translation>toute la journée</translation>
    </message>
    <message>
        <source>No connection since %1</source>
        <comment>%1 is a time</comment>
        <translation>Pas de connexion depuis %1</translation>
    </message>
    <message>
        <source>The calendar refuses the login since %1</source>
        <comment>%1 is a time</comment>
        <translation>Identifiants refusés par l’agenda depuis %1</translation>
    </message>
    <message>
        <source>No right to this calendar since %1</source>
        <comment>%1 is a time</comment>
        <translation>Aucun droit sur cet agenda depuis %1</translation>
    </message>
    <message>
        <source>The calendar is missing since %1</source>
        <comment>%1 is a time</comment>
        <translation>Agenda introuvable depuis %1</translation>
    </message>
    <message>
        <source>The calendar&apos;s certificate is not right since %1</source>
        <comment>%1 is a time</comment>
        <translation>Certificat de l’agenda incorrect depuis %1</translation>
    </message>
    <message>
        <source>The calendar answers strangely since %1</source>
        <comment>%1 is a time</comment>
        <translation>Réponses anormales de l’agenda depuis %1</translation>
    </message>
    <message>
        <source>The calendar asks for patience since %1</source>
        <comment>%1 is a time</comment>
        <translation>L’agenda demande de patienter depuis %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln events cannot be read</source>
        <comment>of the calendar</comment>
        <translation>
            <numerusform>%Ln événement illisible</numerusform>
            <numerusform>%Ln événements illisibles</numerusform>
        </translation>
    </message>
    <message>
        <source>Calendar too full to read</source>
        <comment>it holds more than can be read</comment>
        <translation>Agenda trop rempli pour être lu</translation>
    </message>
    <message>
        <source>Light offline</source>
        <translation>Voyant hors ligne</translation>
    </message>
    <message>
        <source>Sensor offline</source>
        <translation>Capteur hors ligne</translation>
    </message>
    <message>
        <source>Badge reader offline</source>
        <translation>Lecteur de badge hors ligne</translation>
    </message>
    <message>
        <source>Notice: %1</source>
        <comment>a message of the site that was read; %1 is its title</comment>
        <translation>Avis&#xa0;: %1</translation>
    </message>
    <message>
        <source>The notice file has a mistake</source>
        <translation>Erreur dans le fichier d’avis</translation>
    </message>
    <message>
        <source>Cannot save</source>
        <comment>what is held while offline may be lost</comment>
        <translation>Enregistrement impossible</translation>
    </message>
    <message>
        <source>%1 is free %2</source>
        <comment>%1 is a room, %2 how long, such as: until 13:30</comment>
        <translation>%1 est libre %2</translation>
    </message>
    <message>
        <source>%1 is reserved %2</source>
        <comment>%1 is a room, %2 how long, such as: until 13:30</comment>
        <translation>%1 est indisponible %2</translation>
    </message>
    <message>
        <source>%1 waits for a check-in, %2</source>
        <comment>%1 is a room, %2 a time</comment>
        <translation>%1 attend une confirmation de présence, %2</translation>
    </message>
    <message>
        <source>%1 is held %2</source>
        <comment>%1 is a room, %2 how long, such as: until 13:30</comment>
        <translation>%1 est provisoirement indisponible %2</translation>
    </message>
    <message>
        <source>%1 may be free, %2</source>
        <comment>%1 is a room, %2 how long</comment>
        <translation>%1 est peut-être libre, %2</translation>
    </message>
    <message>
        <source>%1 may be reserved, %2</source>
        <comment>%1 is a room, %2 how long</comment>
        <translation>%1 est peut-être indisponible, %2</translation>
    </message>
    <message>
        <source>Of %1 nothing is known</source>
        <comment>%1 is a room</comment>
        <translation>L’état de %1 est inconnu</translation>
    </message>
    <message>
        <source>%1 is out of service %2</source>
        <comment>%1 is a room, %2 how long</comment>
        <translation>%1 est hors service %2</translation>
    </message>
    <message>
        <source>About this room</source>
        <comment>button: what is in it, how to get in, its rules</comment>
        <translation>À propos de la salle</translation>
    </message>
    <message>
        <source>Report a fault</source>
        <comment>opens the page on which a fault is reported</comment>
        <translation>Signaler un problème</translation>
    </message>
    <message>
        <source>Privacy</source>
        <comment>button: a page about what this panel shows, keeps and sends</comment>
        <translation>Confidentialité</translation>
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
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Another time</source>
        <comment>title of the page where another time is chosen, and a button</comment>
        <translation>Autre horaire</translation>
    </message>
    <message>
        <source>Other room</source>
        <comment>button: find another room that is free</comment>
        <translation>Autre salle</translation>
    </message>
    <message>
        <source>More</source>
        <comment>button: about this room, faults, privacy, help to see and reach</comment>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>button: what had no room yet</comment>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Demain</translation>
    </message>
    <message>
        <source>Nothing is known of this day yet.</source>
        <translation>Rien n’est encore connu de ce jour.</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <comment>which of so many is shown; two numbers</comment>
        <translation>%L1 sur %L2</translation>
    </message>
    <message>
        <source>%L1–%L2 of %L3</source>
        <comment>which of so many are shown; three numbers</comment>
        <translation>%L1–%L2 sur %L3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>read out: a text and what belongs to it</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln heure</numerusform>
            <numerusform>%Ln heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 hours, %2 minutes</comment>
        <translation>%1 %2</translation>
    </message>
</context>
</TS>
