"""Network scanners are found by their own voice or by a typed address, and known wherever they move."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread  # noqa: TID251 - a server of the test
from urllib.parse import urlsplit

import pytest
from zeroconf import Zeroconf

from app.domain.errors import DeviceError
from app.ports import ScannerDevice, ScanSource
from scanner.drivers.escl import EsclDriver
from scanner.escl import announcements
from scanner.protocol import Places
from scanner.service import Scanners
from tests.devices.escl_scanner import EsclScanner, Faults
from tests.devices.escl_server import announced, on_the_network

pytestmark = pytest.mark.slow  # each listens for announcements

NOBODY = "127.0.0.77"
OTHER_UUID = "11111111-00a0-008f-00b6-002507510ecb"


def port_of(address: str) -> int:
    return urlsplit(address).port or 0


def listed(*hosts: str) -> dict[str, ScannerDevice]:
    return {device.id: device for device in EsclDriver().devices(Places(hosts=hosts))}


def ask(wanted: ScannerDevice, *hosts: str) -> ScannerDevice:
    return EsclDriver().ask(wanted, Places(hosts=hosts))


def wanted(device: EsclScanner, address: str = "") -> ScannerDevice:
    return ScannerDevice("escl", device.uuid, "Máy tầng 2", address=address)


@pytest.mark.parametrize("tls", [False, True])
def test_a_scanner_that_announces_itself_is_listed_where_it_answers(device: EsclScanner, tls: bool) -> None:
    with on_the_network(device, tls=tls) as at, announced(device, port_of(at), tls=tls):
        found = listed()[device.uuid]
    assert (found.name, found.address) == (device.name, f"{at}/eSCL")
    assert ScanSource.FEEDER_DUPLEX in found.sources


def test_of_several_addresses_the_one_where_the_scanner_answers_is_taken(device: EsclScanner) -> None:
    other = EsclScanner(device_uuid=OTHER_UUID)
    with (
        on_the_network(device) as at,
        on_the_network(other, host="127.0.0.3", port=port_of(at)),
        announced(device, port_of(at), [NOBODY, "127.0.0.3", "127.0.0.1"]),
    ):
        assert ask(wanted(device)).address == f"{at}/eSCL"


def test_two_scanners_of_one_model_are_told_apart(device: EsclScanner) -> None:
    twin = EsclScanner(device.name, OTHER_UUID)
    with (
        on_the_network(device) as one,
        on_the_network(twin) as two,
        announced(device, port_of(one)),
        announced(twin, port_of(two)),
    ):
        found = listed()
    assert {found[device.uuid].address, found[OTHER_UUID].address} == {f"{one}/eSCL", f"{two}/eSCL"}
    assert found[device.uuid].name == found[OTHER_UUID].name


def test_a_scanner_that_got_a_new_address_is_found_again(device: EsclScanner) -> None:
    with on_the_network(device) as at, announced(device, port_of(at)):
        assert ask(wanted(device, "http://127.0.0.1:9/eSCL")).address == f"{at}/eSCL"


def test_another_scanner_at_the_remembered_address_is_not_taken_for_ours(device: EsclScanner) -> None:
    stranger = EsclScanner(device.name, OTHER_UUID)
    with on_the_network(device) as at, on_the_network(stranger) as theirs, announced(device, port_of(at)):
        assert ask(wanted(device, f"{theirs}/eSCL")).address == f"{at}/eSCL"
    with on_the_network(stranger) as theirs, pytest.raises(DeviceError, match=r"scanner\.not_found"):
        ask(wanted(device, f"{theirs}/eSCL"))


def test_a_typed_address_is_enough(device: EsclScanner) -> None:
    with on_the_network(device) as at:
        typed = at.removeprefix("http://")
        assert ask(wanted(device), typed).address == f"{at}/eSCL"
        assert listed(at, typed, "không phải địa chỉ", f"{NOBODY}:9").keys() == {device.uuid}


def test_a_scanner_that_speaks_both_ways_is_spoken_to_in_cipher(device: EsclScanner) -> None:
    with (
        on_the_network(device) as plain,
        on_the_network(device, tls=True) as secret,
        announced(device, port_of(plain)),
        announced(device, port_of(secret), tls=True),
    ):
        assert listed()[device.uuid].address == ask(wanted(device)).address == f"{secret}/eSCL"


def test_something_that_is_no_scanner_is_not_listed(device: EsclScanner) -> None:
    device.faults = Faults(tells_capabilities="<html>Đăng nhập</html>")
    with on_the_network(device) as at, announced(device, port_of(at)):
        assert listed(at) == {}


def test_a_scanner_without_a_uuid_is_known_by_its_serial_number(device: EsclScanner) -> None:
    told = device.capabilities().decode().replace(f"<scan:UUID>{device.uuid}</scan:UUID>", "")
    device.faults = Faults(tells_capabilities=told)
    with on_the_network(device) as at:
        (found,) = listed(at).values()
        assert found.id == f"SN-{device.uuid[-6:]}"
        assert ask(replace(found, address=""), at).address == found.address


def test_looking_where_there_is_nothing_is_over_in_a_moment() -> None:
    began = time.monotonic()
    assert listed(NOBODY) == {}
    assert time.monotonic() - began < 6  # about 1.5 s on a machine with nothing else to do


def test_without_a_network_the_search_is_quiet(monkeypatch: pytest.MonkeyPatch, device: EsclScanner) -> None:
    def no_network() -> Zeroconf:
        raise OSError(19, "No such device")

    monkeypatch.setattr(announcements, "Zeroconf", no_network)
    assert listed() == {}
    with on_the_network(device) as at:
        assert listed(at).keys() == {device.uuid}


class _Sent(BaseHTTPRequestHandler):
    """Sends everybody on to the address it was given."""

    there = ""

    def do_GET(self) -> None:
        self.send_response(302)
        self.send_header("Location", f"{self.there}{self.path}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def sender(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[type[_Sent], str]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Sent)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield _Sent, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_scanner_may_send_us_to_its_other_door_but_to_no_other_host(
    device: EsclScanner, sender: tuple[type[_Sent], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    handler, at = sender
    with on_the_network(device, tls=True) as secret, on_the_network(device, host="127.0.0.4") as elsewhere:
        monkeypatch.setattr(handler, "there", secret)
        assert listed(at)[device.uuid].address == f"{secret}/eSCL"
        monkeypatch.setattr(handler, "there", elsewhere)
        assert listed(at) == {}


def test_a_scanner_is_tried_at_an_address_nobody_has_saved_yet(device: EsclScanner) -> None:
    with on_the_network(device) as at:
        found = Scanners().device_at("escl", f"127.0.0.1:{port_of(at)}")
    assert (found.id, found.name) == (device.uuid, device.name)


@pytest.mark.parametrize("typed", ["127.0.0.1:9", "không phải địa chỉ", "ftp://127.0.0.1"])
def test_an_address_where_no_scanner_answers_is_told_as_it_was_typed(typed: str) -> None:
    with pytest.raises(DeviceError) as failed:
        Scanners().device_at("escl", typed)
    assert (failed.value.code, failed.value.facts["device"]) == ("scanner.offline", typed)
