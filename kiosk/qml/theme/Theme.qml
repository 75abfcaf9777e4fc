pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

// Colours by role, sizes by step. Main sets what they depend on; nothing else is ever set.
QtObject {
    property string palette: "standard"
    property string tone: "unknown"
    property real unit: 8
    property bool moving: false
    property bool mirrored: false
    property bool lettersJoin: false
    property bool large: false

    readonly property var base: Palettes.byName[palette][tone]
    readonly property bool stark: palette === "high-contrast"

    readonly property color field: base.field
    readonly property color ink: base.ink
    readonly property color quiet: mix(field, ink, stark ? 0.96 : 0.84)
    readonly property color surface: mix(field, ink, stark ? 0.1 : 0.13)
    readonly property color surfacePressed: mix(field, ink, 0.28)
    readonly property color surfaceEdge: stark ? ink : surface
    readonly property color outline: mix(field, ink, stark ? 1 : 0.42)
    readonly property color strong: ink
    readonly property color strongPressed: mix(ink, field, 0.2)
    readonly property color strongInk: field
    readonly property color waiting: mix(field, ink, 0.72)

    readonly property color hazard: Palettes.hazard.ground
    readonly property color hazardInk: Palettes.hazard.ink

    readonly property color side: base.side
    readonly property color sideInk: "#ffffff"
    readonly property color sideQuiet: mix(side, sideInk, stark ? 0.95 : 0.72)
    readonly property color sideSurface: mix(side, sideInk, 0.1)
    readonly property color sidePressed: mix(side, sideInk, 0.24)
    readonly property color sideEdge: stark ? sideInk : sideSurface
    readonly property color sideOutline: mix(side, sideInk, stark ? 1 : 0.42)
    readonly property color sideChosen: mix(side, sideInk, stark ? 0.3 : 0.21)
    readonly property color opening: mix(side, sideInk, stark ? 0.8 : 0.26)
    readonly property color open: Palettes.lamps[palette].open
    readonly property color shut: Palettes.lamps[palette].shut
    readonly property color caution: Palettes.caution
    readonly property color taken: mix(side, sideInk, 0.62)
    readonly property color rule: mix(side, sideInk, stark ? 0.4 : 0.11)
    readonly property color unsure: mix(side, sideInk, stark ? 0.8 : 0.38)
    readonly property color block: mix(side, sideInk, stark ? 0.25 : 0.19)
    readonly property color blockInk: sideInk
    readonly property color blockQuiet: mix(block, sideInk, stark ? 1 : 0.8)
    readonly property color past: mix(side, sideInk, 0.06)
    readonly property color pastInk: mix(past, sideInk, stark ? 0.85 : 0.58)
    readonly property color current: tone === "due" ? field : tone === "due_last" ? ink : sideInk
    readonly property color currentInk: side
    readonly property color currentQuiet: mix(current, side, 0.82)

    // The screen at night: as little light as can be read.
    readonly property color dark: "#000000"
    readonly property color dusk: "#8f9a97"
    readonly property var night: Palettes.nights[palette]

    // A code is read by machines.
    readonly property color paper: "#ffffff"
    readonly property color printed: "#000000"

    readonly property string family: "Inter"
    readonly property string displayFamily: "Inter Display"
    readonly property var tabular: ({ "tnum": 1 })
    readonly property real alarmSize: 25 * unit
    readonly property real wordSize: (lettersJoin ? 19 : 24) * unit
    readonly property real uprightWordSize: (lettersJoin ? 16 : 21.5) * unit
    readonly property real leastWordSize: (lettersJoin ? 14 : 10) * unit
    readonly property real stateLead: (lettersJoin ? 8.5 : 10) * unit
    readonly property real leadSize: 6.4 * unit
    // Where text is large none is smaller: capitals of 0.7 degrees at 40 cm (EN 301 549, 5.1.4).
    readonly property real largeTextSize: 5 * unit
    readonly property real largeSign: 4.4 * unit // beside words of that size
    readonly property real titleSize: large ? largeTextSize : 4.4 * unit
    readonly property real largeSize: large ? largeTextSize : 3.3 * unit
    readonly property real textSize: large ? largeTextSize : 2.7 * unit
    readonly property real smallSize: large ? largeTextSize : Math.max(14, 2.35 * unit)
    readonly property real blockSize: large ? largeTextSize : Math.max(13, 2.35 * unit)
    // How far text may shrink to fit.
    readonly property real shrinks: large ? 1 : 0.85
    readonly property real margin: Math.round(5.5 * unit)
    readonly property real gap: Math.max(8, 1.5 * unit)
    readonly property real radius: 2 * unit
    readonly property real smallRadius: 0.9 * unit
    readonly property real hair: Math.max(1, Math.round(0.14 * unit))
    readonly property real ring: Math.max(2, Math.round(0.5 * unit))
    readonly property real ringGap: Math.max(2, Math.round(0.4 * unit))
    readonly property real target: Math.max(64, (large ? 13 : 9.6) * unit)
    readonly property real primaryTarget: Math.max(72, (large ? 15 : 12.5) * unit)
    readonly property int duration: moving ? 160 : 0
    // Drawing letters together tears those that join.
    readonly property real tracking: lettersJoin ? 0 : -0.012
    // How much higher than its size the state's word is, with what hangs below it.
    readonly property real wordRoom: lettersJoin ? 1.6 : 1.17

    // The typeface of letters that join keeps room for vowels that no word here has: between lines, and above the first, where
    // it is in parts of the size. Without it a line stands in the middle of its box as one of other letters does.
    function leadingOf(text: string): real { return joins(text) ? 0.7 : 1; }
    function spareAbove(text: string): real { return joins(text) ? 0.4 : 0; }
    function joins(text: string): bool { return /[\u0600-\u06ff]/.test(text); }
    // The widths of what stands side by side: as its shares of the room, unless something needs more; the others spare it.
    // What needs most for its shares chooses first.
    function spread(needs: var, shares: var, room: real): var {
        const fits = Math.min(1, room / needs.reduce((sum, need) => sum + need, 0)), widths = [];
        let rest = room, left = shares.reduce((sum, share) => sum + share, 0);
        for (const n of needs.map((_, n) => n).sort((one, two) => needs[two] / shares[two] - needs[one] / shares[one])) {
            widths[n] = Math.max(fits * needs[n], rest * shares[n] / left);
            rest -= widths[n];
            left -= shares[n];
        }
        return widths;
    }
    function mix(under: color, over: color, share: real): color {
        return Qt.rgba(under.r + (over.r - under.r) * share, under.g + (over.g - under.g) * share,
                       under.b + (over.b - under.b) * share, 1);
    }
}
