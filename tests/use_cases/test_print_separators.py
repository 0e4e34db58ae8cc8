"""Separator sheets for a procedure: drawn into a file, handed to the printer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from app.domain.errors import DeviceError, RuleError
from app.domain.procedure import Channel
from tests.use_cases.world import BIRTH, World, make_world


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path / "quay")
    yield made
    made.desk.close()


def pages_of(pdf: Path) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def test_each_paper_of_the_procedure_has_a_sheet_that_names_it(world: World, tmp_path: Path):
    out = tmp_path / "to-ngan.pdf"
    papers = world.desk.catalogue.procedure(BIRTH, world.clock.now().date()).requirements
    asked = [r for r in papers if r.channels != {Channel.ONLINE}]

    assert world.desk.draw_separators(BIRTH, out) == len(asked)
    assert all(r.name.split()[0] in page for r, page in zip(asked, pages_of(out), strict=True))


def test_without_a_procedure_there_is_one_plain_sheet_for_every_dossier(world: World, tmp_path: Path):
    out = tmp_path / "to-ngan.pdf"
    assert world.desk.draw_separators("", out) == 1
    assert "Giấy tiếp theo" in pages_of(out)[0]


def test_only_the_papers_named_are_printed(world: World):
    slot = world.desk.catalogue.procedure(BIRTH, world.clock.now().date()).requirements[0].key
    sheets, job = world.desk.print_separators(BIRTH, (slot,))
    assert (sheets, job.printer, world.printer.titles) == (1, "khay", ["to-ngan.pdf"])


def test_a_printer_that_fails_is_told(world: World):
    world.printer.fails = "printer.offline"
    with pytest.raises(DeviceError, match=r"printer\.offline"):
        world.desk.print_separators("")


def test_a_procedure_nobody_knows_is_told_and_nothing_is_written(world: World, tmp_path: Path):
    with pytest.raises(RuleError, match="catalogue"):
        world.desk.draw_separators("9.999999", tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()
