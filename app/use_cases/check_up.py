"""Doctor: what works on this machine, each told with what to do when it does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import DeskError
from app.messages import explain


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One line of the check-up; ``remedy`` is empty when all is well."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


Probe = Callable[[], str]
"""Looks at one thing and returns what it found; raises DeskError when it does not work."""


@dataclass(frozen=True)
class CheckUp:
    """Run every probe; one that fails never stops the others."""

    probes: tuple[tuple[str, Probe], ...]

    def __call__(self) -> tuple[CheckResult, ...]:
        """Return one result for each probe, in order."""
        return tuple(_run(name, probe) for name, probe in self.probes)


def _run(name: str, probe: Probe) -> CheckResult:
    try:
        return CheckResult(name, True, probe())
    except DeskError as error:
        sentence = explain(error)
        return CheckResult(name, False, sentence.what, sentence.do)
