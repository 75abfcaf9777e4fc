"""What the demo's site says at its doors. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoNotice:
    """`text` is the notice file; empty: there is none."""

    says: str
    text: str


MESSAGE = DemoNotice(
    "a message of the site",
    """\
[notice]
kind = "message"
sender = "Facilities"
[notice.nl]
title = "De lift is buiten gebruik"
lines = ["Neem vandaag de trap, of de lift in de noordvleugel."]
[notice.en]
title = "The lift is out of order"
lines = ["Please take the stairs today, or the lift in the north wing."]
""",
)
EMERGENCY = DemoNotice(
    "an emergency",
    """\
[notice]
kind = "emergency"
sender = "Emergency response"
[notice.nl]
title = "Ontruiming"
lines = ["Verlaat het gebouw door de dichtstbijzijnde uitgang.", "Gebruik de lift niet."]
[notice.en]
title = "Evacuation"
lines = ["Leave the building by the nearest exit.", "Do not use the lift."]
""",
)
OUT_OF_SERVICE = DemoNotice(
    "out of service",
    """\
[notice]
kind = "out_of_service"
[notice.nl]
lines = ["Het scherm wordt vervangen."]
[notice.en]
lines = ["The screen is being replaced."]
""",
)
NOTHING = DemoNotice("no notice", "")
NOTICES = (MESSAGE, EMERGENCY, OUT_OF_SERVICE, NOTHING)
