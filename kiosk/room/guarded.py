"""What may be used and must not be kept: a name, a PIN, a badge's number.

It lies here because a PIN is part of what a finger says, and the rules know nothing but themselves.
"""

from typing import ClassVar, NoReturn


class Guarded:
    """Prints as `_SHOWN_AS`; refuses to be copied, pickled or serialised; equals only itself. Its heirs are final."""

    __slots__ = ()
    _SHOWN_AS: ClassVar[str]

    def __init_subclass__(cls) -> None:
        if cls.__bases__ != (Guarded,):
            raise TypeError("what is guarded is final")

    def __repr__(self) -> str:
        return self._SHOWN_AS

    def __format__(self, spec: str) -> str:
        return self._SHOWN_AS

    def __getstate__(self) -> NoReturn:
        """Pickle, copy and deepcopy all ask for the state."""
        raise TypeError(f"{self._SHOWN_AS} cannot be copied or serialised")

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: object) -> NoReturn:
        raise TypeError(f"{cls._SHOWN_AS} cannot be part of a model")
