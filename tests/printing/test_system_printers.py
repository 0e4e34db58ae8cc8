"""Printing through a real CUPS of our own: handed over is not printed, and what went wrong is told."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.errors import DeviceError
from app.ports import PrintState
from tests.printing.printer_contract import PrinterContract, receipt_like, settled
from tests.printing.private_cups import Listener, PrivateCups
from ui.cups import CupsPrinter
from ui.printing import system_printer
from ui.qt_printer import QtPrinter

pytestmark = pytest.mark.slow
NAME = "quay1"


@pytest.fixture(scope="module")
def cups() -> Iterator[PrivateCups]:
    # a short folder that "nobody" may enter: a socket path holds about 100 characters
    with tempfile.TemporaryDirectory(prefix="cups", ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        root.chmod(0o755)
        server = PrivateCups(root / "s")
        yield server
        server.stop()


@pytest.fixture
def paper_tray(cups: PrivateCups, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    listener = Listener()
    cups.add_printer(NAME, listener.port, "Máy in quầy 1")
    monkeypatch.setenv("CUPS_SERVER", cups.address)
    yield listener
    cups.call("cancel", "-a", "-x")
    cups.call("/usr/sbin/lpadmin", "-x", NAME)
    listener.close()


@pytest.fixture
def arrived(paper_tray: Listener) -> Callable[..., bool]:
    return paper_tray.arrived


class TestCupsPrinter(PrinterContract):
    @pytest.fixture
    def printer(self, paper_tray: Listener) -> CupsPrinter:
        return CupsPrinter()


class TestQtPrinter(PrinterContract):
    @pytest.fixture
    def printer(self, paper_tray: Listener, qapp: object) -> QtPrinter:
        return QtPrinter()


def test_the_printer_is_listed_under_the_name_people_gave_it(paper_tray: Listener) -> None:
    listed = CupsPrinter().printers()

    assert [(device.name, device.description) for device in listed] == [(NAME, "Máy in quầy 1")]


def test_cups_passes_the_drawing_on_byte_for_byte(paper_tray: Listener, tmp_path: Path) -> None:
    paper = receipt_like(tmp_path / "giấy tiếp nhận.pdf")

    job = CupsPrinter().submit(paper, NAME, "Giấy tiếp nhận H99.01-261120-0001")

    assert settled(CupsPrinter(), job) is PrintState.PRINTED
    assert paper_tray.jobs == [paper.read_bytes()]


def test_a_printer_that_is_switched_off_is_told_as_stopped_and_never_as_printed(
    cups: PrivateCups, paper_tray: Listener, tmp_path: Path
) -> None:
    cups.call("/usr/sbin/cupsdisable", NAME)

    with pytest.raises(DeviceError) as raised:
        CupsPrinter().submit(receipt_like(tmp_path / "a5.pdf"), NAME, "H99.01-261120-0001")

    assert raised.value.code == "printer.stopped"
    assert paper_tray.jobs == []


def test_a_job_caught_by_a_stopped_printer_waits_and_comes_out_later(
    cups: PrivateCups, paper_tray: Listener, tmp_path: Path
) -> None:
    printer = CupsPrinter()
    cups.call("/usr/sbin/lpadmin", "-p", NAME, "-v", "socket://127.0.0.1:1/?contimeout=1")
    job = printer.submit(receipt_like(tmp_path / "a5.pdf"), NAME, "H99.01-261120-0001")
    cups.call("/usr/sbin/cupsdisable", NAME)

    with pytest.raises(DeviceError) as raised:
        printer.state(job)
    cups.add_printer(NAME, paper_tray.port, "Máy in quầy 1")
    cups.call("/usr/sbin/cupsenable", NAME)

    assert raised.value.code == "printer.stopped"
    assert settled(printer, job) is PrintState.PRINTED
    assert paper_tray.arrived(at_least=1)


def test_a_cancelled_job_is_told_as_failed(cups: PrivateCups, paper_tray: Listener, tmp_path: Path) -> None:
    printer = CupsPrinter()
    cups.call("/usr/sbin/lpadmin", "-p", NAME, "-v", "socket://127.0.0.1:1/?contimeout=60")
    job = printer.submit(receipt_like(tmp_path / "a5.pdf"), NAME, "H99.01-261120-0001")
    cups.call("cancel", job.id)

    assert settled(printer, job) is PrintState.FAILED


def test_a_printer_that_refuses_jobs_is_told_as_stopped(
    cups: PrivateCups, paper_tray: Listener, tmp_path: Path
) -> None:
    cups.call("/usr/sbin/cupsreject", NAME)

    with pytest.raises(DeviceError) as raised:
        CupsPrinter().submit(receipt_like(tmp_path / "a5.pdf"), NAME, "H99.01-261120-0001")

    assert raised.value.code == "printer.stopped"


def test_a_desk_without_printers_is_told_so(
    cups: PrivateCups, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CUPS_SERVER", cups.address)

    with pytest.raises(DeviceError) as raised:
        CupsPrinter().submit(receipt_like(tmp_path / "a5.pdf"), "", "H99.01-261120-0001")

    assert raised.value.code == "printer.none"


def test_no_print_system_at_all_means_no_printers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))

    assert CupsPrinter().printers() == ()


def test_where_cups_is_installed_the_desk_prints_through_it() -> None:
    assert isinstance(system_printer(), CupsPrinter)
