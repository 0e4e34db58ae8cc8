"""Folders as old disks have them: names that are no Unicode, folders nobody can open, shares that go away."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from app.domain.back_files.job import Grouping, ItemState
from app.domain.errors import RuleError
from app.ports import ScannedSheet
from app.use_cases.back_files.files import path_of, source_of
from scanner.files import pages_of
from tests.use_cases.back_files import begin, result, run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="names of files are Unicode there")


def renamed(path: Path, name: bytes) -> None:
    path.rename(path.with_name(os.fsdecode(name)))


def too_deep_to_open(folder: Path) -> None:
    """Make folders in folders until their path is longer than the system opens, as copied backups have."""
    inside = os.open(folder, os.O_RDONLY)
    for _ in range(25):
        os.mkdir("b" * 200, dir_fd=inside)
        deeper = os.open("b" * 200, os.O_RDONLY, dir_fd=inside)
        os.close(inside)
        inside = deeper
    os.close(inside)


@pytest.mark.parametrize("grouping", [Grouping.FILE, Grouping.SUBFOLDER, Grouping.SEPARATORS])
def test_names_of_files_that_are_no_unicode_are_read_like_others(world, reader, folder, grouping):
    renamed(result(folder / "1998", 1, reader), "Giấy khai sinh số 1.png".encode("cp1258", "replace"))
    renamed(result(folder / "1999", 2, reader), "hai\ndòng.png".encode())

    done = run(world.desk, begin(world.desk, folder, grouping))

    assert [page.read for item in done for page in item.pages] == [True, True]
    assert run(world.desk, begin(world.desk, folder, grouping)) == []  # known by their names the next time


def test_a_name_that_is_no_unicode_comes_back_as_it_was():
    odd = Path(os.fsdecode(b"1998/khai sinh \xf0\xec.png"))
    assert path_of(source_of(odd)) == odd


def test_a_damaged_file_with_such_a_name_is_put_aside_with_the_reason(world, reader, folder):
    folder.mkdir()
    (folder / "x").write_bytes(b"no picture")
    renamed(folder / "x", b"h\xf2ng.png")

    run(world.desk, begin(world.desk, folder))

    (line,) = world.desk.digitise.queue(ItemState.ASIDE)
    assert (line.item.reason.code, line.item.reason.facts) == ("file.not_an_image", {"file": "h?ng.png"})


@pytest.mark.parametrize("grouping", [Grouping.FILE, Grouping.SUBFOLDER])
def test_a_folder_that_cannot_be_opened_is_put_aside_and_the_others_are_read(world, reader, folder, grouping):
    result(folder, 3, reader)
    too_deep_to_open(folder)

    done = run(world.desk, begin(world.desk, folder, grouping))

    assert [item.state for item in done] == [ItemState.TO_CHECK, ItemState.ASIDE]
    assert done[1].reason.code == "file.missing"


class Share:
    """A network share that answers until the second page of a file, and then does what it is told to."""

    def __init__(self, then: Callable[[], object]) -> None:
        self.then = then

    def pages(self, path: Path, into: Path) -> Iterator[ScannedSheet]:
        yield next(iter(pages_of(path, into)))
        self.then()
        raise OSError(errno.EIO, "Input/output error", str(path))


def two_pages(folder: Path) -> None:
    folder.mkdir()
    first, *others = [Image.new("L", (300, 400), 200 + n) for n in range(2)]
    first.save(folder / "hai-trang-038192000016.pdf", save_all=True, append_images=others)


def test_a_file_that_fails_while_it_is_read_is_put_aside_and_its_name_tells_no_number(world, reader, folder):
    two_pages(folder)
    share = Share(lambda: None)
    object.__setattr__(world.desk.digitise.lane.work.take.sheets_of, "render_pdf", share.pages)

    run(world.desk, begin(world.desk, folder))

    (line,) = world.desk.digitise.queue(ItemState.ASIDE)
    assert (line.item.reason.code, line.item.reason.facts) == ("file.missing", {"file": "hai-trang-….pdf"})


def test_a_folder_that_goes_away_while_a_file_is_read_puts_nothing_aside(world, reader, folder):
    two_pages(folder)
    job = begin(world.desk, folder)
    share = Share(lambda: shutil.rmtree(folder))
    object.__setattr__(world.desk.digitise.lane.work.take.sheets_of, "render_pdf", share.pages)

    with pytest.raises(RuleError) as stopped:
        run(world.desk, job)

    assert stopped.value.code == "digitise.no_folder"
    assert world.desk.digitise.progress(job.id).counts == {"listed": 1}
