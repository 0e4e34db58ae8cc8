"""Invented identity cards for measuring: both sides as scanners and phones deliver them, with the truth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.domain.people.person import Sex
from app.training.card_paper import CARD_HEIGHT, CARD_WIDTH, draw_back, draw_front
from app.training.citizens import Citizen
from app.training.defects import FLAWLESS, Defects, compressed, scanned
from app.training.drawing import Sheet
from app.training.ink import px

ROOM_MM = 6.0
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Lý", "Giàng")
MIDDLES = ("Văn", "Thị", "Đức", "Ngọc", "Hữu", "Thu", "Minh", "Quốc", "Mỹ", "Xuân")
GIVEN = (
    "An",
    "Bình",
    "Hằng",
    "Hưởng",
    "Khuê",
    "Lượng",
    "Mẫu",
    "Nghĩa",
    "Oanh",
    "Phước",
    "Quỳnh",
    "Thử",
    "Ước",
)
PLACES = ("Thôn Mẫu, Xã Thử Nghiệm, Tỉnh Thử Nghiệm", "Số 7, Tổ 3, Phường Ví Dụ, Thành phố Thử Nghiệm")

DAMAGES: tuple[tuple[str, Defects, float], ...] = (
    ("flatbed", Defects(noise=2.0, blur=0.4, jpeg_quality=88), 1.0),
    ("askew", Defects(skew_degrees=2.8, noise=4.0, blur=0.6, jpeg_quality=78), 1.0),
    ("upside down", Defects(skew_degrees=-1.1, noise=3.0, jpeg_quality=80, upside_down=True), 1.0),
    ("200 dpi", Defects(noise=3.0, blur=0.6, jpeg_quality=80), 2 / 3),
    ("blurred", Defects(noise=4.0, blur=1.8, jpeg_quality=75), 1.0),
    (
        "phone, uneven light",
        Defects(skew_degrees=-2.0, noise=8.0, shading=0.4, blur=1.0, jpeg_quality=60),
        0.8,
    ),
    ("150 dpi, much pressed", Defects(noise=3.0, blur=0.5, jpeg_quality=45), 0.5),
)
"""Name, what happened to the picture, and its scale against 300 dpi."""


@dataclass(frozen=True, slots=True)
class CardSide:
    """One side of a card as a picture file, and what stands on it by field name."""

    name: str
    damage: str
    jpeg: bytes
    person: Citizen
    back: bool

    @property
    def coded(self) -> dict[str, str]:
        """What the QR says, when it is on this side."""
        new = self.person.card_fields == 11
        return _coded(self.person) if self.back == new else {}

    @property
    def machine(self) -> dict[str, str]:
        """What the machine-readable zone says, when it is on this side."""
        return _machine(self.person) if self.back else {}

    @property
    def printed(self) -> dict[str, str]:
        """What is printed in words on this side."""
        said = _coded(self.person) | _machine(self.person)
        new = self.person.card_fields == 11
        back = {"issued_on"} | ({"residence", "expires_on"} if new else set())
        wanted = back if self.back else set(said) - back - {"old_id_number"}
        return {name: value for name, value in said.items() if name in wanted}

    @property
    def truth(self) -> dict[str, str]:
        """Everything that stands on this side, in whatever way."""
        return self.printed | self.machine | self.coded


def card_sides(people: int, seed: int) -> Iterator[CardSide]:
    """Draw both sides of some invented cards, each damaged in another way; the same for a seed."""
    rng = np.random.default_rng(seed)
    for at in range(people):
        person = invented(rng, at)
        damage, defects, scale = DAMAGES[at % len(DAMAGES)]
        for back in (False, True):
            jpeg = _picture(person, back, replace(defects), scale, rng)
            yield CardSide(f"{at}-{'back' if back else 'front'}", damage, jpeg, person, back)


def invented(rng: np.random.Generator, at: int) -> Citizen:
    """Return a person whose number agrees with sex and birth; every second one has the card of 2024."""
    born = date(int(rng.integers(1945, 2008)), int(rng.integers(1, 13)), int(rng.integers(1, 29)))
    sex = Sex.FEMALE if rng.random() < 0.5 else Sex.MALE
    digit = (born.year - 1900) // 100 * 2 + (sex is Sex.FEMALE)
    number = f"{int(rng.integers(1, 97)):03d}{digit}{born:%y}{int(rng.integers(0, 10**6)):06d}"
    name = " ".join(str(rng.choice(part)) for part in (SURNAMES, MIDDLES, GIVEN))
    new = at % 2 == 1
    issued = date(2024 if new else 2021, int(rng.integers(7, 13)), int(rng.integers(1, 29)))
    return Citizen(
        key=f"bench-{at}",
        full_name=name,
        id_number=number,
        birth_date=born,
        sex=sex,
        residence=str(rng.choice(PLACES)),
        old_id_number=f"{int(rng.integers(10**8, 10**9))}" if at % 3 == 0 else "",
        issued_on=issued,
        card_fields=11 if new else 7,
    )


def _picture(person: Citizen, back: bool, defects: Defects, scale: float, rng: np.random.Generator) -> bytes:
    size = px(CARD_WIDTH + 2 * ROOM_MM), px(CARD_HEIGHT + 2 * ROOM_MM)
    sheet = Sheet(Image.new("RGB", size, (246, 246, 244)), rng)
    (draw_back if back else draw_front)(sheet, (ROOM_MM, ROOM_MM), person)
    small = _scaled(np.asarray(scanned(sheet.image, replace(FLAWLESS), rng)), scale)
    return compressed(scanned(Image.fromarray(small), defects, rng), defects.jpeg_quality)


def _scaled(pixels: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    if scale == 1.0:
        return pixels
    return np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def _coded(person: Citizen) -> dict[str, str]:
    issued = person.issued_on.isoformat() if person.issued_on else ""
    said = {
        "id_number": person.id_number,
        "old_id_number": person.old_id_number,
        "full_name": person.full_name,
        "birth_date": person.birth_date.isoformat(),
        "sex": person.sex.value,
        "residence": person.residence,
        "issued_on": issued,
    }
    return {name: value for name, value in said.items() if value}


def _machine(person: Citizen) -> dict[str, str]:
    ends = person.expires_on
    said = {
        "id_number": person.id_number,
        "birth_date": person.birth_date.isoformat(),
        "sex": person.sex.value,
        "expires_on": ends.isoformat() if ends else "",
    }
    return {name: value for name, value in said.items() if value}
