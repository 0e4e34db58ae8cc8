"""Makes the colour the desk wants from a richer one that the device can scan."""

from __future__ import annotations

import cv2
import numpy as np

from app.pictures.files import EncodedPage, Picture, encode_page, grey_of
from app.pictures.shadows import without_shadows
from app.ports import ColourMode

_LIGHTEST_INK, _DARKEST_PAPER = 200.0, 110.0


def page_in(picture: Picture, delivered: ColourMode, wanted: ColourMode, dpi: int) -> EncodedPage:
    """Return one side as a file in the wanted colour; what is poorer than that stays as it was delivered."""
    if delivered is ColourMode.BLACK_WHITE or wanted is ColourMode.COLOUR:
        return encode_page(picture, delivered, dpi)
    if wanted is ColourMode.BLACK_WHITE:
        return encode_page(black_white_of(picture), wanted, dpi)
    return encode_page(grey_of(picture), wanted, dpi)


def black_white_of(picture: Picture) -> Picture:
    """Return the side as black and white only: light ink and stamps stay, grain of the paper goes.

    The limit is Otsu's on the page without its shadows, kept within what ink and paper can be: an empty
    side has no ink for Otsu to find.
    """
    even = without_shadows(grey_of(picture))
    found, _ = cv2.threshold(even, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    limit = min(max(found, _DARKEST_PAPER), _LIGHTEST_INK)
    return np.asarray(cv2.threshold(even, limit, 255, cv2.THRESH_BINARY)[1], np.uint8)
