"""Pictures that are no Vietnamese paper: a face, a landscape, cloth, foreign print, brush strokes."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.ocr.papers import drawn_page

Pixels = NDArray[np.float32]

ENGLISH = (
    "CERTIFICATE OF RESIDENCE",
    "This is to certify that the person named above has resided at the address given",
    "since the first day of March and is known to the undersigned as a tenant in good",
    "standing. The landlord confirms that rent was paid in full for every month of the",
    "tenancy and that the premises were left clean. Any question about this letter may",
    "be put to the office named below during working hours. Full name: Margaret Whitfield",
    "Date of birth: 14 August 1958. Passport number: 533401927. Nationality: British",
    "Signed and sealed in the presence of two witnesses whose names stand below.",
)
FRENCH = (
    "ATTESTATION DE DOMICILE",
    "Je soussigné certifie que la personne désignée ci-dessus demeure à l'adresse indiquée",
    "depuis le premier mars et qu'elle y réside de façon habituelle. Le propriétaire déclare",
    "avoir reçu le loyer de chaque mois échu. La présente attestation est délivrée pour",
    "servir et valoir ce que de droit auprès de toute autorité qui en ferait la demande.",
    "Nom et prénoms: Geneviève Lefèvre. Née le 14 août 1958. Nationalité: française",
    "Fait en deux exemplaires originaux, dont un remis à l'intéressée le jour même.",
)


def face() -> Image.Image:
    """A portrait as cameras see it: soft shades, hair, eyes, mouth, a collar."""
    high, wide = 1500, 1150
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    light = 178 + 40 * (x / wide) - 25 * (y / high)
    skin = np.repeat(light[:, :, None], 3, axis=2) * np.array((0.75, 0.83, 0.95), np.float32)
    _spot(skin, (575, 560), (470, 560), (52, 42, 40))
    _spot(skin, (575, 690), (330, 430), (214, 170, 140))
    for eye in (440, 710):
        _spot(skin, (eye, 640), (70, 30), (245, 240, 235))
        _spot(skin, (eye, 642), (28, 28), (40, 28, 24))
        _spot(skin, (eye, 560), (95, 16), (60, 46, 42))
    _spot(skin, (575, 775), (46, 90), (196, 150, 122))
    _spot(skin, (575, 930), (120, 26), (168, 80, 84))
    _spot(skin, (575, 1520), (620, 330), (60, 70, 110))
    return _grained(skin, 4)


def landscape() -> Image.Image:
    """Sky, hills, rice and a road running away."""
    high, wide = 1200, 1600
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    view = np.dstack([150 + y / 12, 180 + y / 14, np.full_like(y, 235)])
    for number, base in enumerate((520, 610, 700)):
        ridge = base + 90 * np.sin(x / (230 - 40 * number) + number) + 25 * np.sin(x / 41)
        view[y > ridge] = (110 - 25 * number, 140 - 10 * number, 105 - 30 * number)
    blades = (np.sin(x * 0.9 + 6 * np.sin(y / 19)) > 0.4) & (y > 800)
    view[blades] = (150, 170, 60)
    view[np.abs(x - 800) < (y - 640) * 0.35] = (170, 150, 130)
    return _grained(view.astype(np.float32), 6)


def cloth() -> Image.Image:
    """A woven desk cover with nothing on it."""
    y, x = np.mgrid[0:1400, 0:1000].astype(np.float32)
    weave = 150 + 40 * np.sin(x / 5) * np.sin(y / 5) + 25 * np.sin((x + y) / 60)
    return _grained(np.repeat(weave[:, :, None], 3, axis=2), 8)


def english() -> Image.Image:
    """A letter in English."""
    return drawn_page([*ENGLISH, *ENGLISH[1:]])


def french() -> Image.Image:
    """A letter in French, whose accents look like ours."""
    return drawn_page([*FRENCH, *FRENCH[1:]])


def brush_strokes() -> Image.Image:
    """Square signs of a few strokes in rows, as a page in Chinese looks."""
    rng = np.random.default_rng(3)
    page = Image.new("RGB", (1240, 1754), "white")
    pen = ImageDraw.Draw(page)
    for top in range(140, 1600, 52):
        for left in range(120, 1100, 40):
            _sign(pen, left, top, rng)
    return page


def _sign(pen: ImageDraw.ImageDraw, left: int, top: int, rng: np.random.Generator) -> None:
    for _ in range(int(rng.integers(2, 5))):
        at = top + int(rng.integers(0, 30))
        pen.line((left + int(rng.integers(0, 6)), at, left + int(rng.integers(22, 31)), at), "black", 3)
    for _ in range(int(rng.integers(1, 4))):
        at = left + int(rng.integers(2, 29))
        slant = int(rng.integers(-8, 9))
        pen.line((at, top + int(rng.integers(0, 8)), at + slant, top + int(rng.integers(20, 31))), "black", 3)


def _spot(picture: Pixels, at: tuple[int, int], size: tuple[int, int], colour: tuple[int, int, int]) -> None:
    """Lay a soft oval of one colour on a picture."""
    cover = np.zeros(picture.shape[:2], np.float32)
    cv2.ellipse(cover, at, size, 0, 0, 360, 1.0, -1)
    cover = cv2.GaussianBlur(cover, (0, 0), max(2, min(size) / 8))[:, :, None]
    picture[:] = picture * (1 - cover) + np.array(colour, np.float32) * cover


def _grained(picture: Pixels, grain: float) -> Image.Image:
    rough = picture + np.random.default_rng(1).normal(0, grain, picture.shape)
    return Image.fromarray(np.clip(rough, 0, 255).astype(np.uint8))
