"""The evidence: every file that was promised, nothing personal in any of them, the same bytes for the same panel."""

import csv
import io
import json
import re
import tomllib
from dataclasses import replace

import pytest

from kiosk.admin import choices_file
from kiosk.config import Config
from kiosk.config_reader import parse
from kiosk.events import event_file
from kiosk.evidence.archive import packed
from kiosk.evidence.contents import FILES, Subject, contents
from kiosk.evidence.data_map import RETENTION
from kiosk.evidence.settings_in_force import CUT
from kiosk.evidence.sweep import sweep
from kiosk.panel.store import tries_file
from kiosk.panel.store.checked_settings import CHECKED_SETTINGS
from kiosk.panel.store.kept_settings import KEPT_SETTINGS
from kiosk.policy_table import PolicyTable
from kiosk.settings.table import names_of

PROMISED = {
    *("config.toml", "data-map.json", "destinations.json", "doctor.json", "events-summary.json", "invariants.md"),
    *("package.json", "privacy.md", "register.csv", "retention.json", "sandbox.json", "sbom.cdx.json", "assets.csv"),
    *("dpia-default.en.md", "dpia-default.nl.md", "dpia-names.en.md", "dpia-names.nl.md", "threat-model.md"),
}


def test_every_file_that_was_promised_is_in_it(subject: Subject) -> None:
    made = contents(subject)
    assert made.keys() == FILES.keys() == PROMISED
    assert all(made.values())
    for name, content in made.items():
        content.decode("utf-8")
        if name.endswith(".json"):
            json.loads(content)


def test_nothing_of_what_a_site_wrote_freely_is_in_it(subject: Subject, canary: str) -> None:
    made = contents(subject)
    assert sweep([canary], [], made.items()) == []
    assert sweep([canary], [], [("planted", f"a {canary} b".encode())])


def test_it_is_small_and_the_same_for_the_same_panel(subject: Subject) -> None:
    archive = packed(contents(subject))
    assert len(archive) < 2**20
    assert archive == packed(contents(subject))


# The settings in force


def test_the_settings_in_force_are_toml_with_everything_that_is_a_rule(subject: Subject) -> None:
    told = tomllib.loads(contents(subject)["config.toml"].decode())
    assert told["policy"]["release_after_min"] == 10  # which the site did not write
    assert told["policy"]["walk_up_min"] == [15, 30, 45, 60]
    assert (told["site"]["name"], told["room"]["name"], told["rooms"][0]["id"]) == ("trial", "Waalzaal", "b")
    assert told["backend"]["url"] == "calendar.example.org"
    assert told["presence"]["broker"] == "broker.example.org"
    assert told["backend"]["username"] == told["backend"]["password_file"] == told["reports"]["to"] == CUT
    assert told["light"]["colours"]["free"] == str(subject.config.light.look.colours.free)


def test_every_table_and_key_of_the_configuration_is_there(subject: Subject) -> None:
    told = tomllib.loads(contents(subject)["config.toml"].decode())
    assert list(told) == names_of(Config)
    assert list(told["policy"]) == names_of(PolicyTable)


# The rest


def test_every_host_that_is_talked_to_is_named(subject: Subject) -> None:
    told = json.loads(contents(subject)["destinations.json"])
    hosts = {(one["host"], one["port"]) for one in told["may_connect_to"]}
    assert hosts == {
        *(("calendar.example.org", 8443), ("other.example.org", 443), ("light.example.org", 443)),
        *(("broker.example.org", 8883), ("mail.example.org", 587)),
    }
    assert told["listens_on"] == []


def test_every_file_of_the_state_has_its_time(subject: Subject) -> None:
    assert {file for file, _, _ in RETENTION} == {
        *("schedule.sqlite", "outbox.sqlite", "reports.sqlite", "secret", "board"),
        *(event_file.NAME, tries_file.NAME, choices_file.NAME),
        *(KEPT_SETTINGS, CHECKED_SETTINGS),
    }
    told = {one["file"]: one["at_most_hours"] for one in json.loads(contents(subject)["retention.json"])}
    assert told["events.jsonl"] == 6 * 7 * 24


