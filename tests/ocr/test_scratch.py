import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from app.domain.errors import DeviceError, StorageError
from ocr.engine import PageReader
from ocr.scratch import Scratch, sweep
from tests.ocr.papers import BODY, drawn_page

READY = "import sys, time, os, tempfile; print('{}', flush=True); "
HANGS_WITH_A_PAGE = READY + (
    "open(os.path.join(tempfile.gettempdir(), 'page.pgm'), 'w').write('x'); sys.stdin.readline(); "
    "time.sleep(60)"
)
DIES_WITH_A_PAGE = HANGS_WITH_A_PAGE.replace("time.sleep(60)", "os._exit(139)")


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def reader(script: str, timeout: float = 20.0) -> PageReader:
    return PageReader(workers=1, timeout_seconds=timeout, command=(sys.executable, "-c", script))


def aged(folder: Path) -> Path:
    old = time.time() - 3600
    os.utime(folder, (old, old))
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("script", [HANGS_WITH_A_PAGE, DIES_WITH_A_PAGE], ids=["hangs", "dies"])
def test_nothing_of_a_page_is_left_when_its_reader_ends_badly(temporary, script):
    with reader(script, timeout=0.7) as frail:
        with pytest.raises(DeviceError):
            frail.read(Path("trang.jpg"))

        assert list(temporary.iterdir()) == []


def test_a_page_lies_only_where_this_user_may_look(temporary):
    scratch = Scratch()

    assert scratch.folder.parent == temporary
    assert os.name == "nt" or scratch.folder.stat().st_mode & 0o077 == 0
    scratch.remove()
    assert list(temporary.iterdir()) == []


def test_what_a_desk_without_power_left_behind_is_swept_at_the_next_start(temporary):
    leave = "import sys, os; from ocr.scratch import Scratch; s = Scratch(); "
    leave += "(s.folder / 'page.pgm').write_text('x'); os._exit(137)"
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-c", leave], cwd=root, env=os.environ | {"TMPDIR": str(temporary)}, check=False
    )
    (left,) = temporary.iterdir()
    aged(left)

    reader(DIES_WITH_A_PAGE).close()

    assert not left.exists()


def test_the_folder_of_another_open_desk_stays(temporary):
    other = Scratch()
    aged(other.folder)

    sweep()

    assert other.folder.exists()
    other.remove()


def test_a_folder_that_is_just_being_made_stays(temporary):
    new = temporary / "quaymotcua-reader-moi"
    new.mkdir()

    sweep()

    assert new.exists()


def test_no_room_for_temporary_files_is_told_as_the_disks_fault(temporary, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "khong-co"))

    with reader(HANGS_WITH_A_PAGE) as homeless, pytest.raises(StorageError, match=r"disk\.folder"):
        homeless.read(Path("trang.jpg"))


@pytest.mark.slow
def test_a_user_whose_folder_has_vietnamese_letters_and_brackets_is_read_and_leaves_nothing(
    temporary, monkeypatch
):
    home = temporary / "Người dùng [1]"
    home.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(home))
    page = temporary / "trang.png"
    drawn_page(BODY, size=(1240, 700)).save(page, dpi=(150, 150))

    with PageReader(workers=1) as opened:
        assert "Quốc tịch: Việt Nam" in opened.read(page).text

    assert list(home.iterdir()) == []
