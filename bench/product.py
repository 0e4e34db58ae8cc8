"""A picture as the product reads it: the sheet is looked for as when a file is taken in, and drawn."""

from __future__ import annotations

from pathlib import Path

from app.pictures.pages import PagePainter
from app.ports import ScannedSheet, ScanSettings, ScanSource
from scanner.examine import SideExaminer


def seen_picture(path: Path, dpi: int, aside: Path) -> Path:
    """Return the file to read: the picture itself, or the sheet found on it, drawn into a folder aside."""
    sheet = ScannedSheet(path, "image/jpeg", 0, 0, dpi, 0)
    view = SideExaminer().examine(sheet, ScanSettings(source=ScanSource.FOLDER)).view
    if view.whole:
        return path
    out = aside / f"view-{path.name}"
    PagePainter().draw(path, view, view.dpi or dpi, out)
    return out
