"""What every printer of the desk must do, whatever stands behind it; each adapter's test inherits this."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from app.domain.errors import DeviceError
from app.forms.pdf import write_pdf
from app.forms.sheet import Sheet, Style
from app.ports import Printer, PrintJob, PrintState


def receipt_like(out: Path, pages: int = 2) -> Path:
    """Write a small A5 paper with Vietnamese words on it."""
    sheet = Sheet(148, 210)
    for number in range(1, pages + 1):
        sheet.text(20, 20, f"GIẤY TIẾP NHẬN - trang {number}", Style("title", "Tinos-Bold", 14))
        if number < pages:
            sheet.new_page()
    write_pdf(sheet.pages, out, "H99.01-261120-0001")
    return out


def settled(printer: Printer, job: PrintJob, seconds: float = 20) -> PrintState:
    """Ask until the job no longer waits."""
    ends = time.monotonic() + seconds
    while (state := printer.state(job)) is PrintState.WAITING and time.monotonic() < ends:
        time.sleep(0.2)
    return state


class PrinterContract:
    """Inherit and give a fixture ``printer``, and ``arrived`` which counts the jobs that came out."""

    def test_printers_are_listed_by_distinct_names_with_one_default_at_most(self, printer: Printer) -> None:
        listed = printer.printers()

        assert len({device.name for device in listed}) == len(listed) > 0
        assert sum(device.is_default for device in listed) <= 1

    def test_a_paper_handed_over_comes_out_and_is_never_told_as_failed(
        self, printer: Printer, arrived: object, tmp_path: Path
    ) -> None:
        name = printer.printers()[0].name

        job = printer.submit(receipt_like(tmp_path / "a5.pdf"), name, "H99.01-261120-0001")

        assert job.printer == name
        assert settled(printer, job) in (PrintState.PRINTED, PrintState.UNKNOWN)
        assert arrived(at_least=1)  # type: ignore[operator]

    def test_no_name_means_the_default_printer(self, printer: Printer, tmp_path: Path) -> None:
        job = printer.submit(receipt_like(tmp_path / "a5.pdf"), "", "H99.01-261120-0001")

        assert job.printer in [device.name for device in printer.printers()]

    def test_a_printer_nobody_installed_is_told_by_name(self, printer: Printer, tmp_path: Path) -> None:
        with pytest.raises(DeviceError) as raised:
            printer.submit(receipt_like(tmp_path / "a5.pdf"), "may-in-la", "H99.01-261120-0001")

        assert raised.value.code == "printer.not_found"
        assert raised.value.facts["printer"] == "may-in-la"

    def test_a_lost_paper_is_a_failed_job_and_nothing_worse(self, printer: Printer, tmp_path: Path) -> None:
        name = printer.printers()[0].name

        with pytest.raises(DeviceError) as raised:
            printer.submit(tmp_path / "lost.pdf", name, "H99.01-261120-0001")

        assert raised.value.code == "printer.failed"

    def test_a_job_of_another_life_is_unknown(self, printer: Printer) -> None:
        name = printer.printers()[0].name

        assert printer.state(PrintJob(name, "khong-co-99999")) is PrintState.UNKNOWN
