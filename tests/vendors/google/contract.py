"""The published contract: what each method may be asked, and the schemas of what is sent and answered."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

_SCHEMAS = json.loads(Path(__file__).with_name("schemas.json").read_text("utf-8"))
_WRITES = {"sendUpdates", "supportsAttachments", "maxAttendees", "conferenceDataVersion", "fields"}
PARAMETERS = {
    "list": {
        *("alwaysIncludeEmail", "eventTypes", "iCalUID", "maxAttendees", "maxResults", "orderBy", "pageToken"),
        *("privateExtendedProperty", "q", "sharedExtendedProperty", "showDeleted", "showHiddenInvitations"),
        *("singleEvents", "syncToken", "timeMax", "timeMin", "timeZone", "updatedMin", "fields"),
    },
    "get": {"alwaysIncludeEmail", "maxAttendees", "timeZone", "fields"},
    "insert": _WRITES,
    "patch": _WRITES | {"alwaysIncludeEmail"},
    "delete": {"sendUpdates", "fields"},
}
"""Query parameters of the methods of Events (Calendar API v3)."""


@cache
def _validator(name: str) -> Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{name}", **_SCHEMAS})


def broken(name: str, value: Any) -> list[str]:
    """What of `value` the schema does not have."""
    return [f"{name}: {error.message}" for error in _validator(name).iter_errors(value)]
