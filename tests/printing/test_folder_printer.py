"""The printer into a folder, for training and desks without a screen, keeps the contract of every printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.training.folder_printer import FolderPrinter
from tests.printing.printer_contract import PrinterContract, receipt_like


class TestFolderPrinter(PrinterContract):
    @pytest.fixture
    def printer(self, tmp_path: Path) -> FolderPrinter:
        return FolderPrinter(tmp_path / "in-ra")

    @pytest.fixture
    def arrived(self, tmp_path: Path) -> Callable[..., bool]:
        return lambda at_least: len(list((tmp_path / "in-ra").glob("*.pdf"))) >= at_least


def test_every_copy_lies_in_the_folder_under_a_number_and_unchanged(tmp_path: Path) -> None:
    printer, paper = FolderPrinter(tmp_path / "out"), receipt_like(tmp_path / "a5.pdf")

    printer.submit(paper, "", "038192000016 Nguyễn Thị Mẫu", copies=2)
    printer.submit(paper, "", "038192000016 Nguyễn Thị Mẫu")

    out = sorted((tmp_path / "out").iterdir())
    assert [path.name for path in out] == ["00001-2.pdf", "00001.pdf", "00002.pdf"]
    assert {path.read_bytes() for path in out} == {paper.read_bytes()}
