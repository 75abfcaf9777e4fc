pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import kiosk.qml.theme

// A badge held to a reader, on a grid of 100 by 100.
Shape {
    id: shape

    property color ink: Theme.ink
    readonly property real grid: width / 100

    preferredRendererType: Shape.CurveRenderer

    // Tilted, on its way into the slot it is held to; two waves say that it need not touch.
    ShapePath {
        strokeColor: shape.ink
        strokeWidth: 5 * shape.grid
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        scale: Qt.size(shape.grid, shape.grid)
        PathSvg {
            path: "M 19.4 14.5 L 47.1 18.4 A 6 6 0 0 1 52.2 25.2 L 45.8 70.8 A 6 6 0 0 1 39 75.9 L 11.3 72 "
                  + "A 6 6 0 0 1 6.2 65.2 L 12.6 19.6 A 6 6 0 0 1 19.4 14.5 Z M 18.2 56.2 L 36 58.7 "
                  + "M 66 35 A 19 19 0 0 1 66 61 M 77 25 A 33 33 0 0 1 77 71 M 4 90 H 96"
        }
    }
    ShapePath {
        strokeWidth: -1
        fillColor: shape.ink
        scale: Qt.size(shape.grid, shape.grid)
        PathSvg { path: "M 31 26 A 8 8 0 1 1 30.9 26 Z" }
    }
}
