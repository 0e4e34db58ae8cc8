"""Fakes and real things promise the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.ports import Envelope, Outbox
from sync.https import HttpsProvince
from tests.contracts.outbox_contract import OutboxContract
from tests.contracts.province_contract import ProvinceContract
from tests.fakes.line_samples import Sample, SteppingClock, sample
from tests.fakes.memory_outbox import MemoryOutbox
from tests.fakes.memory_province import MemoryProvince


class MemoryQueue:
    def __init__(self, folder: Path) -> None:
        self._folder, self._journal = folder, folder / "journal"
        self._samples: dict[int, Sample] = {}
        self._events: dict[int, int] = {}
        self.outbox = MemoryOutbox(folder, self._journal)

    def receive(self, number: int, files: Sequence[bytes] = ()) -> Envelope:
        received = self._samples[number] = sample(number, papers=files)
        for sha256, body in received.files.items():
            self.outbox.keep_file(sha256, body)
        self._events[number] = 1
        self.outbox.queue(received.received)
        return received.received

    def happen(self, number: int, kind: str, **data: object) -> Envelope:
        self._events[number] += 1
        envelope = self._samples[number].later(kind, self._events[number], **data)
        self.outbox.queue(envelope)
        return envelope

    def restart(self) -> Outbox:
        self.outbox.close()
        self.outbox = MemoryOutbox(self._folder, self._journal)
        return self.outbox


class TestMemoryOutbox(OutboxContract):
    @pytest.fixture
    def queue(self, tmp_path: Path) -> Iterator[MemoryQueue]:
        queue = MemoryQueue(tmp_path)
        yield queue
        queue.outbox.close()


class TestMemoryProvince(ProvinceContract):
    @pytest.fixture
    def province(self) -> MemoryProvince:
        return MemoryProvince(SteppingClock().now)


class TestGatewayOverTheLine(ProvinceContract):
    @pytest.fixture
    def province(self, line: HttpsProvince) -> HttpsProvince:
        return line
