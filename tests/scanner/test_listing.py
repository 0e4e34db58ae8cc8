"""Looking for devices: one driver that hangs hides nobody else's, and the clerk need not wait for it."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from scanner.protocol import Places
from scanner.service import Scanners
from tests.scanner.rigs import training_stack

pytestmark = pytest.mark.slow

SANE_PORT = 6566  # the net back end calls no other


@pytest.fixture
def sane_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """SANE is told of a host that takes the call and never says a word, as dead routers do."""
    mute = socket.create_server(("127.0.0.1", SANE_PORT))
    calls: list[socket.socket] = []

    def take_calls() -> None:
        with suppress(OSError):
            while True:
                calls.append(mute.accept()[0])

    taking = threading.Thread(target=take_calls)  # noqa: TID251
    taking.start()
    config = tmp_path / "câm"
    config.mkdir()
    (config / "dll.conf").write_text("net\n")
    (config / "net.conf").write_text("127.0.0.1\n")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(config))
    yield
    mute.shutdown(socket.SHUT_RDWR)
    mute.close()
    taking.join()
    for call in calls:
        call.close()


@pytest.fixture
def training(tmp_path: Path) -> Places:
    return Places(stacks=(str(training_stack(tmp_path / "tập huấn", papers=1)),))


def children() -> set[str]:
    return set(Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split())


def test_a_driver_that_hangs_while_looking_hides_no_other_devices(sane_hangs: None, training: Places) -> None:
    before, began = children(), time.monotonic()
    found = Scanners(training, listing_seconds=10).devices()
    assert "tập huấn" in [device.name for device in found]
    assert not [device for device in found if device.driver == "sane"]
    assert 10 <= time.monotonic() - began < 30
    assert children() == before


def test_looking_for_devices_is_given_up_at_once(sane_hangs: None, training: Places) -> None:
    before, began = children(), time.monotonic()
    Scanners(training, listing_seconds=60).devices(lambda: time.monotonic() - began > 1)
    assert time.monotonic() - began < 10
    assert children() == before


def test_one_device_is_asked_while_another_driver_would_hang(sane_hangs: None, training: Places) -> None:
    (stack,) = training.stacks
    assert Scanners(training).device(f"virtual:{stack}").name == "tập huấn"
