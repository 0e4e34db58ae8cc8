"""One look at a side finds everything the desk wants to know of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from app.domain.draft import Suspicion
from app.domain.errors import RuleError
from app.domain.page_view import Cleaning, PageView
from app.domain.pages.repeats import alike
from app.pictures.files import Picture
from app.ports import ScannedSheet, ScanSettings, ScanSource
from app.training.defects import Defects, everyday
from app.training.papers import PAPERS, draw_paper
from bench.drawn_pages import Laid, desk, glass, households, overlap, paper
from scanner.examine import Findings, SideExaminer, findings

pytestmark = pytest.mark.slow  # draws and looks at whole pages

FEEDER = ScanSettings(ScanSource.FEEDER)
GLASS = ScanSettings(ScanSource.FLATBED)


def scan_of(kind: str, home: int, defects: Defects, seed: int = 1) -> Picture:
    drawn = draw_paper(kind, households()[home], seed, defects)
    return np.ascontiguousarray(np.asarray(drawn.image)[:, :, ::-1])


def looked_at(kind: str, home: int = 0, seed: int = 1, **defects: float) -> Findings:
    return findings(scan_of(kind, home, Defects(**defects), seed), 300, FEEDER)


def with_second_edge(side: Picture, row: int, dark: int) -> Picture:
    """Lay another sheet over the lower part: its own edge, its shadow, its own text."""
    both = side.copy()
    both[row:] = np.roll(side, 137, axis=1)[row:]
    for step in range(6):
        both[row - step - 1] = np.clip(both[row - step - 1].astype(int) - dark + 4 * step, 0, 255)
    return both


def test_finding_the_paper_can_be_switched_off() -> None:
    drawn = glass([Laid(paper("giay_bao_tu"), (148, 210), (100, 140), 3)], np.random.default_rng(1), dpi=100)
    assert findings(drawn.picture, 100, GLASS).view.corners
    assert findings(drawn.picture, 100, replace(GLASS, find_page=False)).view == PageView()


def test_the_wanted_cleaning_is_kept_with_the_page() -> None:
    wanted = replace(FEEDER, cleaning=Cleaning.SHADOWS)
    side = cv2.resize(paper("giay_bao_tu"), None, fx=1 / 3, fy=1 / 3, interpolation=cv2.INTER_AREA)
    assert findings(np.asarray(side, np.uint8), 100, wanted).view == PageView(cleaning=Cleaning.SHADOWS)


def test_a_sheet_fed_twice_is_found_again_but_not_the_same_form_of_another_family() -> None:
    first = looked_at("giay_bao_tu", skew_degrees=-1.3, noise=2.0, jpeg_quality=80)
    again = looked_at("giay_bao_tu", skew_degrees=0.9, noise=3.0, shading=0.06, jpeg_quality=75)
    other = looked_at("giay_bao_tu", home=1, noise=2.0)
    assert alike(first.fingerprint, again.fingerprint)
    assert not alike(first.fingerprint, other.fingerprint)
    assert len(first.fingerprint) <= 1024


def test_an_overlapping_sheet_is_a_double_feed() -> None:
    side = scan_of("giay_bao_tu", 0, Defects(noise=2.0))
    for row, dark in ((1300, 30), (2200, 60)):
        assert findings(with_second_edge(side, row, dark), 300, FEEDER).suspicion is Suspicion.DOUBLE_FEED


def test_a_fold_in_the_middle_is_no_double_feed() -> None:
    side = scan_of("giay_bao_tu", 0, Defects(noise=2.0))
    side[1752:1757] = (side[1752:1757] * 0.8).astype(np.uint8)
    assert findings(side, 300, FEEDER).suspicion is Suspicion.NONE


def test_a_sheet_longer_than_asked_is_a_double_feed_but_an_a3_is_not() -> None:
    whole = replace(FEEDER, width_mm=0.0, height_mm=0.0)
    for long_mm, told in ((340, Suspicion.DOUBLE_FEED), (420, Suspicion.NONE), (297, Suspicion.NONE)):
        wide_mm = 297 if long_mm == 420 else 210
        side = np.full((round(long_mm / 25.4 * 100), round(wide_mm / 25.4 * 100), 3), 250, np.uint8)
        assert findings(side, 100, whole).suspicion is told


@pytest.mark.slow
def test_no_training_paper_is_a_separator_or_a_double_feed_and_only_the_empty_side_is_blank() -> None:
    for number, sample in enumerate(PAPERS):
        found = findings(scan_of(sample.kind, 0, everyday(number), number), 300, FEEDER)
        assert (found.separator, found.suspicion) == ("", Suspicion.NONE), sample.kind
        assert found.blank == (sample.kind == "mat_sau_trang"), sample.kind


def saved(picture: Picture, path: Path, exif: Image.Exif | None, dpi: int) -> ScannedSheet:
    told = {"exif": exif} if exif is not None else {}
    marks = {"dpi": (dpi, dpi)} if dpi else {}
    Image.fromarray(picture[:, :, ::-1]).save(path, quality=90, **told, **marks)
    height, width = picture.shape[:2]
    return ScannedSheet(path, "image/jpeg", width, height, dpi or 300, 1)


def test_a_telephone_held_upright_tells_the_turn_and_its_sheet_is_flattened(tmp_path: Path) -> None:
    drawn = desk(paper("giay_bao_tu"), np.random.default_rng(3), top="dark", long_px=1200)
    lying = np.asarray(cv2.rotate(drawn.picture, cv2.ROTATE_90_COUNTERCLOCKWISE), np.uint8)
    exif = Image.Exif()
    exif[0x0112] = 6
    sheet = saved(lying, tmp_path / "anh.jpg", exif, 72)
    told = SideExaminer().examine(sheet, ScanSettings(ScanSource.FOLDER))
    assert told.rotation == 90
    assert told.view.ratio > 1  # on the stored picture the sheet lies on its side
    assert (
        0.9
        < cv2.contourArea(np.array(told.view.points, np.float32))
        / cv2.contourArea(drawn.corners[0].astype(np.float32))
        < 1.1
    )


def test_a_photograph_sent_by_messenger_is_known_without_its_marks(tmp_path: Path) -> None:
    drawn = desk(paper("giay_bao_tu"), np.random.default_rng(3), top="wood", long_px=1200)
    sheet = saved(drawn.picture, tmp_path / "zalo.jpg", None, 0)
    view = SideExaminer().examine(sheet, ScanSettings(ScanSource.FOLDER)).view
    assert overlap(view.points, drawn.corners[0], drawn.picture.shape) > 0.97


def test_a_scan_in_a_file_is_no_photograph(tmp_path: Path) -> None:
    side = cv2.resize(paper("giay_bao_tu"), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    sheet = saved(np.asarray(side, np.uint8), tmp_path / "quet.jpg", None, 150)
    told = SideExaminer().examine(sheet, ScanSettings(ScanSource.FOLDER))
    assert (told.view, told.rotation) == (PageView(), 0)


def test_a_suspicion_of_the_device_is_kept(tmp_path: Path) -> None:
    side = cv2.resize(paper("giay_bao_tu"), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    sheet = saved(np.asarray(side, np.uint8), tmp_path / "quet.jpg", None, 150)
    sheet = replace(sheet, suspicion=Suspicion.DOUBLE_FEED)
    assert SideExaminer().examine(sheet, FEEDER).suspicion is Suspicion.DOUBLE_FEED


@pytest.mark.parametrize("shape", [(1600, 1200, 3), (15, 2000, 3), (2000, 15), (1, 1), (3, 9000)])
@pytest.mark.parametrize("source", [ScanSource.FOLDER, ScanSource.FEEDER, ScanSource.CAMERA])
def test_a_picture_without_resolution_is_looked_at_in_its_own_size(
    shape: tuple[int, ...], source: ScanSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    largest, resize = [0], cv2.resize

    def watched(picture: Picture, *given: object, **named: object) -> Picture:
        made = resize(picture, *given, **named)
        largest[0] = max(largest[0], made.size)
        return np.asarray(made, np.uint8)

    monkeypatch.setattr(cv2, "resize", watched)
    side = np.random.default_rng(2).integers(200, 256, shape, np.uint8)
    findings(side, 0, ScanSettings(source))
    assert largest[0] <= max(side.size, 3 * 640 * 640)


def test_a_paper_longer_than_a_metre_has_a_fingerprint_too() -> None:
    side = np.full((3200, 600), 250, np.uint8)
    for line in range(40, 3150, 40):
        cv2.putText(side, f"dong {line} cua cuon giay", (30, line), 0, 0.8, 30, 2)
    assert findings(side, 72, FEEDER).fingerprint


def test_a_file_that_is_no_picture_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "hong.jpg"
    broken.write_bytes(b"\xff\xd8 khong phai anh")
    with pytest.raises(RuleError):
        SideExaminer().examine(ScannedSheet(broken, "image/jpeg", 10, 10, 300, 1), FEEDER)


def test_a_picture_nobody_understands_is_kept_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_memory(*_: object) -> Findings:
        raise MemoryError

    monkeypatch.setattr("scanner.examine.findings", out_of_memory)
    sheet = saved(np.full((40, 30, 3), 250, np.uint8), tmp_path / "la.jpg", None, 150)
    assert SideExaminer().examine(sheet, FEEDER) == sheet
