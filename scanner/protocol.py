"""What the desk and the child process that holds a driver say to each other: one JSON document a line.

Down, on standard input: the job first, then ``taken N`` when the caller has stored N sheets (or frames)
and ``cancel``; to a camera taking papers also ``press``, ``auto on``, ``auto off`` and ``shown N``. Up, on
standard output: ``device``, ``alive``, ``opened``, ``sheet``, ``frame``, ``error``, ``done``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, TypeVar

from app.domain.errors import DeskError, DeviceError, RuleError, StorageError
from app.domain.plain import from_plain, to_plain
from app.ports import ScannerDevice, ScanSettings

T = TypeVar("T")

CANCEL = "cancel"
TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Places:
    """Where this desk's devices are that no driver can find by itself.

    Args:
        folders: Folders a copier scans into.
        cameras: Camera index, device file, video file, picture sequence (``%03d``) or http address.
        stacks: Folders with a ``stack.txt`` of training papers.
        commands: Templates of programs that scan (``app.domain.scanning.command``).
        hosts: Network scanners that do not announce themselves: address or name, perhaps scheme, port, path.
    """

    folders: tuple[str, ...] = ()
    cameras: tuple[str, ...] = ()
    stacks: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What a child process is to do: ``act`` is ``devices``, ``ask``, ``scan``, ``watch`` or ``photograph``.

    Args:
        settings: What the device is asked for.
        wanted: What the desk asked for, where that differs (``scanner.options``); sides are made so.
        size: Picture size a camera gave last time; 0 when it is not known.
    """

    act: str
    driver: str
    places: Places = field(default_factory=Places)
    device: ScannerDevice | None = None
    settings: ScanSettings = field(default_factory=ScanSettings)
    into: str = ""
    batch: str = ""
    wanted: ScanSettings | None = None
    size: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Event:
    """One line from the child: what happened and its facts."""

    kind: str
    facts: dict[str, Any] = field(default_factory=dict)

    def value(self, wanted: type[T]) -> T:
        """Return the facts as the frozen value they were made from."""
        return from_plain(wanted, self.facts)


def job_line(job: Job) -> str:
    """Return the job as the first line to a child."""
    return json.dumps(to_plain(job)) + "\n"


def read_job(line: str) -> Job:
    """Return the job a parent sent."""
    return from_plain(Job, json.loads(line))


def event_line(kind: str, facts: Any = None) -> str:
    """Return an event as a line to the parent; ``facts`` is a dict or a frozen value."""
    return json.dumps([kind, to_plain(facts or {})]) + "\n"


def read_event(line: str) -> Event:
    """Return the event of one line.

    Raises:
        ValueError: The line is not of this protocol.
    """
    kind, facts = json.loads(line)
    return Event(str(kind), dict(facts))


def error_facts(error: DeskError) -> dict[str, Any]:
    """Return an error as facts of an ``error`` event."""
    return {"type": type(error).__name__, "code": error.code, "facts": _plain_facts(error.facts)}


def error_of(event: Event) -> DeskError:
    """Return the error an ``error`` event tells."""
    kinds: dict[str, type[DeskError]] = {"RuleError": RuleError, "StorageError": StorageError}
    kind = kinds.get(event.facts["type"], DeviceError)
    return kind(event.facts["code"], **event.facts["facts"])


def _plain_facts(facts: dict[str, object]) -> dict[str, object]:
    return {
        name: value if isinstance(value, int | float | str) else str(value) for name, value in facts.items()
    }
