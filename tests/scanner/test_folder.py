"""A copier's folder: oldest first, never half a file, and no source moved before the desk has its sides."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from app.domain.errors import DeviceError
from app.domain.scanning.file_check import check_picture
from app.messages import explain
from app.pictures.files import open_pages
from app.ports import ScannedSheet, ScannerDevice, ScanSettings, ScanSource
from scanner.drivers import folder as folder_driver
from scanner.drivers.folder import FolderDriver
from tests.scanner.papers import blank_side, save, written_side
from tests.scanner.trays import Desk

pytestmark = pytest.mark.slow

SETTINGS = ScanSettings(ScanSource.FOLDER, dpi=150)


@pytest.fixture(autouse=True)
def a_quick_copier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_driver, "_STEADY_SECONDS", 0.05)
    monkeypatch.setattr(folder_driver, "_GIVE_UP_SECONDS", 0.6)
    monkeypatch.setattr(folder_driver, "_LOOK_SECONDS", 0.02)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "máy quét").mkdir()
    return tmp_path / "máy quét"


def take(inbox: Path, desk: Desk) -> None:
    FolderDriver().scan(ScannerDevice("folder", str(inbox), inbox.name), desk.tray)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_files_come_oldest_first_byte_for_byte_and_are_then_put_aside(inbox: Path, tmp_path: Path) -> None:
    for age, name in enumerate(["z mới.jpg", "a cũ.jpg"]):
        save(written_side(age), inbox / name)
        os.utime(inbox / name, (1_000_000 - age, 1_000_000 - age))
    oldest = (inbox / "a cũ.jpg").read_bytes()
    desk = Desk(tmp_path / "vào", SETTINGS)
    take(inbox, desk)
    assert desk.sheets[0].path.read_bytes() == oldest
    assert len(desk.sheets) == 2
    assert names(inbox) == []
    assert names(inbox / "da-nhan") == ["a cũ.jpg", "z mới.jpg"]


def test_a_source_stays_where_it_is_until_the_desk_has_stored_its_sides(inbox: Path, tmp_path: Path) -> None:
    save(written_side(), inbox / "a.jpg")
    desk = Desk(tmp_path / "vào", SETTINGS, stores=False)
    desk.wishes.gone.set()  # the desk died after it heard of the side and before it was stored
    take(inbox, desk)
    assert names(inbox) == ["a.jpg"]


def test_every_page_of_a_pdf_and_of_a_tiff_is_a_side(inbox: Path, tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    pdf.add_blank_page(page_size=(595, 842))
    pdf.save(inbox / "a.pdf")
    page = Image.fromarray(written_side())
    page.save(inbox / "b.tif", save_all=True, append_images=[page, page], dpi=(100, 100))
    desk = Desk(tmp_path / "vào", SETTINGS)
    take(inbox, desk)
    assert [(sheet.mime, sheet.dpi) for sheet in desk.sheets] == [("image/jpeg", 150)] * 2 + [
        ("image/png", 100)
    ] * 3
    assert [sheet.blank for sheet in desk.sheets] == [True, True, False, False, False]
    assert (desk.sheets[0].width_px, desk.sheets[0].height_px) == (1240, 1755)


@pytest.mark.parametrize("compression", ["group4", "jpeg", "tiff_lzw", "tiff_adobe_deflate"])
def test_the_tiffs_copiers_write_are_read(inbox: Path, tmp_path: Path, compression: str) -> None:
    page = Image.fromarray(written_side(dpi=60)).convert("1" if compression == "group4" else "RGB")
    page.save(inbox / "a.tif", compression=compression, dpi=(60, 60))
    desk = Desk(tmp_path / "vào", SETTINGS)
    take(inbox, desk)
    assert (desk.sheets[0].width_px, desk.sheets[0].dpi) == (page.width, 60)
    assert not desk.sheets[0].blank


def test_a_phone_picture_gets_the_resolution_that_makes_it_a4(inbox: Path, tmp_path: Path) -> None:
    Image.fromarray(written_side(dpi=200)).save(inbox / "zalo.jpg", dpi=(72, 72))
    desk = Desk(tmp_path / "vào", SETTINGS)
    take(inbox, desk)
    assert desk.sheets[0].dpi == 200


def test_a_file_still_being_written_is_waited_for_and_taken_whole(inbox: Path, tmp_path: Path) -> None:
    whole = save(written_side(), tmp_path / "x.jpg").read_bytes()
    (inbox / "a.jpg").write_bytes(whole[:5000])

    def copier() -> None:
        for at in range(5000, len(whole), len(whole) // 5):
            time.sleep(0.1)
            with (inbox / "a.jpg").open("ab") as file:
                file.write(whole[at : at + len(whole) // 5])

    writing = threading.Thread(target=copier)  # noqa: TID251
    writing.start()
    desk = Desk(tmp_path / "vào", SETTINGS)
    take(inbox, desk)
    writing.join()
    assert desk.sheets[0].path.read_bytes() == whole


def test_a_broken_file_is_put_aside_and_does_not_stop_the_others(inbox: Path, tmp_path: Path) -> None:
    (inbox / "a 038192000016.jpg").write_bytes(save(written_side(), tmp_path / "x.jpg").read_bytes()[:9000])
    save(written_side(), inbox / "b.jpg")
    desk = Desk(tmp_path / "vào", SETTINGS)
    with pytest.raises(DeviceError) as told:
        take(inbox, desk)
    assert told.value.code == "scanner.file_refused"
    assert "a ….jpg" in explain(told.value).what
    assert len(desk.sheets) == 1
    assert names(inbox / "khong-nhan") == ["a 038192000016.jpg"]
    assert names(inbox) == []


def test_an_empty_folder_says_so(inbox: Path, tmp_path: Path) -> None:
    (inbox / "ghi chú.txt").write_text("không phải ảnh")
    with pytest.raises(DeviceError, match=r"scanner\.folder_empty"):
        take(inbox, Desk(tmp_path / "vào", SETTINGS))


def test_a_second_file_of_the_same_name_does_not_overwrite_the_first(inbox: Path, tmp_path: Path) -> None:
    for _ in range(2):
        save(written_side(), inbox / "scan0001.jpg")
        take(inbox, Desk(tmp_path / "vào", SETTINGS))
    assert names(inbox / "da-nhan") == ["scan0001-2.jpg", "scan0001.jpg"]


def test_the_limit_of_a_batch_leaves_the_rest_for_the_next(inbox: Path, tmp_path: Path) -> None:
    for number in range(3):
        save(blank_side(50), inbox / f"{number}.jpg")
    desk = Desk(tmp_path / "vào", ScanSettings(ScanSource.FOLDER, max_pages=2))
    take(inbox, desk)
    assert len(desk.sheets) == 2
    assert names(inbox) == ["2.jpg"]


def five_page_tiff(path: Path) -> list[bytes]:
    """Write a copier's TIFF of five pages; return how each page looks."""
    pages = [Image.fromarray(written_side(number, dpi=60)) for number in range(5)]
    pages[0].save(path, save_all=True, append_images=pages[1:], dpi=(60, 60))
    return [page.tobytes() for page in pages]


