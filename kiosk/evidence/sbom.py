"""A bill of materials in CycloneDX 1.6 (ECMA-424), of what is installed beside the program and not of what was locked.

Plain JSON: the library that writes it is larger than most of what it would list. A test holds it against the schema.
"""

import json
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from pathlib import Path
from typing import Any, Final

PROGRAM: Final = "room-kiosk"
_BESIDE: Final = (PROGRAM, "pydantic", "pydantic-core")
"""One of each folder that the package has: the program's, the libraries', and those for one Python."""
_LONGEST_LICENCE: Final = 60
"""Characters: longer is the licence's text, not its name."""


def installed() -> list[Distribution]:
    """The program and what lies in the folders of its libraries; not what this machine's Python has elsewhere."""
    folders = {Path(str(one.locate_file(""))).resolve() for one in _found(_BESIDE)}
    there = {_name(one): one for one in distributions() if Path(str(one.locate_file(""))).resolve() in folders}
    return [there[name] for name in sorted(there)]


def bill_of(packages: Iterable[Distribution]) -> bytes:
    """The same bytes for the same packages."""
    components = [_component(one) for one in packages]
    program = next((one for one in components if one["name"] == PROGRAM), None)
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program or {"type": "application", "name": PROGRAM}},
        "components": [one for one in components if one["name"] != PROGRAM],
    }
    return json.dumps(bill, indent=1, ensure_ascii=False).encode() + b"\n"


def _found(names: Iterable[str]) -> Iterator[Distribution]:
    for name in names:
        try:
            yield distribution(name)
        except PackageNotFoundError:
            continue


def _name(one: Distribution) -> str:
    """As packages are compared by (PEP 503)."""
    return re.sub(r"[-_.]+", "-", one.metadata["Name"] or "").lower()


def _component(one: Distribution) -> dict[str, Any]:
    name = _name(one)
    purl = f"pkg:pypi/{name}@{one.version}"
    kind = "application" if name == PROGRAM else "library"
    component = {"type": kind, "bom-ref": purl, "name": name, "version": one.version, "purl": purl}
    licence = _licence(one)
    return component | ({"licenses": [licence]} if licence else {})


def _licence(one: Distribution) -> dict[str, Any] | None:
    """The SPDX expression (PEP 639), or the name of the licence as the package says it."""
    if expression := _first(one, "License-Expression"):
        return {"expression": expression}
    classified = one.metadata.get_all("Classifier") or ()
    named = [line.rpartition(" :: ")[2] for line in classified if line.startswith("License :: ")]
    name = _first(one, "License") or ", ".join(named)
    return {"license": {"name": name if len(name) <= _LONGEST_LICENCE else "in its metadata"}} if name else None


def _first(one: Distribution, field: str) -> str:
    return next(iter(one.metadata.get_all(field) or ()), "").strip()
