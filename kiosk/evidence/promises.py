"""What the program promises, where each promise is kept, and the test that breaks where it is not.

In the package as in the project: a test of this table finds every test that it names. Whoever builds a version runs
them; what is installed was built from a commit at which all of them held.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Promise:
    """`kept_in` are places in the program; `tests` are `file::test` below `tests/`; `open` is what is not proved."""

    id: str
    says: str
    kept_in: tuple[str, ...]
    tests: tuple[str, ...]
    open: str = ""


RELIABILITY: Final = (
    Promise(
        "R1",
        "No false confirmation: two panels never have one room.",
        ("sync/booking/claim_plan.py", "sync/booking/claims.py"),
        ("races/test_races.py::test_one_panel_wins", "sim/test_seeds.py::test_the_laws_hold_in_every_story"),
    ),
    Promise(
        "R2",
        "Never falsely green: free is shown only where it was read lately.",
        ("room/state.py", "room/freshness.py"),
        ("faults/test_chaos.py::test_never_falsely_free_named_and_right_again",),
    ),
    Promise(
        "R3",
        "An acknowledged tap is never lost, and has one outcome.",
        ("panel/outbox.py", "panel/outbox_delivery.py"),
        (
            "faults/test_panel_kills.py::test_holds",
            "faults/test_power_cut.py::test_what_was_acknowledged_is_on_the_disk",
        ),
    ),
    Promise(
        "R4",
        "Old data is shown with its age.",
        ("room/state.py",),
        ("e2e/test_faults.py::test_a_restarted_panel_shows_what_it_knew_as_old_until_the_server_answers",),
    ),
    Promise(
        "R5",
        "Nobody who checked in loses the room to automatic release.",
        ("sync/booking/bookings.py", "panel/automation.py"),
        ("sync/booking/test_bookings.py::test_a_room_is_released_or_checked_into_and_never_both",),
    ),
    Promise(
        "R6",
        "A step of the clock claims and does nothing.",
        ("panel/live_facts.py", "system/clock.py"),
        ("faults/test_clock_steps.py::test_a_step_of_the_wall_clock_claims_and_does_nothing",),
    ),
    Promise(
        "R7",
        "Summer time is right in every zone.",
        ("room/day.py", "sync/icalendar/time_zones.py"),
        ("room/test_summer_time.py::test_minute_by_minute_the_room_is_what_the_oracle_says",),
    ),
    Promise(
        "R8",
        "A panel is right again by itself after every fault.",
        ("sync/reader.py",),
        ("sim/test_seeds.py::test_the_laws_hold_in_every_story",),
    ),
    Promise(
        "R9",
        "A server that asked for rest has it.",
        ("sync/retry_after.py", "sync/conversation.py"),
        ("sync/test_retry_after.py::test_until_the_time_named_every_request_is_refused_here",),
    ),
    Promise(
        "R10",
        "Nothing older is shown than was shown already.",
        ("sync/reader.py",),
        ("sim/test_seeds.py::test_the_laws_hold_in_every_story",),
    ),
    Promise(
        "R11",
        "What is on disk is old or new and never torn; without a disk the panel runs on.",
        ("system/private_file.py", "system/sqlite_file.py"),
        (
            "faults/test_disk_kills.py::test_killed_at_every_system_call_it_is_old_or_new",
            "faults/test_bad_disk.py::test_a_panel_runs_on_from_memory_and_says_so",
        ),
    ),
    Promise(
        "R12",
        "What cannot be read costs itself, and is never free.",
        ("sync/icalendar/parse.py", "room/doubts.py"),
        ("e2e/test_bad_input.py::test_an_event_nobody_can_read_keeps_the_room_and_hides_no_other",),
    ),
    Promise(
        "R13",
        "The screen lives through every fault.",
        ("ui/frame_watch.py", "system/lifetime.py"),
        ("e2e/test_attacks.py::test_all_of_them_together_cost_themselves",),
    ),
)
SECURITY: Final = (
    Promise(
        "S1",
        "A hostile invitation is text and nothing else.",
        ("privacy/display_text.py",),
        (
            "ui/test_hostile.py::test_hostile_text_is_only_text",
            "e2e/test_hostile.py::test_hostile_titles_are_text_and_nothing_else",
        ),
    ),
    Promise(
        "S2",
        "Every text on the screen is plain.",
        ("qml/controls/Label.qml",),
        ("qml/test_source.py::test_text_is_made_in_one_place_and_is_plain",),
    ),
    Promise(
        "S3",
        "The screen fetches nothing.",
        ("ui/network.py",),
        ("ui/test_hostile.py::test_even_a_text_that_is_not_plain_fetches_nothing",),
    ),
    Promise(
        "S4",
        "Text from outside comes in by one type.",
        ("privacy/display_text.py",),
        ("privacy/test_display_text.py::test_any_text_becomes_well_made",),
    ),
    Promise(
        "S5",
        "A panel listens on no port.",
        ("doctor/machine_checks.py", "packaging/deb/tree/bin/kiosk"),
        ("packaging/test_launcher.py::test_it_draws_nowhere_else",),
        "That nothing listens is looked at by `kiosk doctor` (sandbox.ports), not by a test of a whole day.",
    ),
    Promise(
        "S6",
        "The hardware daemon answers the panel's user alone.",
        ("hw/protocol/peer_auth.py",),
        ("hw/protocol/test_peer_auth.py::test_a_dead_doorkeeper_locks_everybody_out",),
    ),
    Promise(
        "S7",
        "A panel's login is used for its own room alone.",
        ("sync/caldav/client.py",),
        ("sync/caldav/test_client.py::test_nothing_outside_of_the_calendar_is_read_written_or_deleted",),
    ),
    Promise(
        "S8",
        "No login of a whole organisation is on a panel.",
        ("config.py",),
        (),
        "What an account may do is the server's to say: give each panel one that reaches its rooms alone.",
    ),
    Promise(
        "S9",
        "No finger and no key leads out of the panel.",
        ("ui/shell.py", "panel/access_gate.py"),
        ("ui/test_monkey.py::test_no_finger_and_no_key_leads_out_or_breaks_anything",),
    ),
    Promise(
        "S10",
        "A tampered, older or truncated update is refused.",
        ("packaging/deb/repo.py",),
        (
            "packaging/test_repo.py::test_a_file_that_somebody_changed_or_cut_is_refused",
            "packaging/test_repo.py::test_an_older_version_is_no_update",
        ),
    ),
    Promise(
        "S11",
        "The bill of materials is what is installed.",
        ("evidence/sbom.py",),
        ("evidence/test_sbom.py::test_it_lists_what_is_installed_and_nothing_else",),
    ),
    Promise(
        "S12",
        "The services are hardly exposed, and leave no core.",
        ("packaging/systemd/kiosk.service", "packaging/systemd/kiosk-hwd.service"),
        (
            "packaging/test_units.py::test_the_unit_is_as_little_exposed_as_promised",
            "system/test_core_dumps.py::test_a_crash_leaves_no_core",
        ),
    ),
    Promise(
        "S13",
        "Parsers survive whatever they are given.",
        ("sync/icalendar", "sync/caldav", "hw/protocol/message.py"),
        (
            "fuzz/test_parsers.py::test_many_mangled_inputs_are_survived",
            "fuzz/test_headers.py::test_many_nasty_answers_are_survived",
        ),
    ),
    Promise(
        "S14",
        "No variable gets into the program that was not chosen.",
        ("packaging/deb/tree/bin/kiosk",),
        ("packaging/test_launcher.py::test_no_variable_gets_in_that_was_not_chosen",),
    ),
)
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
ALL: Final = (*RELIABILITY, *SECURITY, *PRIVACY, *RULES)


def table(promises: Iterable[Promise]) -> str:
    """In Markdown: a row each."""
    rows = ["| id | what is promised | where it is kept | the test that proves it |", "|---|---|---|---|"]
    for one in promises:
        kept, tests = (", ".join(f"`{name}`" for name in names) for names in (one.kept_in, one.tests))
        proof = ". ".join(part for part in (tests, f"**Open**: {one.open}" if one.open else "") if part)
        rows.append(f"| {one.id} | {one.says} | {kept} | {proof} |")
    return "\n".join(rows) + "\n"
