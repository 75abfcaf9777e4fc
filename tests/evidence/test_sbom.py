"""S11: the bill of materials is valid CycloneDX, and lists what is installed."""

import json
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from kiosk.evidence.sbom import bill_of, installed


class Package(Distribution):
    def __init__(self, metadata: str) -> None:
        self._metadata = metadata

    def read_text(self, filename: str) -> str | None:
        return self._metadata if filename == "METADATA" else None

    def locate_file(self, path: object) -> Path:
        return Path("/nowhere") / str(path)


def package(*lines: str) -> Package:
    return Package("\n".join(("Metadata-Version: 2.4", "Name: Some.Package", "Version: 1.2", *lines, "", "")))


def component(*lines: str) -> dict[str, object]:
    (one,) = json.loads(bill_of([package(*lines)]))["components"]
    return dict(one)


def test_it_lists_what_is_installed_and_nothing_else() -> None:
    bill = json.loads(bill_of(installed()))
    told = {one["name"] for one in bill["components"]} | {bill["metadata"]["component"]["name"]}
    there = {one.metadata["Name"].lower().replace("_", "-").replace(".", "-") for one in distributions()}
    assert told == there
    assert {"room-kiosk", "pydantic", "pydantic-core", "httpx", "pyside6-essentials"} <= told


def test_it_is_valid_by_the_schema() -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill_of(installed()).decode()) is None


def test_a_bill_with_a_mistake_is_not() -> None:
    broken = bill_of(installed()).replace(b'"type": "library"', b'"type": "book"')
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(broken.decode()) is not None


def test_the_same_packages_are_the_same_bytes() -> None:
    assert bill_of(installed()) == bill_of(installed())


def test_a_package_goes_by_its_normal_name() -> None:
    assert component()["purl"] == "pkg:pypi/some-package@1.2"


@pytest.mark.parametrize(
    ("lines", "licences"),
    [
        (("License-Expression: MIT OR Apache-2.0",), [{"expression": "MIT OR Apache-2.0"}]),
        (("License: BSD",), [{"license": {"name": "BSD"}}]),
        (("Classifier: License :: OSI Approved :: MIT License",), [{"license": {"name": "MIT License"}}]),
        (("License: " + "x" * 500,), [{"license": {"name": "in its metadata"}}]),
        ((), None),
    ],
)
def test_a_licence_is_told_as_the_package_tells_it(lines: tuple[str, ...], licences: object) -> None:
    assert component(*lines).get("licenses") == licences
