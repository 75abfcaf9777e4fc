"""Promises about privacy (P), and the rules they come from (PR)."""

from typing import Final

from kiosk.evidence.promise import Promise

PRIVACY: Final = (
    Promise(
        "P1",
        "Whatever personal is in a calendar, none of it is on the machine afterwards.",
        ("sync/icalendar/parse.py", "privacy/personal.py"),
        ("e2e/test_canary.py::test_nothing_personal_is_left_anywhere",),
    ),
    Promise(
        "P2",
        "With names off, names are not asked for where the server can leave them out.",
        ("sync/caldav/webdav_requests.py",),
        (),
        "Radicale sends whole events whatever is asked for: its answers are dropped where they are parsed.",
    ),
    Promise(
        "P3",
        "A log line holds no personal value, and an exception no value at all.",
        ("system/log.py",),
        ("system/test_log.py::test_a_personal_value_in_a_line_prints_as_personal",),
    ),
    Promise(
        "P4",
        "Nothing personal has a type that rules, light, disk or status could hold.",
        ("privacy/personal.py", "room/guarded.py"),
        ("privacy/test_no_text.py::test_no_field_can_hold_any_text_but_those_that_say_why",),
    ),
    Promise(
        "P5",
        "A crash leaves no core and a traceback without values.",
        ("system/core_dumps.py", "system/log.py"),
        (
            "system/test_core_dumps.py::test_a_crash_leaves_no_core",
            "system/test_log.py::test_an_exception_is_its_types_and_places",
        ),
    ),
    Promise(
        "P8",
        "Nothing is kept for longer than is said.",
        ("panel/store/schedule_keeper.py", "panel/outbox_delivery.py", "reports/reporting.py", "events/event_log.py"),
        ("privacy/test_retention.py::test_nothing_is_kept_for_longer_than_is_said_over_thirty_days",),
    ),
    Promise(
        "P11",
        "What a panel says of itself is made from its types.",
        ("statement.py", "room/disclosure.py"),
        ("privacy/test_disclosures.py::test_what_writes_or_sends_takes_a_type_that_says_so",),
    ),
    Promise(
        "P12",
        "`kiosk wipe` leaves nothing of what the panel knew.",
        ("wipe.py",),
        ("commands/test_wipe.py::test_nothing_of_it_is_left_but_that_it_was_wiped",),
        "On flash, what was overwritten may be found by a laboratory: revoke the credentials.",
    ),
)
RULES: Final = (
    Promise(
        "PR1",
        "On disk there are pictures of the site's own, busy times and opaque keys.",
        ("panel/store", "reports/queue_file.py", "events/event_file.py"),
        (
            "e2e/test_canary.py::test_nothing_personal_is_left_anywhere",
            "panel/store/test_schedule_cache.py::test_the_file_has_no_column_for_a_name",
        ),
    ),
    Promise(
        "PR2",
        "What a server hands over unasked is dropped in the function that reads it.",
        ("sync/icalendar/parse.py", "sync/caldav/assembly.py"),
        ("privacy/test_personal.py::test_without_names_there_are_no_labels",),
        "Freed memory may hold it until it is used again; the process leaves no core and no swap.",
    ),
    Promise(
        "PR3",
        "Only what is needed is asked for.",
        ("sync/caldav/webdav_requests.py",),
        (),
        "As P2: few CalDAV servers can leave a name out.",
    ),
    Promise(
        "PR4",
        "That somebody was there is gone within a day.",
        ("panel/store/schedule_cache.py", "panel/outbox_delivery.py"),
        (
            "privacy/test_retention.py::test_nothing_is_kept_for_longer_than_is_said",
            "privacy/test_retention.py::test_a_calendar_and_a_repairer_that_never_come_back_keep_nothing_alive",
        ),
    ),
    Promise(
        "PR5",
        "No figure leads back to a person: no counts per booking, and of what is done at the door the hour.",
        ("events/security_event.py", "metrics.py"),
        (
            "events/test_security_event.py::test_of_what_is_done_at_the_door_the_hour_is_kept_of_the_rest_the_minute",
            "test_metrics.py::test_what_happens_in_the_room_changes_no_byte",
        ),
    ),
    Promise(
        "PR6",
        "What a sensor sees is never joined with a name.",
        ("hw/protocol/message.py", "room/facts.py"),
        (
            "hw/protocol/test_message.py::test_presence_is_somebody_or_nobody_and_nothing_else",
            "privacy/test_no_text.py::test_no_field_can_hold_any_text_but_those_that_say_why",
        ),
    ),
    Promise(
        "PR7",
        "Security events are kept for six weeks, and hold nobody.",
        ("events/security_event.py", "events/event_log.py"),
        (
            "events/test_event_log.py::test_six_weeks_later_it_is_gone_from_the_disk",
            "events/test_security_event.py::test_a_line_has_a_kind_a_time_a_number_and_a_revision_and_nothing_else",
        ),
    ),
    Promise(
        "PR8",
        "A badge's number serves for one action, and is compared as a keyed hash.",
        ("hw/badge/number.py", "hw/badge/register.py"),
        (
            "hw/badge/test_number.py::test_it_serves_once_and_its_place_is_overwritten",
            "hw/badge/test_register.py::test_the_number_is_gone_whatever_became_of_it",
        ),
    ),
    Promise(
        "PR9",
        "Nobody becomes visible before the site opted in, and never in a private event.",
        ("config.py", "sync/icalendar/parse.py"),
        ("ui/test_hostile.py::test_titles_and_organisers_stay_hidden_unless_the_room_opted_in",),
    ),
    Promise(
        "PR10",
        "All traffic off the machine is encrypted; secrets are files for one user.",
        ("settings/addresses.py", "system/trust.py", "settings/values.py"),
        (
            "test_config.py::test_an_address_that_would_leak_or_cannot_work_is_refused",
            "test_config.py::test_no_secret_may_be_read_by_others",
        ),
    ),
    Promise(
        "PR11",
        "Each process has its own user and the least rights.",
        ("packaging/systemd",),
        (
            "packaging/test_units.py::test_the_unit_is_as_little_exposed_as_promised",
            "hw/test_unit.py::test_the_unit_is_hardly_exposed",
        ),
    ),
    Promise(
        "PR12",
        "A lost panel is a room's busy times and credentials that can be revoked; wipe says which.",
        ("wipe.py", "events/event_log.py"),
        (
            "commands/test_wipe.py::test_the_person_is_told_what_to_do_at_the_server",
            "commands/test_wipe.py::test_nothing_of_it_is_left_but_that_it_was_wiped",
        ),
    ),
    Promise(
        "PR13",
        "Whoever stands at the door can see what is shown, kept and sent.",
        ("statement.py", "ui/pages/privacy.py"),
        ("privacy/test_disclosures.py::test_every_disclosure_is_said_at_some_door",),
    ),
    Promise(
        "PR14",
        "Who may book is the server's to say, and the panel never widens it.",
        ("sync/booking/bookings.py",),
        ("e2e/test_rights_and_doubt.py::test_a_calendar_that_may_only_be_read_is_shown_and_left_as_it_is",),
    ),
    Promise(
        "PR15",
        "Reservations made at the same time are handled correctly.",
        ("sync/booking/claim_plan.py",),
        ("races/test_races.py::test_one_panel_wins",),
    ),
    Promise(
        "PR16",
        "A shared link holds the room's id and nothing else.",
        ("settings/addresses.py", "ui/qr_code.py"),
        ("test_config.py::test_an_address_that_would_leak_or_cannot_work_is_refused",),
    ),
    Promise(
        "PR17",
        "A trial does not reach a production site by accident: its name is on the screen, and it alone takes taps.",
        ("config.py", "control/requests.py"),
        ("e2e/test_commands.py::test_without_remote_tap_nobody_taps_from_outside",),
        "The site's name is in no key of an event: those are random, and of one installation.",
    ),
)
