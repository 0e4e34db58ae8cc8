"""Looks at the picture of one side: paper, blank, separator, how it looks, what may be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.draft import Suspicion
from app.domain.errors import RuleError
from app.domain.page_view import Cleaning, PageView
from app.domain.scanning.file_check import PictureFacts, check_picture
from app.pictures.camera_page import camera_view
from app.pictures.exif import camera_marks
from app.pictures.files import Picture, open_pages
from app.pictures.glance import Glance, glance
from app.pictures.levelling import levelled
from app.pictures.likeness import fingerprint
from app.pictures.papers import LOOK_DPI, paper_on, view_of
from app.pictures.resolution import dpi_filling, likely_dpi
from app.pictures.views import seen as picture_of
from app.ports import ScannedSheet, ScanSettings, ScanSource
from scanner.blank import is_blank
from scanner.double_feed import second_edge, too_long
from scanner.separators import separator_on

_HALF_DPI = 150
_A4_LONG_MM = 297.0
_SCREEN_DPI = (0, 1, 72, 96)
_SENSOR_RATIOS, _RATIO_SLACK = (4 / 3, 3 / 2, 16 / 9), 0.02
_TURNS = {3: 180, 6: 90, 8: 270}
"""EXIF orientation to degrees clockwise (CIPA DC-008, tag 274); mirrored ones no camera writes."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was seen on one side; the fields are those of ``ScannedSheet``."""

    blank: bool = False
    view: PageView = PageView()
    separator: str = ""
    fingerprint: str = ""
    suspicion: Suspicion = Suspicion.NONE


def findings(picture: Picture, dpi: int, settings: ScanSettings) -> Findings:
    """Look at one side; takes well under the time a fast scanner needs for the next.

    A side whose resolution nobody told (0) is taken for a sheet of A4.
    """
    dpi = dpi if dpi > 0 else dpi_filling(max(picture.shape[:2]), _A4_LONG_MM)
    by_camera = settings.source is ScanSource.CAMERA
    half = glance(picture, dpi, _HALF_DPI)  # what follows needs no more, and the first step costs most
    half_dpi = round(half.dpi)
    look = glance(half.picture, half_dpi, LOOK_DPI)
    look = replace(look, scale=look.scale * half.scale)
    view = _view(picture, look, settings) if settings.find_page else PageView()
    if settings.cleaning is not Cleaning.NONE:
        view = replace(view, cleaning=settings.cleaning)
    page, page_dpi = _straight(picture, look, view)
    suspicion = _suspicion(picture, dpi, view, (page, page_dpi), settings)
    separator = ""
    if settings.separators and suspicion is Suspicion.NONE:  # with another sheet it is no longer only itself
        separator = separator_on(Glance(page, 1.0, page_dpi))
    blank = not separator and not by_camera and is_blank(half.picture, half_dpi)
    return Findings(
        blank=blank,
        view=view,
        separator=separator,
        fingerprint="" if blank or separator else fingerprint(page, page_dpi),
        suspicion=suspicion,
    )


def _view(picture: Picture, look: Glance, settings: ScanSettings) -> PageView:
    if settings.source is ScanSource.CAMERA:
        return camera_view(picture) or PageView()
    paper = paper_on(look)
    if paper is not None:
        return view_of(paper, look, picture.shape) or PageView()
    return levelled(look) or PageView()


def _straight(picture: Picture, look: Glance, view: PageView) -> tuple[Picture, float]:
    """Return the page of a view, small and in its darkest colour, and its resolution."""
    if view.ratio:  # a camera's sheet: as large as its own resolution says, not the picture's
        flat = glance(picture_of(picture, replace(view, cleaning=Cleaning.NONE)), view.dpi, LOOK_DPI)
        return flat.darkest, flat.dpi
    if not view.corners:
        return look.darkest, look.dpi
    small = PageView(tuple(n / look.scale for n in view.corners))
    return picture_of(look.darkest, small), look.dpi


def _suspicion(
    picture: Picture, dpi: int, view: PageView, page: tuple[Picture, float], settings: ScanSettings
) -> Suspicion:
    two = too_long(view, picture.shape, dpi, settings) or second_edge(*page, settings)
    return Suspicion.DOUBLE_FEED if two else Suspicion.NONE


class SideExaminer:
    """Implements the PageExaminer port for pictures that came as files."""

    def examine(self, sheet: ScannedSheet, settings: ScanSettings) -> ScannedSheet:
        """Return the sheet with what was found; see the port."""
        try:
            return _examined(sheet, settings)
        except RuleError:
            raise
        except Exception:  # a picture nobody understands is still a sheet the clerk brought in
            return sheet


def _examined(sheet: ScannedSheet, settings: ScanSettings) -> ScannedSheet:
    turn, photographed = _camera_marks(sheet.path)
    if photographed and settings.source is ScanSource.FOLDER:
        settings = replace(settings, source=ScanSource.CAMERA)
    facts = PictureFacts(sheet.mime, sheet.width_px, sheet.height_px, sheet.dpi)
    found = findings(next(open_pages(sheet.path)), likely_dpi(facts), settings)
    return replace(
        sheet,
        blank=found.blank,
        view=found.view,
        rotation=(sheet.rotation + turn) % 360,
        separator=found.separator,
        fingerprint=found.fingerprint,
        suspicion=found.suspicion if sheet.suspicion is Suspicion.NONE else sheet.suspicion,
    )


def _camera_marks(path: Path) -> tuple[int, bool]:
    """Return the turn a camera's EXIF asks for, and whether the file is obviously a photograph."""
    marks, facts = camera_marks(path), check_picture(path)
    turn = _TURNS.get(marks.orientation, 0)
    # Messengers take the EXIF away; what stays are a screen's resolution and a sensor's proportions. The
    # desk's own stills tell the resolution at which A4 would fill them.
    long, short = max(facts.width_px, facts.height_px), min(facts.width_px, facts.height_px)
    ratio, no_scan = long / short, (*_SCREEN_DPI, dpi_filling(long, _A4_LONG_MM))
    sent = facts.dpi in no_scan and any(abs(ratio - r) < _RATIO_SLACK for r in _SENSOR_RATIOS)
    return turn, marks.exposed or turn != 0 or sent
