"""The gateway, a line to it and a filled outbox, for every test of the line."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sync.gateway.service import Gateway
from sync.gateway.settings import GatewaySettings
from sync.https import HttpsProvince
from tests.fakes.line_samples import Sample, SteppingClock
from tests.fakes.local_gateway import DESKS, LocalGateway, local_gateway
from tests.fakes.memory_outbox import MemoryOutbox


@pytest.fixture(scope="session")
def listening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalGateway]:
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    with local_gateway(tmp_path_factory.mktemp("tinh")) as running:
        yield running


@pytest.fixture
def gateway(listening: LocalGateway, tmp_path: Path) -> Iterator[LocalGateway]:
    """An empty gateway behind the listening socket that all tests of a run share."""
    fresh = Gateway(GatewaySettings(tmp_path / "tinh", desks=DESKS))
    listening.app.state.gateway = fresh
    yield replace(listening, gateway=fresh)
    fresh.close()


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
