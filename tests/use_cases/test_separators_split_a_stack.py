"""A stack with the sheets we print between its papers, through the real scanner process, comes apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from app.domain import draft_edits
from app.domain.draft import Draft
from app.domain.pages.counts import page_counts
from app.domain.pages.work import Landing
from app.ports import ScannerDevice, ScanSettings, ScanSource
from app.use_cases.capture import CapturePages
from scanner.protocol import Places
from scanner.service import Scanners
from tests.use_cases.world import BIRTH, World, make_world

pytestmark = pytest.mark.slow
DPI = 150


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path / "quay")
    yield made
    made.desk.close()


def written_page(path: Path, words: str) -> None:
    page = Image.new("L", (round(8.27 * DPI), round(11.69 * DPI)), 245)
    pen = ImageDraw.Draw(page)
    for line in range(20):
        pen.text((120, 150 + 60 * line), f"{words} {line}", fill=20, font_size=34)
    page.save(path, dpi=(DPI, DPI))


def printed_separators(world: World, folder: Path, slots: tuple[str, ...]) -> list[str]:
    """Print the sheets and lay their pictures beside the papers, as a copier would see them."""
    names = []
    for number, slot in enumerate(slots):
        pdf = folder / "to-ngan.pdf"
        world.desk.draw_separators(BIRTH if slot else "", pdf, (slot,) if slot else ())
        with pypdfium2.PdfDocument(pdf) as document:
            picture = document[0].render(scale=DPI / 72, grayscale=True).to_pil()
        picture.save(folder / f"ngan-{number}.png", dpi=(DPI, DPI))
        names.append(f"ngan-{number}.png")
    return names


def scanned(world: World, folder: Path, lot: list[str], *, separators: bool = True) -> Draft:
    (folder / "stack.txt").write_text("\n".join(lot), encoding="utf-8")
    scanner = Scanners(Places(stacks=(str(folder),)))
    desk = world.desk
    draft = desk.edit_draft(desk.start_draft("c").id, lambda d: draft_edits.choose_procedure(d, BIRTH))
    capture = CapturePages(scanner, desk.capture.open_batch)
    device = ScannerDevice("virtual", str(folder), "Máy ảo", (ScanSource.FEEDER,))
    settings = ScanSettings(ScanSource.FEEDER, DPI, separators=separators)
    return capture(draft.id, device, settings, Landing(), lambda _d, _p: None)


def test_named_sheets_send_each_paper_to_its_slot_in_any_order(world: World, tmp_path: Path):
    asked = world.desk.catalogue.procedure(BIRTH, world.clock.now().date()).requirements
    form, certificate = (
        next(r.key for r in asked if r.kind == kind) for kind in ("to_khai_khai_sinh", "giay_chung_sinh")
    )
    for number, words in enumerate(("chứng sinh", "tờ khai", "tờ khai mặt sau")):
        written_page(tmp_path / f"trang-{number}.png", words)
    first, second = printed_separators(world, tmp_path, (certificate, form))

    draft = scanned(world, tmp_path, [first, "trang-0.png", second, "trang-1.png", "trang-2.png"])

    assert [p.slot for p in draft.kept_pages()] == [certificate, form, form]
    counts = page_counts(draft)
    assert (counts.scanned, counts.kept, counts.separators) == (5, 3, 2)


def test_the_plain_sheet_begins_the_next_paper_of_the_checklist(world: World, tmp_path: Path):
    for number in range(2):
        written_page(tmp_path / f"trang-{number}.png", f"giấy {number}")
    (plain,) = printed_separators(world, tmp_path, ("",))

    draft = scanned(world, tmp_path, ["trang-0.png", plain, "trang-1.png"])

    slots = [p.slot for p in draft.kept_pages()]
    assert len(set(slots)) == 2 and "" not in slots


def test_a_profile_that_looks_for_no_separators_takes_the_sheet_as_a_page(world: World, tmp_path: Path):
    (plain,) = printed_separators(world, tmp_path, ("",))
    draft = scanned(world, tmp_path, [plain], separators=False)
    assert len(draft.kept_pages()) == 1
