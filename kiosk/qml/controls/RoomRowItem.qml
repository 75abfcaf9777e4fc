pragma ComponentBehavior: Bound
import QtQuick
import kiosk.qml.theme
import kiosk.qml.words

// Another room: what it is, until when it is free, the next hours, and the way to have it. Where text is large the hours
// give way, and on an upright screen the button stands below, which is `stacked`.
Item {
    id: item

    required property string name
    required property string floor
    required property int seats
    required property string equipment
    required property string standing
    required property string at
    required property string start
    required property string end
    required property bool strong
    required property bool ready
    required property int number
    required property var pieces
    required property bool upright
    required property bool stacked
    readonly property real raised: stacked ? -take.height / 2 : upright && !Theme.large ? -2.2 * Theme.unit : 0
    readonly property bool free: standing === "free"
    readonly property real stripHeight: 1.4 * Theme.unit
    readonly property bool known: free || standing === "soon"

    signal tapped

    Accessible.role: Accessible.ListItem
    Accessible.name: Words.both(Words.both(name, about.text), until.text)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.sideSurface
    }
    StateShape {
        id: shape

        anchors { left: parent.left; leftMargin: 3 * Theme.unit; verticalCenter: parent.verticalCenter }
        anchors.verticalCenterOffset: item.raised
        width: 2 * Math.round((Theme.large ? 4 : 2.5) * Theme.unit)
        height: width
        tone: RoomWords.tone[item.standing]
        ink: item.free ? Theme.open : item.standing === "soon" ? Theme.shut : Theme.sideQuiet
        ground: Theme.sideSurface
    }
    Column {
        id: about

        anchors {
            left: shape.right; leftMargin: 2.6 * Theme.unit
            right: item.stacked ? parent.right : item.upright || Theme.large ? take.left : free.left; rightMargin: 2 * Theme.unit
            verticalCenter: parent.verticalCenter; verticalCenterOffset: item.raised
        }
        spacing: 0.3 * Theme.unit

        readonly property string text: RoomWords.described(item.floor, item.seats, item.equipment)

        Label {
            width: parent.width
            text: item.name
            Accessible.ignored: true
            color: Theme.sideInk
            size: Theme.largeSize
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            maximumLineCount: Theme.large ? 1 : 2
            elide: Text.ElideRight
        }
        Label {
            width: parent.width
            visible: Theme.large
            text: RoomWords.stands(item.standing, item.at)
            Accessible.ignored: true
            color: item.free ? Theme.sideInk : Theme.sideQuiet
            font.weight: Font.Medium
            elide: Text.ElideRight
        }
        Label {
            width: parent.width
            text: about.text
            Accessible.ignored: true
            color: Theme.sideQuiet
            size: Theme.blockSize
            elide: Text.ElideRight
        }
    }
    Item {
        id: free

        anchors {
            left: item.upright ? about.left : undefined
            right: take.left; rightMargin: 2.6 * Theme.unit
            verticalCenter: item.upright ? undefined : parent.verticalCenter
            top: item.upright ? about.bottom : undefined; topMargin: 0.9 * Theme.unit
        }
        visible: !Theme.large
        width: item.upright ? about.width : 0.29 * item.width
        height: item.upright ? until.height : until.height + item.stripHeight + Theme.unit

        Label {
            id: until

            anchors.left: parent.left
            width: item.upright ? 0.52 * parent.width : parent.width
            text: RoomWords.stands(item.standing, item.at)
            Accessible.ignored: true
            color: item.free ? Theme.sideInk : Theme.sideQuiet
            size: Theme.textSize
            font.weight: Font.Medium
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(0.85 * Theme.textSize)
        }
        HoursStrip {
            id: strip

            anchors {
                left: item.upright ? until.right : parent.left
                right: parent.right
                verticalCenter: item.upright ? until.verticalCenter : undefined
                bottom: item.upright ? undefined : parent.bottom
            }
            visible: item.known
            pieces: item.pieces
            number: item.number
        }
    }
    PushButton {
        id: take

        objectName: item.end === "" ? "look-" + item.number : "take-" + item.number
        anchors { right: parent.right; rightMargin: 1.6 * Theme.unit }
        y: item.stacked ? parent.height - height - 1.2 * Theme.unit : (parent.height - height) / 2
        width: item.stacked ? parent.width - 3.2 * Theme.unit : (Theme.large ? 42 : 20) * Theme.unit
        height: item.stacked ? Theme.primaryTarget : Math.min(Theme.primaryTarget, parent.height - 2.4 * Theme.unit)
        beside: true
        raised: true
        strong: item.strong
        enabled: item.ready
        label: item.end === "" ? RoomWords.look : RoomWords.book
        detail: item.end === "" ? "" : RoomWords.takes(item.start, item.end)
        size: Theme.textSize
        Accessible.name: Words.both(Words.both(label, detail), item.name)
        onTapped: item.tapped()
    }
}
