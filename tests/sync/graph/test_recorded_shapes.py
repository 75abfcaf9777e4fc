"""The fake answers as Microsoft Graph was recorded to, key for key: PlaceOS/calendar (2020, `office365-events` and
`office365-recurrence`), and the bodies of refusals in graph-docs#2350 and #2877. What was documented since is beside
it.

Only what panels ask for: free times (`getSchedule`) and people (`users`) are recorded as well, and never asked.
"""

from typing import Any
from urllib.parse import quote

import httpx
from support.booking_contract import at
from support.shapes import Shape, keys, shape
from support.waiting import PATIENCE_S
from vendors.graph.world import GraphWorld

SINCE_2020 = keys("transactionId isDraft hideAttendees")
MOMENT = keys("dateTime timeZone")
PERSON = keys("", emailAddress=keys("name address"))
GUEST = {**PERSON, **keys("type", status=keys("response time"))}
EVENT = keys(
    "@odata.etag id createdDateTime lastModifiedDateTime changeKey categories originalStartTimeZone originalEndTimeZone"
    " iCalUId reminderMinutesBeforeStart isReminderOn hasAttachments subject bodyPreview importance sensitivity"
    " isAllDay isCancelled isOrganizer responseRequested seriesMasterId showAs type webLink onlineMeetingUrl"
    " isOnlineMeeting onlineMeetingProvider allowNewTimeProposals recurrence onlineMeeting",
    categories=[],
    responseStatus=keys("response time"),
    body=keys("contentType content"),
    start=MOMENT,
    end=MOMENT,
    location=keys("displayName locationType uniqueIdType", address={}, coordinates={}),
    locations=[],
    attendees=[GUEST],
    organizer=PERSON,
    **SINCE_2020,
)
APPOINTMENT = {**EVENT, "attendees": []}
RECURRENCE = keys(
    "",
    pattern=keys("type interval month dayOfMonth firstDayOfWeek index"),
    range=keys("type startDate endDate recurrenceTimeZone numberOfOccurrences"),
)
ALONE = keys("@odata.context")
"""Beside an event that is an answer by itself."""
REFUSAL = keys("", error=keys("code message", innerError=keys("date request-id")))
TIMES = {
    name: {"dateTime": at(minute).replace(tzinfo=None).isoformat(), "timeZone": "UTC"}
    for name, minute in (("start", 0), ("end", 30))
}


async def answers(world: GraphWorld) -> dict[str, Any]:
    """By what was asked for, as it is asked for without saying what of it."""
    (meeting,) = await world.do("invite", start=at(0), end=at(30))
    await world.do("invite_series", start=at(60), end=at(90), days=2)
    series = {one["kind"]: one["id"] for one in (await world.told())["events"]}
    within = f"startDateTime={at(0):%Y-%m-%dT%H:%MZ}&endDateTime="
    headers, base = {"Authorization": f"Bearer {world.token}"}, f"{world.url}/v1.0/users/{world.address}/"
    async with httpx.AsyncClient(base_url=base, headers=headers, trust_env=False, timeout=PATIENCE_S) as client:
        event = f"events/{quote(meeting, safe='')}"
        found = {
            "a meeting": await client.get(event),
            "a series": await client.get(f"events/{quote(series['seriesMaster'], safe='')}"),
            "an occurrence": await client.get(f"events/{quote(series['occurrence'], safe='')}"),
            "a view": await client.get(f"calendarView?{within}{at(30):%Y-%m-%dT%H:%MZ}"),
            "a view of occurrences": await client.get(
                f"calendarView?{within}{at(3000):%Y-%m-%dT%H:%MZ}&$top=1&$skip=1"
            ),
            "what was changed": await client.patch(event, json={"showAs": "busy"}),
            "what was made": await client.post("events", json={"subject": "Reserved", **TIMES}),
            "nothing there": await client.get("events/none"),
        }
    return {name: answer.json() for name, answer in found.items()}


async def test_answers_have_the_keys_that_were_recorded(world: GraphWorld) -> None:
    recorded: dict[str, Shape] = {
        "a meeting": {**ALONE, **EVENT},
        "a series": {**ALONE, **EVENT, "recurrence": RECURRENCE},
        "an occurrence": {**ALONE, **EVENT},
        "a view": keys("@odata.context", value=[EVENT]),
        "a view of occurrences": keys("@odata.context @odata.nextLink", value=[EVENT]),
        "what was changed": {**ALONE, **EVENT},
        "what was made": {**ALONE, **APPOINTMENT},
        "nothing there": REFUSAL,
    }
    assert {name: shape(answer) for name, answer in (await answers(world)).items()} == recorded
