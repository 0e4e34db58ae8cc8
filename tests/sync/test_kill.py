"""Desk and gateway are killed at any moment; no dossier is lost and none is doubled."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from sqlalchemy import func, select

from sync.engine import run_once
from sync.gateway.certificate import create_self_signed
from sync.gateway.process import GatewayProcess
from sync.gateway.settings import GatewaySettings, now
from sync.gateway.tables import events
from sync.https import HttpsProvince, LineAddress
from tests.fakes.line_samples import SteppingClock, sample
from tests.fakes.local_gateway import DESKS, LocalGateway
from tests.fakes.memory_outbox import MemoryOutbox
from tests.fakes.mortal_engine import DIED
from tests.sync.conftest import put

pytestmark = pytest.mark.slow
DOSSIERS = 12


def filled(folder: Path, count: int) -> None:
    folder.mkdir()
    outbox = MemoryOutbox(folder, folder / "journal")
    put(outbox, *(sample(n, papers=[b"to khai %d" % n]) for n in range(1, count + 1)))
    outbox.close()


def engine(gateway: LocalGateway, folder: Path, die_at: int) -> subprocess.Popen[bytes]:
    arguments = [gateway.url, str(folder), str(die_at)]
    return subprocess.Popen([sys.executable, "-m", "tests.fakes.mortal_engine", *arguments])


def held(gateway: LocalGateway) -> tuple[int, int]:
    with gateway.gateway.database.reading() as connection:
        rows = connection.execute(select(func.count(), func.count(events.c.dossier_id.distinct()))).one()
    return rows[0], rows[1]


def test_an_engine_killed_around_every_call_still_sends_each_dossier_once(
    gateway: LocalGateway, tmp_path: Path
) -> None:
    folder, chance, deaths = tmp_path / "quay", random.Random(20261120), 0
    filled(folder, DOSSIERS)

    while (code := engine(gateway, folder, chance.randint(4, 24)).wait()) != 0:
        assert code == DIED
        deaths += 1

    again = MemoryOutbox(folder, folder / "journal")
    assert deaths > 5
    assert held(gateway) == (DOSSIERS, DOSSIERS)
    assert (again.counts().confirmed, again.counts().waiting) == (DOSSIERS, 0)
    again.close()


def test_an_engine_killed_from_outside_at_any_time_still_sends_each_dossier_once(
    gateway: LocalGateway, tmp_path: Path
) -> None:
    folder, chance = tmp_path / "quay", random.Random(7)
    filled(folder, 100)

    for _ in range(6):
        running = engine(gateway, folder, 0)
        time.sleep(chance.uniform(0.5, 1.5))
        running.kill()
        running.wait()
    assert engine(gateway, folder, 0).wait() == 0

    again = MemoryOutbox(folder, folder / "journal")
    assert held(gateway) == (100, 100)
    assert again.counts().confirmed == 100
    again.close()


def test_a_gateway_killed_in_the_middle_has_kept_all_it_said_yes_to(tmp_path: Path) -> None:
    settings = GatewaySettings(tmp_path / "tinh", desks=DESKS)
    (tmp_path / "quay").mkdir()
    outbox, clock = MemoryOutbox(tmp_path / "quay"), SteppingClock()
    put(outbox, *(sample(n, papers=[b"to khai %d" % n]) for n in range(1, 61)))
    port, chance = 0, random.Random(3)

    with ThreadPoolExecutor(1) as lane:
        for _ in range(4):
            gateway = GatewayProcess(settings, port=port)
            port = urlsplit(gateway.url).port or 0
            line = HttpsProvince(LineAddress(gateway.url, "khoa-quay-1"))
            talking = lane.submit(run_once, outbox, line, clock)
            time.sleep(chance.uniform(0.05, 0.4))
            gateway.kill()
            talking.result()
            line.close()
            clock.forward(minutes=6)

    with GatewayProcess(settings, port=port) as gateway:
        line = HttpsProvince(LineAddress(gateway.url, "khoa-quay-1"))
        run_once(outbox, line, clock)
        line.close()
        officer = httpx2.Client(base_url=gateway.url, headers={"Authorization": "Bearer khoa-tinh"})
        records = [officer.get(f"/v1/dossiers/H99.01-261120-{n:04d}").json() for n in range(1, 61)]
        officer.close()

    assert outbox.counts().confirmed == 60
    assert all(len(r["events"]) == 1 and r["files_missing"] == [] for r in records)


def test_a_gateway_process_speaks_tls_and_ends_when_told(tmp_path: Path) -> None:
    tls = create_self_signed(tmp_path / "tls", now())
    settings = GatewaySettings(tmp_path / "tinh", desks=DESKS, agency_name="Xã Thử Nghiệm")

    with GatewayProcess(settings, tls) as gateway:
        line = HttpsProvince(LineAddress(gateway.url, "khoa-quay-1", str(tls.cert)))
        assert gateway.url.startswith("https://")
        assert line.greet().agency == "H99.01"
        line.close()

    after = HttpsProvince(LineAddress(gateway.url, "khoa-quay-1", str(tls.cert)))
    with pytest.raises(Exception, match=r"line\.unreachable"):
        after.greet()
    after.close()


def test_the_command_makes_its_own_keys_and_certificate(tmp_path: Path) -> None:
    from sync.gateway.command import known_desks

    storage = tmp_path / "kho"
    first = known_desks(storage)
    with GatewayProcess(GatewaySettings(storage, desks=first)) as gateway:
        line = HttpsProvince(LineAddress(gateway.url, first[0].key))
        line.greet()
        line.close()

    assert known_desks(storage) == first
    assert [d.id for d in first] == ["1", "province"]
    assert replace(first[0], key="").key != first[0].key
