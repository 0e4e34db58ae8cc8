"""A province in memory that can be told how to fail; it sits tests/contracts/province_contract.py."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.domain.errors import LineError, RuleError
from app.ports import Acknowledgement, Downlink, Envelope, Greeting


def well(_: str) -> str:
    """A line that never fails."""
    return ""


@dataclass(slots=True)
class MemoryProvince:
    """Stores events once; ``weather`` decides for each call what goes wrong.

    ``weather(call)`` returns "" for a good call, ``before:CODE`` for a LineError before anything happened,
    ``after:CODE`` for one after it was stored (the reply is lost), or ``wrong`` for somebody else's answer.
    """

    now: Callable[[], datetime]
    weather: Callable[[str], str] = well
    events: dict[str, Envelope] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    feed: list[Downlink] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    def greet(self) -> Greeting:
        self._meet("greet")
        return Greeting("H99.01", self.now())

    def deliver(self, envelope: Envelope) -> Acknowledgement:
        mood = self._meet(f"deliver {envelope.id}")
        if envelope.dossier_id in self.refused:
            raise RuleError("province.refused", reason=self.refused[envelope.dossier_id])
        held = self.events.setdefault(envelope.id, envelope)
        if held.sha256 != envelope.sha256:
            raise RuleError("province.refused", reason="Bản gửi lại khác bản tỉnh đã nhận.")
        return self._answer(mood, envelope.id, envelope.sha256)

    def absent(self, hashes: Sequence[str]) -> tuple[str, ...]:
        self._meet("absent")
        return tuple(h for h in hashes if h not in self.files)

    def upload(self, sha256: str, path: Path, mime: str) -> Acknowledgement:
        mood = self._meet(f"upload {sha256}")
        body = path.read_bytes()
        if hashlib.sha256(body).hexdigest() != sha256:
            raise RuleError("province.file_damaged", file=sha256[:12])
        self.files[sha256] = body
        return self._answer(mood, sha256, sha256)

    def receive(self, after: int, limit: int = 100) -> tuple[Downlink, ...]:
        self._meet("receive")
        return tuple(m for m in self.feed if m.position > after)[:limit]

    def say(self, kind: str, dossier_id: str, **data: object) -> None:
        self.feed.append(Downlink(len(self.feed) + 1, kind, dossier_id, dict(data)))

    def _meet(self, call: str) -> str:
        self.calls.append(call)
        mood = self.weather(call.split()[0])
        if mood.startswith("before:"):
            raise LineError(mood.removeprefix("before:"))
        return mood

    def _answer(self, mood: str, entry_id: str, sha256: str) -> Acknowledgement:
        if mood.startswith("after:"):
            raise LineError(mood.removeprefix("after:"))
        return Acknowledgement("0" if mood == "wrong" else entry_id, sha256)
