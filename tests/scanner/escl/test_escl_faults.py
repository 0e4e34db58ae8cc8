"""A network scanner that fails: what came before stays, nothing is lost or doubled, the clerk hears why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import DeviceError
from app.ports import ScannerDevice
from scanner.drivers.escl import EsclDriver
from scanner.escl.quirks import quirks_of
from scanner.protocol import Places
from tests.devices.escl_scanner import EsclScanner, Faults
from tests.scanner.escl.conftest import FEEDER, GLASS, Scanned
from tests.scanner.papers import written_side

PAPERS = [(written_side(number),) for number in range(4)]
Scan = Callable[..., Scanned]
pytestmark = pytest.mark.slow  # scanners that fail take their time about it

HINDRANCES = [
    ("jam_after", "scanner.jammed"),
    ("double_feed_after", "scanner.double_feed"),
    ("cover_open_after", "scanner.cover_open"),
    ("door_open_after", "scanner.cover_open"),
]


@pytest.mark.parametrize("answer", [404, 409, 410, 500, 503])
@pytest.mark.parametrize(("fault", "code"), HINDRANCES)
def test_pages_before_a_hindrance_stay_and_the_rest_is_scanned_after_it(
    scan: Scan, device: EsclScanner, fault: str, code: str, answer: int
) -> None:
    device.faults = Faults(**{fault: 2}, hindered_answer=answer)
    before = scan(FEEDER)
    assert (before.code, len(before.sheets)) == (code, 2)
    assert scan(FEEDER).code == code  # nobody has opened the scanner yet
    device.clear()
    after = scan(FEEDER)
    assert (after.code, before.files + after.files) == ("", device.sent)
    assert len(set(device.sent)) == 4


@pytest.mark.parametrize("fault", ["cut_after", "truncated_after", "empty_body_after"])
def test_half_a_page_is_an_error_and_never_a_page(scan: Scan, device: EsclScanner, fault: str) -> None:
    device.faults = Faults(**{fault: 1})
    done = scan(FEEDER)
    assert (done.code, len(done.sheets)) == ("scanner.cut_page", 1)
    assert done.files == device.sent[:1]
    assert {job.state for job in device.jobs.values()} == {"Canceled"}  # it feeds no more sheets


def test_half_a_page_from_the_glass_is_an_error(scan: Scan, device: EsclScanner) -> None:
    device.faults = Faults(cut_after=0)
    assert (scan(GLASS).code, scan(GLASS).sheets) == ("scanner.cut_page", [])


def test_an_empty_feeder_is_told_before_anything_moves(scan: Scan, device: EsclScanner) -> None:
    device.feeder.clear()
    assert (scan(FEEDER).code, device.jobs) == ("scanner.feeder_empty", {})


def test_a_feeder_that_says_nothing_of_itself_is_empty_when_it_gives_no_page(
    scan: Scan, device: EsclScanner
) -> None:
    device.feeder.clear()
    device.faults = Faults(keeps_quiet=True)
    assert scan(FEEDER).code == "scanner.feeder_empty"


@pytest.mark.usefixtures("impatient")
def test_a_cold_scanner_is_waited_for(scan: Scan, device: EsclScanner) -> None:
    device.faults = Faults(warming=2, paper_slow=2)
    assert (scan(FEEDER).code, len(device.sent)) == ("", 4)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    ("faults", "code"),
    [
        (Faults(warming=99), "scanner.warming"),
        (Faults(paper_slow=99), "scanner.warming"),
        (Faults(busy=True), "scanner.busy"),
    ],
)
def test_a_scanner_that_never_gets_ready_is_told_apart_from_one_that_others_use(
    scan: Scan, device: EsclScanner, faults: Faults, code: str
) -> None:
    device.faults = faults
    assert (scan(FEEDER).code, scan(FEEDER).sheets) == (code, [])
    assert all(job.state == "Canceled" for job in device.jobs.values())


@pytest.mark.usefixtures("impatient")
def test_an_end_told_too_early_loses_no_page(scan: Scan, device: EsclScanner) -> None:
    device.faults = Faults(early_end_after=2)
    assert (scan(FEEDER).code, len(device.sent)) == ("", 4)


def test_a_scanner_that_lets_in_only_those_who_call_it_localhost_is_called_so(
    scan: Scan, device: EsclScanner
) -> None:
    device.name, device.faults = "HP LaserJet MFP M630", Faults(named="localhost")
    assert (scan(GLASS).code, len(device.sent)) == ("", 1)


def test_somebody_pressing_stop_at_the_scanner_is_told(scan: Scan, device: EsclScanner) -> None:
    device.faults = Faults(stopped_after=1)
    done = scan(FEEDER)
    assert (done.code, len(done.sheets), len(device.feeder)) == ("scanner.cancelled", 1, 3)


def test_a_job_that_is_refused_for_no_told_reason_is_refused(scan: Scan, device: EsclScanner) -> None:
    device.faults = Faults(refuses_all=True)
    assert scan(FEEDER).code == "scanner.refused"


def test_a_scanner_known_yesterday_and_off_today_is_offline(
    device: EsclScanner, listed: ScannerDevice
) -> None:
    with pytest.raises(DeviceError, match=r"scanner\.offline"):
        EsclDriver().ask(replace(listed, address="http://127.0.0.1:9/eSCL"), Places())


def test_a_scanner_that_wants_to_know_who_scans_is_told_as_that(scan: Scan, device: EsclScanner) -> None:
    device.faults = Faults(named="may-quet.example.com")
    assert scan(FEEDER).code == "scanner.access_denied"


MISHAPS = (
    "jam_after",
    "double_feed_after",
    "cut_after",
    "truncated_after",
    "empty_body_after",
    "stopped_after",
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(MISHAPS), st.integers(0, 3)), max_size=3), st.sampled_from([404, 409])
)
def test_whatever_goes_wrong_each_page_is_delivered_once_or_the_clerk_is_told(
    scan: Scan, device: EsclScanner, mishaps: list[tuple[str, int]], ending: int
) -> None:
    device.feeder[:] = PAPERS
    device.sent.clear()
    delivered: list[bytes] = []
    told = 0
    for fault, after in mishaps:
        device.clear()
        device.faults = Faults(**{fault: after}, hindered_answer=ending)
        batch = scan(FEEDER)
        delivered += batch.files
        told += batch.code != ""
    device.clear()
    device.faults.ending = ending
    last = scan(FEEDER)
    assert last.code in ("", "scanner.feeder_empty")
    assert delivered + last.files == device.sent
    assert len(set(device.sent)) == len(device.sent) >= len(PAPERS) - told


def test_makes_with_habits_of_their_own_are_known() -> None:
    epson = quirks_of("EPSON WF-C5790").headers("http://192.168.1.9:80/eSCL")
    assert epson == {"Host": "192.168.1.9:80"}
    assert quirks_of("Brother MFC-L2710DW").pause(side_seconds=1.0) == 0.5
    assert quirks_of("Brother MFC-L2710DW").pause(side_seconds=9.0) == 1.0
    assert quirks_of("Canon MF445").headers("http://192.168.1.9/eSCL") == {}
    assert quirks_of("Canon MF445").pause(side_seconds=1.0) == 0.0