def looks(sheets: list[ScannedSheet]) -> list[bytes]:
    return [Image.open(sheet.path).tobytes() for sheet in sheets]


@pytest.mark.parametrize("stopped_after", [1, 2, 4])
def test_a_stop_in_the_middle_of_a_file_brings_no_page_twice_and_none_late(
    inbox: Path, tmp_path: Path, stopped_after: int
) -> None:
    pages = five_page_tiff(inbox / "a.tif")
    first = Desk(tmp_path / "một", SETTINGS, stops_after=stopped_after)
    take(inbox, first)
    rest = Desk(tmp_path / "hai", SETTINGS)
    if len(first.sheets) < len(pages):
        assert names(inbox) == ["a.tif"]
        take(inbox, rest)
    assert looks(first.sheets + rest.sheets) == pages
    assert names(inbox) == []


def test_the_limit_of_a_batch_may_fall_in_the_middle_of_a_file(inbox: Path, tmp_path: Path) -> None:
    pages = five_page_tiff(inbox / "a.tif")
    came: list[ScannedSheet] = []
    for batch in range(3):
        desk = Desk(tmp_path / f"{batch}", ScanSettings(ScanSource.FOLDER, max_pages=2))
        take(inbox, desk)
        came += desk.sheets
    assert looks(came) == pages
    with pytest.raises(DeviceError, match=r"scanner\.folder_empty"):
        take(inbox, Desk(tmp_path / "x", SETTINGS))


def test_a_file_written_anew_under_its_name_is_taken_from_its_first_page(inbox: Path, tmp_path: Path) -> None:
    five_page_tiff(inbox / "a.tif")
    take(inbox, Desk(tmp_path / "một", ScanSettings(ScanSource.FOLDER, max_pages=2)))
    Image.fromarray(written_side(9, dpi=60)).save(inbox / "a.tif", dpi=(60, 60))
    desk = Desk(tmp_path / "hai", SETTINGS)
    take(inbox, desk)
    assert len(desk.sheets) == 1


def test_a_whole_side_has_its_resolution_in_the_file(tmp_path: Path) -> None:
    path = save(written_side(), tmp_path / "a.jpg", dpi=240)
    assert check_picture(path).dpi == 240
    assert len(list(open_pages(path))) == 1


def test_a_picture_in_printers_colours_is_read(inbox: Path, tmp_path: Path) -> None:
    Image.fromarray(written_side()).convert("CMYK").save(inbox / "a.jpg")
    desk = Desk(tmp_path / "vào", SETTINGS)
    take(inbox, desk)
    assert [sheet.blank for sheet in desk.sheets] == [False]
