"""Practising without a scanner: every fault on demand, once, and the recovery from it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DeviceError
from app.domain.scanning.faults import (
    OF_THE_SHEET,
    FaultOrders,
    ScannerFault,
    error_of,
    orders_text,
    read_orders,
)
from app.messages import explain, known_codes
from app.ports import ScannedSheet, ScannerDevice, ScanSettings, ScanSource
from scanner.drivers import virtual_faults
from scanner.drivers.virtual import SEPARATOR, VirtualDriver
from scanner.protocol import Places
from scanner.service import Scanners
from tests.scanner.papers import blank_side, save
from tests.scanner.rigs import training_stack
from tests.scanner.trays import Desk

pytestmark = pytest.mark.slow  # draws whole pages or starts child processes

FEEDER = ScanSettings(ScanSource.FEEDER)
TOLD = [fault for fault in ScannerFault if error_of(fault, "ảo") is not None]
ENDS_THE_CHILD = (ScannerFault.HANG, ScannerFault.CRASH)


def device_of(stack: Path) -> ScannerDevice:
    (device,) = VirtualDriver().devices(Places(stacks=(str(stack),)))
    return device


def stack_with(tmp_path: Path, orders: str, papers: int = 4, shared: bool = False) -> Path:
    folder = tmp_path / "máy ảo"
    folder.mkdir()
    stack = training_stack(folder / "giấy", papers)
    ((folder if shared else stack) / "faults.toml").write_text(orders, encoding="utf-8")
    return stack


def batch(stack: Path, into: Path, settings: ScanSettings = FEEDER) -> tuple[str, list[bytes]]:
    """Scan one batch; return the error's code and every side delivered."""
    desk = Desk(into, settings)
    code = ""
    try:
        VirtualDriver().scan(device_of(stack), desk.tray)
    except DeviceError as error:
        code = error.code
    return code, [sheet.path.read_bytes() for sheet in desk.sheets]


def paper(stack: Path, number: int) -> bytes:
    return (stack / f"giấy {number}.jpg").read_bytes()


@pytest.mark.parametrize("fault", [fault for fault in TOLD if fault not in ENDS_THE_CHILD])
def test_a_fault_happens_once_and_the_rest_is_scanned_after_it(tmp_path, fault):
    stack = stack_with(tmp_path, f"{fault}_after = 2")
    expected = error_of(fault, "ảo")
    assert expected is not None

    assert batch(stack, tmp_path / "1") == (expected.code, [paper(stack, 0), paper(stack, 1)])
    assert batch(stack, tmp_path / "2") == ("", [paper(stack, 2), paper(stack, 3)])
    assert batch(stack, tmp_path / "3") == ("", [paper(stack, number) for number in range(4)])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fault", "code", "patience"), [("hang", "scanner.timeout", 9.0), ("crash", "scanner.crashed", 60.0)]
)
def test_a_scanner_that_hangs_or_dies_loses_no_side_and_does_it_once(tmp_path, fault, code, patience):
    stack = stack_with(tmp_path, f"{fault}_after = 2", shared=True)
    scanners = Scanners(Places(stacks=(str(stack),)), patience_seconds=patience)
    sheets: list[ScannedSheet] = []
    with pytest.raises(DeviceError, match=code.replace(".", r"\.")):
        scanners.scan(device_of(stack), FEEDER, tmp_path / "vào", sheets.append)
    assert [sheet.path.read_bytes() for sheet in sheets] == [paper(stack, 0), paper(stack, 1)]
    assert scanners.scan(device_of(stack), FEEDER, tmp_path / "vào", sheets.append) == 2


def test_a_cold_lamp_takes_a_while_and_then_works(tmp_path, monkeypatch):
    monkeypatch.setattr(virtual_faults, "WARMING_SECONDS", 0.4)
    stack = stack_with(tmp_path, "warming_after = 0")
    began = time.monotonic()
    code, sides = batch(stack, tmp_path / "vào")
    assert (code, len(sides)) == ("", 4)
    assert time.monotonic() - began > 0.4


def test_two_sheets_drawn_in_together_are_one_long_picture_and_the_others_follow(tmp_path):
    stack = stack_with(tmp_path, "overlap_after = 1")
    desk = Desk(tmp_path / "vào", FEEDER)
    VirtualDriver().scan(device_of(stack), desk.tray)
    heights = [round(sheet.height_px / sheet.dpi * 25.4) for sheet in desk.sheets]
    assert heights == [297, 372, 297]
    assert desk.sheets[2].path.read_bytes() == paper(stack, 3)


def test_the_last_sheet_has_no_other_to_be_drawn_in_with(tmp_path):
    stack = stack_with(tmp_path, "overlap_after = 3")
    assert len(batch(stack, tmp_path / "vào")[1]) == 4
    assert read_orders((stack / "faults.toml").read_text()).after == {ScannerFault.OVERLAP: 3}


def test_a_sheet_fed_twice_comes_twice(tmp_path):
    stack = stack_with(tmp_path, "repeat_after = 1")
    assert batch(stack, tmp_path / "vào")[1] == [paper(stack, number) for number in (0, 1, 1, 2, 3)]


def test_a_separator_lies_between_two_papers(tmp_path):
    stack = stack_with(tmp_path, "separator_after = 2", shared=True)
    sheet = save(blank_side(), stack.parent / SEPARATOR)
    sides = batch(stack, tmp_path / "vào")[1]
    assert sides == [paper(stack, 0), paper(stack, 1), sheet.read_bytes(), paper(stack, 2), paper(stack, 3)]


def test_faults_ordered_for_all_training_scanners_happen_at_any_of_them(tmp_path):
    stack = stack_with(tmp_path, "jam_after = 1\ncover_open_after = 1", shared=True)
    assert batch(stack, tmp_path / "1")[0] == "scanner.jammed"
    assert batch(stack, tmp_path / "2")[0] == "scanner.cover_open"
    assert batch(stack, tmp_path / "3")[0] == ""


def test_a_fault_that_stays_comes_back(tmp_path):
    stack = stack_with(tmp_path, "jam_after = 2\nstays = true")
    assert [batch(stack, tmp_path / name)[0] for name in "12"] == ["scanner.jammed"] * 2


def test_orders_nobody_understands_disturb_nothing(tmp_path):
    stack = stack_with(tmp_path, "jam_after = 'hai'\ngì thế\n")
    assert batch(stack, tmp_path / "vào")[0] == ""


@pytest.mark.parametrize("fault", list(ScannerFault))
def test_every_fault_has_its_sentence_or_is_none(fault):
    error = error_of(fault, "ảo")
    assert (error is None) == (fault in OF_THE_SHEET or fault is ScannerFault.WARMING)
    if error is not None:
        assert error.code in known_codes("vi") & known_codes("en")
        assert "{" not in str(explain(error))


@given(
    st.dictionaries(st.sampled_from(ScannerFault), st.integers(0, 50)),
    st.booleans(),
    st.floats(0, 60).map(lambda seconds: round(seconds, 2)),
)
def test_orders_are_read_as_they_were_written(after, stays, seconds):
    orders = FaultOrders(after, stays, seconds)
    assert read_orders(orders_text(orders)) == orders
