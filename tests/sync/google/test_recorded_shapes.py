"""The fake answers as Google Calendar was recorded to, key for key: PlaceOS/calendar (2020, `google-events` and
`google-recurrence`). What was documented since is beside it.
"""

from typing import Any
from urllib.parse import quote

import httpx
from support.booking_contract import Foreign, at
from support.shapes import Shape, keys, shape
from support.waiting import PATIENCE_S
from vendors.google.world import GoogleServer, GoogleWorld, google_world

from kiosk.sync.google.sign_in import GoogleSignIn

SINCE_2020 = keys("eventType")
MOMENT = keys("dateTime timeZone")
EVENT = keys(
    "kind etag id status htmlLink created updated summary description iCalUID sequence",
    creator=keys("email"),
    organizer=keys("email self"),
    start=MOMENT,
    end=MOMENT,
    reminders=keys("useDefault"),
    **SINCE_2020,
)
INVITED = EVENT | keys(
    "",
    organizer=keys("email displayName"),
    attendees=[
        keys("email displayName organizer responseStatus"),
        keys("email displayName resource self responseStatus"),
    ],
)
OCCURRENCE = INVITED | keys("recurringEventId", originalStartTime=MOMENT)
PAGE = keys("kind etag summary updated timeZone accessRole", defaultReminders=[keys("method minutes")])
OWN = {name: value for name, value in EVENT.items() if name != "description"}
REFUSAL = keys("", error=keys("code message", errors=[keys("domain reason message")]))
TIMES = {"start": {"dateTime": at(100).isoformat()}, "end": {"dateTime": at(130).isoformat()}}


async def answers(world: GoogleWorld) -> dict[str, Any]:
    """By what was asked for, as it is asked for without saying what of it."""
    await world.put("meeting1", world.foreign(Foreign(0, 30)))
    master = world.foreign(Foreign(60, 90)) | {"id": "series1"}
    starts = [{"start": master["start"], "end": master["end"]}, {}]
    await world.put_series(master, [(f"series1_{number}", own) for number, own in enumerate(starts)])
    token = (await GoogleSignIn(lambda: world.server.account)()).text
    headers, base = {"Authorization": f"Bearer {token}"}, f"{world.server.url}/calendars/{quote(world.id)}/"
    async with httpx.AsyncClient(base_url=base, headers=headers, trust_env=False, timeout=PATIENCE_S) as client:
        made = await client.post("events", json={"id": "made1", "summary": "Reserved", **TIMES})
        etag = {"If-Match": made.json()["etag"]}
        found = {
            "a meeting": await client.get("events/meeting1"),
            "an occurrence": await client.get("events/series1_0"),
            "a list": await client.get("events?singleEvents=true"),
            "a list with more to come": await client.get("events?maxResults=1&singleEvents=true"),
            "what was made": made,
            "what was changed": await client.patch("events/made1", json={"status": "tentative"}, headers=etag),
            "nothing there": await client.get("events/none1"),
        }
    return {name: answer.json() for name, answer in found.items()}


async def test_answers_have_the_keys_that_were_recorded(server: GoogleServer) -> None:
    recorded: dict[str, Shape] = {
        "a meeting": INVITED,
        "an occurrence": OCCURRENCE,
        "a list": PAGE | keys("nextSyncToken", items=[INVITED, OCCURRENCE, OWN]),
        "a list with more to come": PAGE | keys("nextPageToken", items=[INVITED]),
        "what was made": OWN,
        "what was changed": OWN,
        "nothing there": REFUSAL,
    }
    async with google_world(server, invited=True) as world:
        assert {name: shape(answer) for name, answer in (await answers(world)).items()} == recorded