def test_events_are_counted_without_their_times(subject: Subject) -> None:
    told = json.loads(contents(subject)["events-summary.json"])
    assert told == {"days": {"from": "1970-01-01", "to": "1970-01-01"}, "events": {"start": 3, "wrong_pin": 3}}
    nothing = json.loads(contents(replace(subject, events=()))["events-summary.json"])
    assert nothing == {"days": None, "events": {}}


def test_the_map_of_a_door_at_which_nobody_can_check_in_says_nothing_of_check_ins(subject: Subject) -> None:
    feed = parse({"room": {"id": "a"}, "backend": {"kind": "ical", "url": "https://feed.example.org/a.ics"}})
    told, of_feed = (contents(one)["data-map.json"].decode() for one in (subject, replace(subject, config=feed)))
    assert "checked in" in told
    assert "checked in" not in of_feed


def test_the_register_has_a_row_for_what_is_said_at_the_door(subject: Subject) -> None:
    rows = list(csv.DictReader(io.StringIO(contents(subject)["register.csv"].decode())))
    assert {"room panel: shows", "room panel: keeps", "room panel: sends"} == {row["activity"] for row in rows}
    assert all(row["controller"] == "(the site)" for row in rows)


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("variant", ["default", "names"])
def test_the_assessment_answers_the_seventeen_points(subject: Subject, variant: str, language: str) -> None:
    told = contents(subject)[f"dpia-{variant}.{language}.md"].decode()
    assert [int(number) for number in re.findall(r"(?m)^\*\*(\d+)\. ", told)] == list(range(1, 18))
    assert not re.search(r"\$|\[default\]|\[names\]", told)
    assert "42" in told


def test_an_assessment_says_of_names_what_its_variant_is_about(subject: Subject) -> None:
    made = contents(subject)
    assert b"shows no name and no subject" in made["dpia-default.en.md"]
    assert b"shows no name and no subject" not in made["dpia-names.en.md"]
    assert b"toont geen naam" in made["dpia-default.nl.md"]


def test_units_are_told_as_they_are_installed(subject: Subject, canary: str) -> None:
    folder = subject.root / "usr/lib/systemd/system"
    folder.mkdir(parents=True)
    (folder / "kiosk.service").write_text("[Service]\n# why\nNoNewPrivileges=yes\nEnvironment=A=b\n")
    added = subject.root / "etc/systemd/system/kiosk.service.d"
    added.mkdir(parents=True)
    (added / "site.conf").write_text(f"[Service]\nEnvironment=NAME={canary}\nMemoryMax=1G\n")
    told = json.loads(contents(subject)["sandbox.json"])
    assert told["kiosk.service"] == ["NoNewPrivileges=yes", "Environment=A=b", "Environment=(cut)", "MemoryMax=1G"]
    assert told["kiosk-hwd.service"] == "not installed here"


def test_the_package_is_told_by_a_sum_over_the_program(subject: Subject) -> None:
    told = json.loads(contents(subject)["package.json"])
    assert re.fullmatch("[0-9a-f]{64}", told["sha256"])
    assert told["installed"] is None


def test_an_asset_is_one_row(subject: Subject) -> None:
    machine = subject.root
    for file, said in (
        ("proc/device-tree/model", "Raspberry Pi 5 Model B\0"),
        ("proc/device-tree/serial-number", "10000000abcdef01\0"),
        ("sys/class/net/eth0/address", "02:00:00:00:00:01\n"),
        ("sys/class/net/lo/address", "00:00:00:00:00:00\n"),
    ):
        (machine / file).parent.mkdir(parents=True, exist_ok=True)
        (machine / file).write_text(said)
    (row,) = csv.DictReader(io.StringIO(contents(subject)["assets.csv"].decode()))
    assert (row["model"], row["serial"], row["mac"]) == (
        "Raspberry Pi 5 Model B",
        "10000000abcdef01",
        "02:00:00:00:00:01",
    )
    assert (row["room"], row["light"], row["sensor"], row["badge_reader"]) == ("a", "http", "mqtt", "none")
