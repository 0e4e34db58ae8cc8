"""Everything that can go wrong at the desk, grouped by who can act on it.

An error carries a stable code and facts. The Vietnamese words (what happened, what to do) live in
``resources/messages/vi.toml`` under that code, so that a lawyer can edit them without Python.
Cancelling is no error.
"""

from __future__ import annotations

import re
from enum import IntEnum


class ExitCode(IntEnum):
    """How a command-line call ends; documented in docs/cli.md and kept stable."""

    DONE = 0
    WRONG_CALL = 2
    NOT_ACCEPTABLE = 3
    DEVICE_FAILED = 4
    STORAGE_FAILED = 5
    INTERRUPTED = 130


_WORD = re.compile(r"[0-9A-Za-z]+")
_LONG_NUMBER = re.compile(r"[0-9]{9,}")
_HASH = re.compile(r"(?=.*[a-f])(?:[0-9a-f]{12}|[0-9a-f]{64})")
"""A SHA-256 in hex, whole or its first twelve characters; a letter in it tells it from a citizen's number."""


class DeskError(Exception):
    """Root of all errors a person at the desk can meet.

    Args:
        code: Key of the sentence in the messages pack, such as ``scanner.feeder_empty``.
        facts: Values the sentence may name (``{file}``, ``{limit}``); never a citizen's number, so long
            runs of digits in a text are hidden: people name files by ID numbers.
    """

    exit_code = ExitCode.NOT_ACCEPTABLE

    def __init__(self, code: str, /, **facts: object) -> None:
        self.code = code
        self.facts: dict[str, object] = {name: _shown(value) for name, value in facts.items()}
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
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


class CallError(DeskError):
    """The words of a command-line call make no sense: whoever wrote the call can act."""

    exit_code = ExitCode.WRONG_CALL


def _shown(value: object) -> object:
    return _WORD.sub(_without_number, value) if isinstance(value, str) else value


def _without_number(word: re.Match[str]) -> str:
    return word[0] if _HASH.fullmatch(word[0]) else _LONG_NUMBER.sub("…", word[0])
