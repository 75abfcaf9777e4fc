"""Requests and answers held against the published metadata (contract.json)."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

CONTRACT = json.loads(Path(__file__).with_name("contract.json").read_text("utf-8"))
NOT_IN_THE_METADATA = {"singleValueExtendedProperties"}
"""A PATCH may carry them: Microsoft's page "Create single-value legacy extended property"."""


def complaints(name: str, value: Any) -> list[str]:
    """Where a value is not what the metadata says under that name."""
    return [f"{name}: {error.json_path}: {error.message[:200]}" for error in _validator(name).iter_errors(value)]


def query_complaints(name: str, query: dict[str, str]) -> list[str]:
    known = CONTRACT["queries"][name]
    found = [f"{name}: no parameter {one}" for one in query if one not in known]
    found += [f"{name}: {one} is missing" for one, rule in known.items() if rule["required"] and one not in query]
    for one in ("$select", "$expand"):
        words = known.get(one, {}).get("words")
        if words and one in query:
            asked = [query[one].partition("(")[0]] if one == "$expand" else query[one].split(",")
            found += [f"{name}: {one} knows no {word}" for word in asked if word not in words]
    return found


def patch_complaints(body: dict[str, Any]) -> list[str]:
    return complaints("microsoft.graph.event-update", {k: v for k, v in body.items() if k not in NOT_IN_THE_METADATA})


@lru_cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": CONTRACT["$defs"]})
