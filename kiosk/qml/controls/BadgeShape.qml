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

    ShapePath {
        strokeColor: shape.ink
        strokeWidth: 5 * shape.grid
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        scale: Qt.size(shape.grid, shape.grid)
        PathSvg {
            path: "M 12 22 H 46 A 6 6 0 0 1 52 28 V 72 A 6 6 0 0 1 46 78 H 12 A 6 6 0 0 1 6 72 V 28 A 6 6 0 0 1 12 22 Z "
                  + "M 20 62 H 38 M 66 36 A 20 20 0 0 1 66 64 M 76 27 A 33 33 0 0 1 76 73 M 86 18 A 46 46 0 0 1 86 82"
        }
    }
    ShapePath {
        strokeWidth: -1
        fillColor: shape.ink
        scale: Qt.size(shape.grid, shape.grid)
        PathSvg { path: "M 29 33 A 8 8 0 1 1 28.9 33 Z" }
    }
}
