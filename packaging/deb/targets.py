"""For what a package is made: the machine, its Pythons, the wheels that run there."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Target:
    """`minors` are those of Python 3, `glibcs` the minors of glibc 2 that a wheel may ask for; `machine` is what pip
    calls the processor, `elf` what its files say. `from_debian`: what has no wheel there, and the package it comes in.
    """

    arch: str
    machine: str
    elf: str
    minors: tuple[int, ...]
    glibcs: tuple[int, ...]
    from_debian: tuple[tuple[str, str], ...] = ()

    @property
    def platforms(self) -> tuple[str, ...]:
        """The platform tags of wheels, best first."""
        many = [f"manylinux_2_{minor}_{self.machine}" for minor in self.glibcs]
        return (*many, f"manylinux2014_{self.machine}", "any")


TARGETS: Final = {
    target.arch: target
    for target in (
        Target("amd64", "x86_64", "EM_X86_64", minors=(11, 13), glibcs=(34, 28, 26, 17)),
        # PySide6 asks for glibc 2.39 there, which Debian 12 has not; evdev-binary has no wheel for it.
        Target(
            "arm64",
            "aarch64",
            "EM_AARCH64",
            minors=(13,),
            glibcs=(39, 34, 28, 26, 17),
            from_debian=(("evdev-binary", "python3-evdev"),),
        ),
    )
}
