"""The gateway, a line to it and a filled outbox, for every test of the line."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.https import HttpsProvince
from tests.fakes.line_samples import Sample, SteppingClock
from tests.fakes.local_gateway import LocalGateway, local_gateway
from tests.fakes.memory_outbox import MemoryOutbox


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[LocalGateway]:
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    with local_gateway(tmp_path / "tinh") as running:
        yield running


@pytest.fixture
def line(gateway: LocalGateway) -> Iterator[HttpsProvince]:
    line = gateway.line()
    yield line
    line.close()


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def outbox(tmp_path: Path) -> MemoryOutbox:
    folder = tmp_path / "quay"
    folder.mkdir()
    return MemoryOutbox(folder)


def put(outbox: MemoryOutbox, *samples: Sample) -> None:
    for one in samples:
        for sha256, body in one.files.items():
            outbox.keep_file(sha256, body)
        outbox.queue(one.received)
