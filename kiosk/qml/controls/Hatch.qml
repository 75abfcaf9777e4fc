pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes

// Slanted stripes: "held" also without colour.
Shape {
    id: hatch

    required property color ink
    required property real stripe

    preferredRendererType: Shape.CurveRenderer

    ShapePath {
        strokeWidth: -1
        startX: 0; startY: 0
        fillGradient: LinearGradient {
            x1: 0; y1: 0; x2: hatch.stripe; y2: hatch.stripe
            spread: ShapeGradient.RepeatSpread
            GradientStop { position: 0; color: hatch.ink }
            GradientStop { position: 0.499; color: hatch.ink }
            GradientStop { position: 0.5; color: "transparent" }
            GradientStop { position: 1; color: "transparent" }
        }
        PathLine { x: hatch.width; y: 0 }
        PathLine { x: hatch.width; y: hatch.height }
        PathLine { x: 0; y: hatch.height }
        PathLine { x: 0; y: 0 }
    }
}
