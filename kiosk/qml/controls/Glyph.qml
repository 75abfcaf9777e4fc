pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import kiosk.qml.theme

// A small sign beside or above a word, drawn with one pen on a grid of 24 by 24; no name, no sign.
Item {
    id: glyph

    required property string name
    property color ink: Theme.ink
    readonly property real grid: width / 24
    readonly property var strokes: ({
        find: "M 10.5 3.5 A 7 7 0 1 1 10.49 3.5 Z M 15.7 15.7 L 20.6 20.6",
        globe: "M 12 3 A 9 9 0 1 1 11.99 3 Z M 3.2 12 H 20.8 M 12 3 C 7.8 7.6 7.8 16.4 12 21"
            + " M 12 3 C 16.2 7.6 16.2 16.4 12 21",
        info: "M 12 3 A 9 9 0 1 1 11.99 3 Z M 12 11 V 16.5 M 12 7.4 V 7.5",
        back: "M 14.5 5 L 7.5 12 L 14.5 19",
        check: "M 4.5 12.6 L 9.8 18 L 19.5 7",
        alert: "M 12 3 A 9 9 0 1 1 11.99 3 Z M 12 7.2 V 12.8 M 12 16.4 V 16.5",
        plus: "M 12 5 V 19 M 5 12 H 19",
        people: "M 9 4.2 A 3.6 3.6 0 1 1 8.99 4.2 Z"
            + " M 2.6 19.8 C 2.6 15.6 5.4 13.8 9 13.8 C 12.6 13.8 15.4 15.6 15.4 19.8"
            + " M 15.6 4.9 A 3.4 3.4 0 0 1 15.6 11 M 17.6 14.2 C 19.9 14.8 21.4 16.6 21.4 19.8",
        screen: "M 3 4.5 H 21 V 16 H 3 Z M 8.5 20 H 15.5",
        video: "M 3 6.5 H 15 V 17.5 H 3 Z M 15 10.8 L 21 7.5 V 16.5 L 15 13.2",
        whiteboard: "M 3 4.5 H 21 V 15.5 H 3 Z M 7 20.5 L 9 15.5 M 17 20.5 L 15 15.5 M 7 11.5 C 9 7.5 11 12.5 16.5 8.5",
        phone: "M 6 3.5 L 9.2 3.5 L 10.8 8 L 8.6 9.8 C 9.6 12 11.6 14.2 14 15.4 L 16 13.2 L 20.5 15 V"
            + " 18.2 C 20.5 19.6 19.4 20.6 18 20.5 C 10.4 20 4 13.6 3.5 6 C 3.4 4.6 4.6 3.5 6 3.5 Z",
        step_free: "M 10.5 3.6 A 1.2 1.2 0 1 1 10.49 3.6 M 10.6 8 V 13.6 H 15.6 L 18 18.6 H 20"
            + " M 10.6 10.6 H 15 M 8.4 11.6 A 5.2 5.2 0 1 0 14.6 18.4",
        door: "M 6 20.5 V 3.5 H 18 V 20.5 M 3 20.5 H 21 M 14.4 12 V 12.1",
        hearing_loop: "M 7 9.2 A 5.2 5.2 0 0 1 17.4 9.2 C 17.4 13 14 13.4 13.6 16.6 C 13.3 19 11.8"
            + " 20.6 9.8 20.6 C 8 20.6 6.8 19.4 6.6 17.8"
            + " M 9.8 9.4 A 2.5 2.5 0 0 1 14.6 9.4 C 14.6 11 13 11.2 12.4 12.6",
        light: "M 8.6 17 C 8.6 14.6 6 13.4 6 9.6 A 6 6 0 0 1 18 9.6 C 18 13.4 15.4 14.6 15.4 17 Z M 9.6 20.6 H 14.4",
        heat: "M 12 3.2 A 2.4 2.4 0 0 1 14.4 5.6 V 13.4 A 4.4 4.4 0 1 1 9.6 13.4 V 5.6 A 2.4 2.4 0 0 1"
            + " 12 3.2 Z M 12 9 V 16.4",
        chair: "M 7 3.6 H 17 V 12.4 H 7 Z M 5.4 15.8 H 18.6 M 12 15.8 V 18.4 M 7 20.8 L 12 18.4 L 17 20.8",
        clean: "M 14.6 3.4 L 11 11 M 7.6 10.6 L 14.8 14 L 12 20.6 H 4.4 C 6.4 18 6.6 14 7.6 10.6 Z",
        network: "M 2.8 9.6 A 13 13 0 0 1 21.2 9.6 M 6.2 13.2 A 8.2 8.2 0 0 1 17.8 13.2"
            + " M 9.6 16.8 A 3.4 3.4 0 0 1 14.4 16.8 M 12 20.2 V 20.3",
        panel: "M 4 3.5 H 20 V 20.5 H 4 Z M 13.6 3.5 V 20.5",
        speaker: "M 3.5 9.2 H 7.5 L 12.5 5 V 19 L 7.5 14.8 H 3.5 Z M 15.8 8.8 A 4.6 4.6 0 0 1 15.8 15.2"
            + " M 18.4 6.2 A 8.2 8.2 0 0 1 18.4 17.8",
        projector: "M 3 7.5 H 21 V 16.5 H 3 Z M 15 9.2 A 2.8 2.8 0 1 1 14.99 9.2 Z M 6 11.9 H 9 M 6.5 16.5 V 19 M 17.5 16.5 V 19",
        wrench: "M 14.6 6.2 A 4.6 4.6 0 0 1 20.4 9.9 A 4.6 4.6 0 0 1 14.6 13.4 L 7.4 20.4 A 2.2 2.2 0"
            + " 0 1 4.2 17.2 L 11.2 10 A 4.6 4.6 0 0 1 14.9 4.1 L 14.6 6.2 Z",
        shield: "M 12 3 L 19.5 5.8 V 11.6 C 19.5 16 16.4 19.4 12 21 C 7.6 19.4 4.5 16 4.5 11.6 V 5.8 Z",
        lower: "M 12 4 V 15 M 7.4 10.6 L 12 15.2 L 16.6 10.6 M 4 20 H 20",
        large: "M 2.6 18.5 L 6.4 9 L 10.2 18.5 M 3.8 15.4 H 9 M 11.4 18.5 L 16.6 5 L 21.8 18.5 M 13.2 14 H 20",
        contrast: "M 12 3 A 9 9 0 1 1 11.99 3 Z",
        restart: "M 19.6 8.6 A 8.4 8.4 0 1 0 20.4 13 M 20.2 4 V 9 H 15.2",
        lamp: "M 9.4 3.6 H 14.6 V 20.4 H 9.4 Z M 5.6 7.6 L 3.2 6.2 M 5.2 12 H 2.4 M 5.6 16.4 L 3.2 17.8"
            + " M 18.4 7.6 L 20.8 6.2 M 18.8 12 H 21.6 M 18.4 16.4 L 20.8 17.8",
        off: "M 12 3 V 11.4 M 6.6 6.4 A 8.2 8.2 0 1 0 17.4 6.4"
    })
    readonly property var solids: ({
        more: "M 5 10.2 A 1.8 1.8 0 1 1 4.99 10.2 Z M 12 10.2 A 1.8 1.8 0 1 1 11.99 10.2 Z"
            + " M 19 10.2 A 1.8 1.8 0 1 1 18.99 10.2 Z",
        contrast: "M 12 3 A 9 9 0 0 1 12 21 Z"
    })

    height: width
    Accessible.ignored: true

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer
        // What points back points the other way where people read from right to left.
        transform: Scale {
            xScale: Theme.mirrored && glyph.name === "back" ? -1 : 1
            origin.x: glyph.width / 2
        }

        ShapePath {
            strokeColor: glyph.ink
            strokeWidth: 1.9 * glyph.grid
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            scale: Qt.size(glyph.grid, glyph.grid)
            PathSvg { path: glyph.strokes[glyph.name] ?? "" }
        }
        ShapePath {
            strokeWidth: -1
            fillColor: glyph.ink
            scale: Qt.size(glyph.grid, glyph.grid)
            PathSvg { path: glyph.solids[glyph.name] ?? "" }
        }
    }
}
