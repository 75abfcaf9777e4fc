pragma ComponentBehavior: Bound
import QtQuick

// What stands below one another, as much of it as has room, and the rest on the next sheets. Nothing is cut in two, and a
// heading stays with what it is about. What has no height has no place.
Item {
    id: sheets

    property int sheet: 0
    property real spacing: 0
    readonly property var starts: begins() // a list that is another one whenever something moved
    readonly property int count: starts?.length ?? 1
    readonly property real from: starts?.[Math.min(sheet, count - 1)] ?? 0
    default property alias content: column.data

    function begins(): var {
        const found = [0];
        let heading = -1;
        for (const child of column.children) {
            if (child.height <= 0)
                continue;
            const last = found[found.length - 1], top = heading < 0 ? child.y : heading;
            if (child.y + child.height - last > height + 0.5 && top > last)
                found.push(top);
            heading = child instanceof SheetHeading ? top : -1;
        }
        return found;
    }
    function hideOthers(): void {
        const until = starts[starts.indexOf(from) + 1] ?? Infinity;
        for (const child of column.children)
            child.opacity = child.y >= from && child.y < until ? 1 : 0;
    }

    implicitHeight: column.implicitHeight
    onStartsChanged: hideOthers()
    onFromChanged: hideOthers()

    Column {
        id: column

        anchors { left: parent.left; right: parent.right }
        y: -sheets.from
        spacing: sheets.spacing
    }
}
