"""Looks at the picture of one side: paper, blank, separator, how it looks, what may be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.dossier import Suspicion
from app.domain.page_view import PageView
from app.pictures.files import Picture, open_pages
from app.ports import ScannedSheet, ScanSettings
from scanner.blank import is_blank


@dataclass(frozen=True, slots=True)
class Findings:
    """What was seen on one side; the fields are those of ``ScannedSheet``."""

    blank: bool = False
    view: PageView = PageView()
    separator: str = ""
    fingerprint: str = ""
    suspicion: Suspicion = Suspicion.NONE


def findings(picture: Picture, dpi: int, settings: ScanSettings) -> Findings:
    """Look at one side; takes well under the time a fast scanner needs for the next."""
    del settings
    return Findings(blank=is_blank(picture, dpi))


class SideExaminer:
    """Implements the PageExaminer port for pictures that came as files."""

    def examine(self, sheet: ScannedSheet, settings: ScanSettings) -> ScannedSheet:
        """Return the sheet with what was found; see the port."""
        found = findings(next(iter(open_pages(sheet.path))), sheet.dpi, settings)
        return replace(
            sheet,
            blank=found.blank,
            view=found.view,
            separator=found.separator,
            fingerprint=found.fingerprint,
            suspicion=found.suspicion,
        )
