"""A stack without file names: papers are parted by separator sheets, from a copier's folder or a feeder."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from app.domain.back_files.job import Grouping, ItemState
from app.domain.errors import DeviceError
from app.ports import ScanSettings
from app.store import digitising
from scanner.files import pages_of
from tests.use_cases.back_files import begin, result, run
from tests.use_cases.world import World


def lay_stack(world: World, folder: Path, pattern: str) -> None:
    """Lay pages (p) and printed separator sheets (|) into a folder, as a copier leaves them."""
    folder.mkdir(parents=True)
    sheet = folder.parent / "to-ngan.pdf"
    world.desk.draw_separators("", sheet)
    for number, sign in enumerate(pattern, start=1):
        out = folder / f"quet-{number}.png"
        if sign == "p":
            page = Image.new("L", (1240, 1754), 245)
            pen = ImageDraw.Draw(page)
            for line in range(20):
                pen.text((120, 150 + 60 * line), f"KET QUA {number} DONG {line}", fill=20, font_size=34)
            page.save(out, dpi=(150, 150))
        else:
            with pypdfium2.PdfDocument(sheet) as document:
                drawn = document[0].render(scale=150 / 72, grayscale=True).to_pil()
            drawn.save(out, dpi=(150, 150))


@pytest.mark.slow
def test_papers_of_a_stack_are_parted_by_separator_sheets_wherever_the_work_was_cut(world, reader, folder):
    lay_stack(world, folder, "pp|p|ppp|")
    job = begin(world.desk, folder, Grouping.SEPARATORS)
    asked = iter([False] * 5 + [True] * 99)

    cut = run(world.desk, job, lambda: next(asked))
    for item in run(world.desk, job):
        cut.append(item)
    everything = cut + run(world.desk, job)

    assert [len(item.kept_pages) for item in everything] == [2, 1, 3]
    assert world.desk.digitise.progress(job.id).counts == {"to_check": 3}


@pytest.mark.slow
def test_a_long_file_of_a_stack_is_left_at_once_and_gone_on_with(world, reader, folder):
    folder.mkdir()
    first, *others = [Image.new("L", (300, 400), 150 + 10 * n) for n in range(6)]
    first.save(folder / "mot-tap.pdf", save_all=True, append_images=others)
    object.__setattr__(world.desk.digitise.lane.work.stack.sheets_of, "render_pdf", pages_of)
    job = begin(world.desk, folder, Grouping.SEPARATORS)

    def two_sides_are_here() -> bool:
        with world.desk.database.read() as db:
            return sum(len(i.pages) for i in digitising.items_in(db, (ItemState.FED,), job.id)) >= 2

    assert run(world.desk, job, two_sides_are_here) == []
    with world.desk.database.read() as db:
        (left,) = digitising.items_in(db, (ItemState.FED,), job.id)
    assert len(left.pages) == 2

    (whole,) = run(world.desk, job)
    assert [page.staged for page in whole.pages] == [f"mot-tap.pdf#{n}" for n in range(1, 7)]


def test_fed_papers_are_parted_and_a_jam_leaves_the_paper_open(world, reader, tmp_path):
    job = world.desk.digitise.start(None, "lan", name="Tủ hộ tịch 2001")
    pages = [result(tmp_path / "giay", n, reader) for n in range(1, 7)]
    world.scanner.pictures = pages[:4]
    world.scanner.separators = {2: "QMC:NGAN"}
    world.scanner.jams_after = 3
    feed = world.desk.digitise.feed

    with pytest.raises(DeviceError):
        feed(job.id, world.scanner.present, ScanSettings(), lambda: None)
    world.scanner.jams_after, world.scanner.separators = None, {}
    world.scanner.pictures = pages[4:]
    feed(job.id, world.scanner.present, ScanSettings(), lambda: None)
    done = run(world.desk, job)

    assert [len(item.kept_pages) for item in done] == [1, 3]
