"""The line is cut at every few bytes of a whole conversation; the province holds each dossier once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.domain.status import SyncStatus
from sync.engine import run_once
from sync.gateway.tables import events
from tests.fakes.fault_proxy import FaultProxy, fault_proxy
from tests.fakes.line_samples import Sample, SteppingClock, sample
from tests.fakes.local_gateway import LocalGateway
from tests.fakes.memory_outbox import MemoryOutbox
from tests.sync.conftest import put


@pytest.fixture
def proxy(gateway: LocalGateway) -> Iterator[FaultProxy]:
    with fault_proxy(gateway.url) as proxy:
        yield proxy


def one_round(gateway: LocalGateway, proxy: FaultProxy, outbox: MemoryOutbox, clock: SteppingClock) -> None:
    line = gateway.line(url=proxy.url)
    run_once(outbox, line, clock)
    line.close()


def conversation(
    gateway: LocalGateway, proxy: FaultProxy, outbox: MemoryOutbox, clock: SteppingClock
) -> tuple[int, int]:
    """Return how many bytes a whole undisturbed conversation about one dossier has, up and down."""
    put(outbox, a_dossier(9000))
    one_round(gateway, proxy, outbox, clock)
    sizes = proxy.fault.request_bytes, proxy.fault.reply_bytes
    proxy.fault.heal()
    return sizes


def a_dossier(number: int) -> Sample:
    return sample(number, papers=[b"giay chung sinh so %d" % number])


def held_events(gateway: LocalGateway) -> int:
    with gateway.gateway.database.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(events)).scalar_one())


def broken_then_whole(
    proxy: FaultProxy, gateway: LocalGateway, outbox: MemoryOutbox, clock: SteppingClock, one: Sample
) -> None:
    put(outbox, one)
    one_round(gateway, proxy, outbox, clock)
    proxy.fault.heal()
    clock.forward(minutes=6)
    one_round(gateway, proxy, outbox, clock)
    proxy.fault.heal()
    assert outbox.status_of(one.dossier.id) is SyncStatus.CONFIRMED


@pytest.mark.parametrize("step", [401, pytest.param(7, marks=pytest.mark.slow)])
def test_whatever_byte_of_the_answers_is_lost_every_dossier_arrives_once(
    gateway: LocalGateway, proxy: FaultProxy, outbox: MemoryOutbox, clock: SteppingClock, step: int
) -> None:
    _, replies = conversation(gateway, proxy, outbox, clock)
    cuts = range(0, replies, step)

    for number, cut in enumerate(cuts, start=1):
        proxy.fault.reply_after = cut
        broken_then_whole(proxy, gateway, outbox, clock, a_dossier(number))

    assert held_events(gateway) == len(cuts) + 1
    assert outbox.counts().confirmed == len(cuts) + 1


@pytest.mark.parametrize("step", [1201, pytest.param(53, marks=pytest.mark.slow)])
def test_whatever_byte_of_the_questions_is_lost_every_dossier_arrives_once(
    gateway: LocalGateway, proxy: FaultProxy, outbox: MemoryOutbox, clock: SteppingClock, step: int
) -> None:
    requests, _ = conversation(gateway, proxy, outbox, clock)
    cuts = range(0, requests, step)

    for number, cut in enumerate(cuts, start=1):
        proxy.fault.request_after = cut
        broken_then_whole(proxy, gateway, outbox, clock, a_dossier(number))

    assert held_events(gateway) == len(cuts) + 1
    parts = list(Path(gateway.gateway.contents.root).rglob("*.part"))
    assert parts == []
