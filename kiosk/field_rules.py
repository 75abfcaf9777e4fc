"""What a setting of the panel's own may be, beside its type: marks for pydantic in the type of a field.

Whoever checks a file asks pydantic, which then asks the marks; whoever only has the values, as a panel that starts,
imports no pydantic (docs/adr/0017).
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Within:
    """Limits by the names that pydantic's `Field` has for them: `ge`, `le`, `min_length`, `max_length`, `pattern`."""

    def __init__(self, **limits: Any) -> None:
        self.limits = limits

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic import Field

        return handler.generate_schema(Annotated[source, Field(**self.limits)])


class Obeys:
    """The value is what the rule makes of it; where it raises Wrong, the value is refused."""

    def __init__(self, rule: Callable[[Any], Any]) -> None:
        self.rule = rule

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self.rule, handler(source))


class ObeysFirst(Obeys):
    """The same, of what the file holds, whatever that is: its type is looked at afterwards."""

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.rule, handler(source))


class AlreadyRead:
    """A table that another reader has made; None where it found mistakes."""

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.is_instance_schema(source)


def unless_empty(rule: Callable[[str], str]) -> Obeys:
    """The rule, for a setting that may be left empty."""
    return Obeys(lambda value: rule(value) if value else value)


def looking(rule: Callable[[Any], None]) -> Obeys:
    """A rule that changes nothing."""

    def obeyed(value: Any) -> Any:
        rule(value)
        return value

    return Obeys(obeyed)
