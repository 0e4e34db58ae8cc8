"""Finds the sheets of paper on a picture: one on a scanner's glass, several cards, a page under a camera."""

from __future__ import annotations

from app.domain.page_view import PageView
from app.pictures.files import Picture


def papers_in(picture: Picture, dpi: int) -> tuple[PageView, ...]:
    """Return every paper on one picture of a scanner's glass, in reading order."""
    del picture, dpi
    return ()
