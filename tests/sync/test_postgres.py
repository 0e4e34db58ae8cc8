"""The same gateway over a real PostgreSQL, with desks that speak at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest

from app.ports import Acknowledgement
from sync.engine import run_once
from sync.gateway.service import Gateway
from sync.gateway.settings import GatewaySettings
from sync.gateway.tables import metadata
from sync.https import HttpsProvince
from tests.contracts.province_contract import ProvinceContract
from tests.fakes.line_samples import Sample, SteppingClock, sample
from tests.fakes.local_gateway import DESKS, LocalGateway
from tests.fakes.memory_outbox import MemoryOutbox
from tests.fakes.real_postgres import real_postgres
from tests.sync.conftest import put

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with real_postgres() as url:
        yield url


@pytest.fixture
def gateway(listening: LocalGateway, database: str, tmp_path: Path) -> Iterator[LocalGateway]:
    fresh = Gateway(GatewaySettings(tmp_path / "tinh", database, DESKS))
    listening.app.state.gateway = fresh
    yield replace(listening, gateway=fresh)
    metadata.drop_all(fresh.database.engine)
    fresh.close()


class TestGatewayOverPostgres(ProvinceContract):
    @pytest.fixture
    def province(self, line: HttpsProvince) -> HttpsProvince:
        return line


def test_a_hundred_dossiers_of_two_desks_at_once_arrive_exactly_once(
    gateway: LocalGateway, tmp_path: Path
) -> None:
    outboxes: dict[int, MemoryOutbox] = {}
    for desk, first in ((1, 1), (2, 1001)):
        (tmp_path / f"quay-{desk}").mkdir()
        outboxes[desk] = MemoryOutbox(tmp_path / f"quay-{desk}")
        put(outboxes[desk], *(sample(n, str(desk), [b"to khai %d" % n]) for n in range(first, first + 50)))

    def send(desk: int) -> int:
        line = gateway.line(desk)
        confirmed = run_once(outboxes[desk], line, SteppingClock()).confirmed
        line.close()
        return confirmed

    with ThreadPoolExecutor(2) as lane:
        assert list(lane.map(send, (1, 2))) == [50, 50]

    with httpx2.Client(base_url=gateway.url, headers={"Authorization": "Bearer khoa-tinh"}) as officer:
        codes = [f"H99.01-261120-{n:04d}" for n in (*range(1, 51), *range(1001, 1051))]
        records = [officer.get(f"/v1/dossiers/{code}").json() for code in codes]
    assert all(len(r["events"]) == 1 and r["files_missing"] == [] for r in records)


def test_one_event_from_eight_hands_at_once_is_stored_once(gateway: LocalGateway) -> None:
    sent = sample(1).received

    def deliver(_: int) -> Acknowledgement:
        line = gateway.line()
        answer = line.deliver(sent)
        line.close()
        return answer

    with ThreadPoolExecutor(8) as lane:
        answers = set(lane.map(deliver, range(8)))

    assert answers == {Acknowledgement(sent.id, sent.sha256)}


def test_codes_bound_for_two_desks_at_once_are_all_different_and_no_message_is_skipped(
    gateway: LocalGateway,
) -> None:
    def deliver(place: tuple[int, int]) -> None:
        desk, number = place
        line = gateway.line(desk)
        line.deliver(sample(number, str(desk), provisional=True).received)
        line.close()

    places = [(desk, number) for number in range(1, 16) for desk in (1, 2)]
    with ThreadPoolExecutor(8) as lane:
        list(lane.map(deliver, places))

    feeds = []
    for desk in (1, 2):
        line = gateway.line(desk)
        feeds.append(line.receive(0))
        line.close()
    assert [[m.position for m in feed] for feed in feeds] == [list(range(1, 16))] * 2
    codes = {m.data["code"] for feed in feeds for m in feed}
    assert codes == {f"H99.01-261120-{n}" for n in range(8000, 8030)}


def test_two_desks_with_the_same_code_at_once_lose_neither_dossier(gateway: LocalGateway) -> None:
    twins = {1: sample(1, "1"), 2: sample(1, "2")}
    twins[2] = Sample(replace(twins[2].dossier, id="0190b0a0-0000-7000-8000-000000000002"))

    def deliver(desk: int) -> Acknowledgement:
        line = gateway.line(desk)
        answer = line.deliver(twins[desk].received)
        line.close()
        return answer

    with ThreadPoolExecutor(2) as lane:
        answers = list(lane.map(deliver, (1, 2)))

    assert [a.id for a in answers] == [twins[1].received.id, twins[2].received.id]
    lines = [gateway.line(1), gateway.line(2)]
    assert [[m.kind for m in line.receive(0)] for line in lines] == [["code_collided"]] * 2
    for line in lines:
        line.close()
