pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

// The few colours everything else is mixed from: per palette and tone the field, the ink on it, the side column.
QtObject {
    readonly property var standard: ({
        free: { field: "#006354", ink: "#ffffff", side: "#04231d" },
        busy: { field: "#8e1420", ink: "#ffffff", side: "#2a070b" },
        due: { field: "#ffc12e", ink: "#241800", side: "#211803" },
        due_last: { field: "#241800", ink: "#ffc12e", side: "#0f0a00" },
        held: { field: "#8e1420", ink: "#ffffff", side: "#2a070b" },
        unknown: { field: "#2b343e", ink: "#ffffff", side: "#12161a" },
        out_of_service: { field: "#53318a", ink: "#ffffff", side: "#1d1033" }
    })
    // Blue, orange, yellow: told apart with any kind of colour vision.
    readonly property var colourBlind: ({
        free: { field: "#0a4c8c", ink: "#ffffff", side: "#051d38" },
        busy: { field: "#f08a24", ink: "#1c0e00", side: "#241302" },
        due: { field: "#ffe14d", ink: "#1f1a00", side: "#1c1802" },
        due_last: { field: "#1f1a00", ink: "#ffe14d", side: "#0b0900" },
        held: { field: "#f08a24", ink: "#1c0e00", side: "#241302" },
        unknown: { field: "#c3c9cf", ink: "#12161a", side: "#181b1f" },
        out_of_service: { field: "#141414", ink: "#ffffff", side: "#000000" }
    })
    // Light is open, dark is shut.
    readonly property var highContrast: ({
        free: { field: "#ffffff", ink: "#003324", side: "#000000" },
        busy: { field: "#6b0009", ink: "#ffffff", side: "#000000" },
        due: { field: "#ffd400", ink: "#000000", side: "#000000" },
        due_last: { field: "#000000", ink: "#ffd400", side: "#000000" },
        held: { field: "#6b0009", ink: "#ffffff", side: "#000000" },
        unknown: { field: "#20262c", ink: "#ffffff", side: "#000000" },
        out_of_service: { field: "#3a0a72", ink: "#ffffff", side: "#000000" }
    })
    // The state in the dark: a lamp turned down.
    readonly property var nights: ({
        "standard": {
            free: "#2f9079", busy: "#d3554c", due: "#c98d22", due_last: "#c98d22", held: "#d3554c", unknown: "#7b8a99",
            out_of_service: "#9a7fc4"
        },
        "colour-blind": {
            free: "#4a8fcc", busy: "#c9761f", due: "#c4ad3c", due_last: "#c4ad3c", held: "#c9761f", unknown: "#8b949d",
            out_of_service: "#9a9a9a"
        },
        "high-contrast": {
            free: "#c8c8c8", busy: "#e0685f", due: "#d8b400", due_last: "#d8b400", held: "#e0685f", unknown: "#a0a8b0",
            out_of_service: "#b79be0"
        }
    })
    // An emergency's, which no state of the room has in any palette.
    readonly property var hazard: ({ ground: "#ffd21f", ink: "#141000" })
    // Another room: open, or shut. As light as a lamp, on the dark ground.
    // Something needs care; on the dark ground.
    readonly property color caution: "#ffc12e"
    readonly property var lamps: ({
        "standard": { open: "#2bd486", shut: "#ff6a5f" },
        "colour-blind": { open: "#62b6ff", shut: "#f08a24" },
        "high-contrast": { open: "#ffffff", shut: "#ff8f87" }
    })
    readonly property var byName: ({
        "standard": standard,
        "colour-blind": colourBlind,
        "high-contrast": highContrast
    })
}
