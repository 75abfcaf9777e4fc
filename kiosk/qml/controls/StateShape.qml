pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import kiosk.qml.theme

// The state as a shape, on a grid of 100 by 100; the ring empties with the time to check in.
Item {
    id: shape

    required property string tone
    required property real share
    required property string minutes
    readonly property real grid: width / 100
    readonly property var strokes: ({
        free: "M 50 7 A 43 43 0 1 1 49.9 7 Z",
        busy: "", due: "", held: "",
        unknown: "M 29 78 A 18 18 0 0 1 26 42.5 A 26 26 0 0 1 75 38 A 20.2 20.2 0 0 1 73 78 Z M 20 14 L 84 92",
        out_of_service: "M 12 88 L 50 50 M 86 31 A 22 22 0 1 1 69 14 L 69 31 Z"
    })
    readonly property var fills: ({
        free: "", due: "", unknown: "", out_of_service: "",
        busy: "M 50 1 A 49 49 0 1 1 49.9 1 Z",
        held: "M 50 1 A 49 49 0 1 1 49.9 1 Z"
    })
    readonly property var cuts: ({
        free: "", due: "", unknown: "", out_of_service: "",
        busy: "M 27 50 L 73 50",
        held: "M 50 24 L 50 52 L 68 64"
    })

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeWidth: -1
            fillColor: Theme.ink
            scale: Qt.size(shape.grid, shape.grid)
            PathSvg { path: shape.fills[shape.tone] }
        }
        ShapePath {
            strokeColor: Theme.ink
            strokeWidth: 12 * shape.grid
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            scale: Qt.size(shape.grid, shape.grid)
            PathSvg { path: shape.strokes[shape.tone] }
        }
        ShapePath {
            strokeColor: Theme.field
            strokeWidth: 12 * shape.grid
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            scale: Qt.size(shape.grid, shape.grid)
            PathSvg { path: shape.cuts[shape.tone] }
        }
    }
    Loader {
        anchors.fill: parent
        active: shape.minutes !== "" || shape.tone === "due"
        sourceComponent: ring
    }
    Component {
        id: ring

        Item {
            Shape {
                anchors.fill: parent
                preferredRendererType: Shape.CurveRenderer

                ShapePath {
                    strokeColor: Theme.faint
                    strokeWidth: 10 * shape.grid
                    fillColor: "transparent"
                    PathAngleArc {
                        centerX: 50 * shape.grid; centerY: 50 * shape.grid
                        radiusX: 44 * shape.grid; radiusY: 44 * shape.grid
                        startAngle: 0; sweepAngle: 360
                    }
                }
                ShapePath {
                    strokeColor: Theme.ink
                    strokeWidth: 10 * shape.grid
                    fillColor: "transparent"
                    capStyle: ShapePath.FlatCap
                    PathAngleArc {
                        centerX: 50 * shape.grid; centerY: 50 * shape.grid
                        radiusX: 44 * shape.grid; radiusY: 44 * shape.grid
                        startAngle: -90; sweepAngle: -360 * shape.share
                    }
                }
            }
            Label {
                anchors.centerIn: parent
                text: shape.minutes
                size: (text.length > 2 ? 26 : 42) * shape.grid
                font.weight: Font.Bold
            }
        }
    }
}
