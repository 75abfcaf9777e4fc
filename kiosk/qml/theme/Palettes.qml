pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

// The few colours everything else is mixed from: per palette and tone the field, the ink on it, the side column.
QtObject {
    readonly property var standard: ({
        free: { field: "#00654a", ink: "#ffffff", side: "#04261d" },
        busy: { field: "#a3201f", ink: "#ffffff", side: "#330a0c" },
        due: { field: "#ffc12e", ink: "#241800", side: "#211803" },
        held: { field: "#a3201f", ink: "#ffffff", side: "#330a0c" },
        unknown: { field: "#3a4652", ink: "#ffffff", side: "#171c21" },
        out_of_service: { field: "#53318a", ink: "#ffffff", side: "#1d1033" }
    })
    // Blue, orange, yellow: told apart with any kind of colour vision.
    readonly property var colourBlind: ({
        free: { field: "#0a4c8c", ink: "#ffffff", side: "#051d38" },
        busy: { field: "#f08a24", ink: "#1c0e00", side: "#241302" },
        due: { field: "#ffe14d", ink: "#1f1a00", side: "#1c1802" },
        held: { field: "#f08a24", ink: "#1c0e00", side: "#241302" },
        unknown: { field: "#414851", ink: "#ffffff", side: "#181b1f" },
        out_of_service: { field: "#4a1f5c", ink: "#ffffff", side: "#1b0b22" }
    })
    readonly property var highContrast: ({
        free: { field: "#00402c", ink: "#ffffff", side: "#000000" },
        busy: { field: "#78000a", ink: "#ffffff", side: "#000000" },
        due: { field: "#ffd400", ink: "#000000", side: "#000000" },
        held: { field: "#78000a", ink: "#ffffff", side: "#000000" },
        unknown: { field: "#20262c", ink: "#ffffff", side: "#000000" },
        out_of_service: { field: "#3a0a72", ink: "#ffffff", side: "#000000" }
    })
    // An emergency's, which no state of the room has in any palette.
    readonly property var hazard: ({ ground: "#ffd21f", ink: "#141000" })
    readonly property var byName: ({
        "standard": standard,
        "colour-blind": colourBlind,
        "high-contrast": highContrast
    })
}
