pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import kiosk.qml.theme
import kiosk.qml.words

// The state as a shape, on a grid of 100 by 100. A ring empties with the time that is left: to check in, or to be free. What
// is `doubted` is no matter of the connection, which the cloud is about.
Item {
    id: shape

    required property string tone
    property bool doubted: false
    property real share: 1
    property string count: ""
    property bool inMinutes: true
    property color ink: Theme.ink
    property color ground: Theme.field
    readonly property real grid: width / 100
    readonly property var kinds: ({
        free: ring, due: ring, due_last: ring, busy: disc, held: disc, unknown: cloud, out_of_service: spanner
    })
    readonly property var cuts: ({ busy: "M 27 50 L 73 50", held: "M 50 24 L 50 52 L 68 64" })

    Accessible.ignored: true

    Loader {
        anchors.fill: parent
        sourceComponent: shape.doubted ? question : shape.kinds[shape.tone]
    }
    component Pen: ShapePath {
        id: pen

        property string line

        strokeColor: shape.ink
        strokeWidth: 12 * shape.grid
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        scale: Qt.size(shape.grid, shape.grid)
        PathSvg { path: pen.line }
    }
    component Arc: ShapePath {
        id: arc

        property real share: 1

        strokeColor: shape.ink
        strokeWidth: 11 * shape.grid
        fillColor: "transparent"
        capStyle: ShapePath.FlatCap
        PathAngleArc {
            centerX: 50 * shape.grid; centerY: 50 * shape.grid
            radiusX: 44 * shape.grid; radiusY: 44 * shape.grid
            startAngle: -90; sweepAngle: -360 * arc.share
        }
    }
    Component {
        id: ring

        Item {
            Shape {
                anchors.fill: parent
                preferredRendererType: Shape.CurveRenderer

                Arc { strokeColor: Theme.mix(shape.ground, shape.ink, 0.22) }
                Arc { share: shape.share }
            }
            Column {
                anchors { centerIn: parent; verticalCenterOffset: -1.5 * shape.grid }
                spacing: -4 * shape.grid

                Label {
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: shape.count
                    Accessible.ignored: true
                    columns: true
                    color: shape.ink
                    size: (text.length > 2 ? 27 : 38) * shape.grid
                    font.weight: Font.DemiBold
                }
                Label {
                    anchors.horizontalCenter: parent.horizontalCenter
                    visible: shape.inMinutes && shape.count !== "" && shape.width >= 12 * Theme.unit
                    text: Words.minutes
                    Accessible.ignored: true
                    color: shape.ink
                    size: Math.max(14 * shape.grid, Theme.smallSize)
                    font.weight: Font.DemiBold
                }
            }
        }
    }
    Component {
        id: disc

        Item {
            Rectangle {
                anchors.centerIn: parent; width: 2 * Math.round(parent.width / 2)
                height: width; radius: width / 2
                color: shape.ink
            }
            Shape {
                anchors.fill: parent
                preferredRendererType: Shape.CurveRenderer

                Pen { strokeColor: shape.ground; line: shape.cuts[shape.tone] ?? "" }
            }
        }
    }
    Component {
        id: cloud

        Shape {
            preferredRendererType: Shape.CurveRenderer

            Pen { line: "M 29 78 A 18 18 0 0 1 26 42.5 A 26 26 0 0 1 75 38 A 20.2 20.2 0 0 1 73 78 Z" }
            Pen { strokeColor: shape.ground; strokeWidth: 28 * shape.grid; line: "M 20 14 L 84 92" }
            Pen { line: "M 20 14 L 84 92" }
        }
    }
    Component {
        id: question

        Item {
            Repeater {
                model: 8

                Shape {
                    required property int index

                    anchors.fill: parent
                    preferredRendererType: Shape.CurveRenderer
                    rotation: 45 * index

                    Arc { share: 0.075 }
                }
            }
            Shape {
                anchors.fill: parent
                preferredRendererType: Shape.CurveRenderer
                transform: Scale { xScale: Theme.mirrored ? -1 : 1; origin.x: shape.width / 2 }

                Pen { strokeWidth: 10 * shape.grid; line: "M 37 40 A 13 13 0 1 1 56.5 51.5 C 52 54 50 56 50 60.5" }
                Pen { strokeWidth: 11 * shape.grid; line: "M 50 74.5 V 74.6" }
            }
        }
    }
    Component {
        id: spanner

        Shape {
            preferredRendererType: Shape.CurveRenderer

            Pen { strokeWidth: 17 * shape.grid; line: "M 14 86 L 50 50" }
            Pen { strokeWidth: 15 * shape.grid; line: "M 86.9 32.2 A 21 21 0 1 1 67.8 13.1" }
        }
    }
}
