"""Promises about reliability (R) and security (S), and all of them together."""

from typing import Final

from kiosk.evidence.privacy_promises import PRIVACY, RULES
from kiosk.evidence.promise import Promise

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
ALL: Final = (*RELIABILITY, *SECURITY, *PRIVACY, *RULES)
