"""Stacks with something wrong in them: a separator that reads as one, a page fed twice, a jam each time."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest

from app.domain.scanning.faults import ScannerFault, read_orders
from app.domain.scanning.separator import NEXT_PAPER
from app.training.citizens import load_commune
from app.training.stacks import JAM_STACK, SEPARATED_STACK, lay_stacks
from scanner.codes import PictureCodes
from scanner.drivers.virtual import SEPARATOR

pytestmark = pytest.mark.slow  # draws whole pages or starts child processes


def laid(folder: Path) -> Path:
    lay_stacks(folder, load_commune(date(2026, 11, 20)), plans=())
    return folder


def test_the_separator_sheet_reads_as_one(tmp_path):
    sheet = laid(tmp_path) / SEPARATOR
    assert [code.raw.decode() for code in PictureCodes().decode(sheet)] == [NEXT_PAPER]


def test_the_separated_stack_has_separators_and_a_page_fed_twice(tmp_path):
    listed = (laid(tmp_path) / SEPARATED_STACK / "stack.txt").read_text(encoding="utf-8").splitlines()
    papers = [line for line in listed if line and not line.startswith("#")]
    assert papers.count(f"../{SEPARATOR}") == 3
    twice = [first for first, second in itertools.pairwise(papers) if first == second]
    assert twice == ["../khai-sinh/02-giay_chung_sinh.jpg"]


def test_the_jamming_scanner_jams_each_time(tmp_path):
    orders = read_orders((laid(tmp_path) / JAM_STACK / "faults.toml").read_text(encoding="utf-8"))
    assert orders.due(2) == (ScannerFault.JAM,)
    assert orders.without(ScannerFault.JAM) == orders
