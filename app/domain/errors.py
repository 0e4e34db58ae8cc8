"""Everything that can go wrong at the desk, grouped by who can act on it.

An error carries a stable code and facts. The Vietnamese words (what happened, what to do) live in
``resources/messages/vi.toml`` under that code, so that a lawyer can edit them without Python.
Cancelling is no error.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command-line call ends; documented in docs/cli.md and kept stable."""

    DONE = 0
    WRONG_CALL = 2
    NOT_ACCEPTABLE = 3
    DEVICE_FAILED = 4
    STORAGE_FAILED = 5


class DeskError(Exception):
    """Root of all errors a person at the desk can meet.

    Args:
        code: Key of the sentence in the messages pack, such as ``scanner.feeder_empty``.
        facts: Values the sentence may name (``{file}``, ``{limit}``); never a citizen's number.
    """

    exit_code = ExitCode.NOT_ACCEPTABLE

    def __init__(self, code: str, /, **facts: object) -> None:
        self.code = code
        self.facts: dict[str, object] = facts
        told = ", ".join(f"{name}={value}" for name, value in facts.items())
        super().__init__(f"{code} ({told})" if told else code)


class RuleError(DeskError):
    """The papers or the data are not acceptable: clerk or citizen can act; shown beside the field."""


class DeviceError(DeskError):
    """A scanner, camera, printer or engine failed: banner with a key to try again."""

    exit_code = ExitCode.DEVICE_FAILED


class LineError(DeskError):
    """The line to the province failed: status bar only, retried by itself."""

    exit_code = ExitCode.DEVICE_FAILED


class StorageError(DeskError):
    """The disk or database failed: work stops and the message says what is safe."""

    exit_code = ExitCode.STORAGE_FAILED
