pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

// What can be reported: looked up by what Python says.
QtObject {
    readonly property var assets: ({
        screen: (note) => Words.equipment.screen,
        video: (note) => Words.equipment.video,
        audio: (note) => Words.equipment.audio,
        phone: (note) => Words.equipment.phone,
        whiteboard: (note) => Words.equipment.whiteboard,
        projector: (note) => Words.equipment.projector,
        hearing_loop: (note) => Words.equipment.hearing_loop,
        step_free: (note) => qsTr("Step-free way in", "a fault can be reported of it: lift, door, ramp"),
        equipment: (note) => note,
        light: (note) => qsTr("Light", "a fault can be reported of it"),
        temperature: (note) => qsTr("Too warm, too cold", "a fault can be reported of it"),
        furniture: (note) => qsTr("Table and chairs", "a fault can be reported of it"),
        cleaning: (note) => qsTr("Cleaning", "a fault can be reported of it"),
        wifi: (note) => qsTr("Wi-Fi", "a fault can be reported of it"),
        panel: (note) => qsTr("This panel", "a fault can be reported of it")
    })
    readonly property var choices: ({
        does_not_start: qsTr("Does not start", "a fault of a screen or a projector"),
        does_not_work: qsTr("Does not work", "a fault of any piece"),
        no_picture: qsTr("No picture from laptop", "a fault of a screen or a projector"),
        poor_picture: qsTr("Poor picture", "a fault of a projector"),
        no_camera: qsTr("No picture from camera", "a fault of a video system"),
        no_sound: qsTr("No sound", "a fault of a screen or of speakers"),
        poor_sound: qsTr("Poor sound", "a fault of speakers"),
        not_heard: qsTr("Others cannot hear us", "a fault of a microphone"),
        no_line: qsTr("No line", "a fault of a phone"),
        broken: qsTr("Broken or missing parts", "a fault of any piece"),
        missing: qsTr("Is not here", "a fault of any piece"),
        no_pens: qsTr("No pens or eraser", "a fault of a whiteboard"),
        not_wiped: qsTr("Cannot be wiped clean", "a fault of a whiteboard"),
        no_remote: qsTr("No remote control", "a fault of a projector"),
        lift: qsTr("Lift does not work", "a fault of the step-free way in"),
        door: qsTr("Door does not open", "a fault of the step-free way in"),
        blocked: qsTr("Way is blocked", "a fault of the step-free way in"),
        not_on: qsTr("Does not go on", "a fault of the light"),
        not_off: qsTr("Does not go off", "a fault of the light"),
        flickers: qsTr("Flickers", "a fault of the light"),
        blinds: qsTr("Blinds do not move", "a fault of the light"),
        too_warm: qsTr("Too warm", "a fault of the air in the room"),
        too_cold: qsTr("Too cold", "a fault of the air in the room"),
        draught: qsTr("Draught", "a fault of the air in the room"),
        stuffy: qsTr("Stuffy", "a fault of the air in the room"),
        chair: qsTr("Chair is broken", "a fault of the furniture"),
        table: qsTr("Table is broken", "a fault of the furniture"),
        too_few_chairs: qsTr("Too few chairs", "a fault of the furniture"),
        arranged: qsTr("Wrongly arranged", "a fault of the furniture"),
        not_clean: qsTr("Not clean", "a fault of cleaning"),
        bin_full: qsTr("Bin is full", "a fault of cleaning"),
        spilt: qsTr("Something is spilt", "a fault of cleaning"),
        smell: qsTr("Bad smell", "a fault of cleaning"),
        no_connection: qsTr("No connection", "a fault of the Wi-Fi"),
        slow: qsTr("Slow", "a fault of the Wi-Fi"),
        drops_out: qsTr("Drops out", "a fault of the Wi-Fi"),
        wrong_time: qsTr("Wrong time", "a fault of this panel"),
        wrong_bookings: qsTr("Wrong bookings", "a fault of this panel"),
        touch: qsTr("Touch does not work well", "a fault of this panel"),
        lamp: qsTr("Lamp is wrong", "a fault of this panel: the light at the door")
    })

    readonly property var glyphs: ({
        screen: "screen", video: "video", audio: "speaker", phone: "phone", whiteboard: "whiteboard", projector: "projector",
        hearing_loop: "hearing_loop", step_free: "step_free", equipment: "wrench", light: "light", temperature: "heat",
        furniture: "chair", cleaning: "clean", wifi: "network", panel: "panel"
    })
    readonly property string already: qsTr("already reported", "a fault: somebody reported it today")
    readonly property string more: qsTr("More…", "button: shows the choices that had no place")

    function asset(asset: string, note: string): string { return asset === "" ? "" : assets[asset](note); }
    function choice(choice: string): string { return choices[choice] ?? ""; }
}
