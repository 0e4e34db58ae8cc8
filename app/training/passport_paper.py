"""Hộ chiếu: an open booklet with the holder's data on its lower page, drawn by us, marked MẪU – TẬP HUẤN."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PIL import Image

from app.training.citizens import Citizen, Household
from app.training.drawing import BlockKind, Said, Sheet
from app.training.form import NATION
from app.training.ink import GREY, RED, SANS, SANS_BOLD, Colour, guilloche, px
from app.training.mrz import td3_lines
from app.training.rows import day_said, name_said

PASSPORT_WIDTH, PASSPORT_HEIGHT = 125.0, 88.0
"""One page, ISO/IEC 7810 ID-3, millimetres."""
_TOP = 14.0
_TINT: Colour = (222, 230, 240)
_LABEL = SANS.sized(5.6).coloured((70, 70, 74))
_VALUE = SANS.sized(8.5)
_VALID_YEARS = 10


@dataclass(frozen=True, slots=True)
class Passport:
    """Hộ chiếu phổ thông of an invented citizen: good for ten years."""

    holder: Citizen
    number: str
    issued_on: date

    @property
    def expires_on(self) -> date:
        """Có giá trị đến."""
        day = min(self.issued_on.day, 28)
        return self.issued_on.replace(year=self.issued_on.year + _VALID_YEARS, day=day)

    @property
    def zone(self) -> tuple[str, str]:
        """The two lines of its machine-readable zone."""
        return td3_lines(self.holder, self.number, self.expires_on)


def ho_chieu(sheet: Sheet, home: Household) -> None:
    """The bearer's passport as it lies open on the glass."""
    left, middle = (sheet.width - PASSPORT_WIDTH) / 2, sheet.width / 2
    for leaf in (_TOP, _TOP + PASSPORT_HEIGHT):
        pattern = guilloche(px(PASSPORT_WIDTH), px(PASSPORT_HEIGHT), _TINT)
        sheet.image.paste(Image.fromarray(pattern), (px(left), px(leaf)))
    sheet.rule(left, _TOP + PASSPORT_HEIGHT, left + PASSPORT_WIDTH, _TOP + PASSPORT_HEIGHT)
    with sheet.part(BlockKind.HEADER):
        sheet.write((middle, _TOP + 18), NATION, SANS_BOLD.sized(9.5), "m")
        sheet.write((middle, _TOP + 23), "SOCIALIST REPUBLIC OF VIET NAM", SANS.sized(8), "m")
    sheet.mark((middle, _TOP + 56), "MẪU – TẬP HUẤN", SANS_BOLD.sized(20).coloured((208, 150, 150)), "m")
    draw_data_page(sheet, (left, _TOP + PASSPORT_HEIGHT), passport_of(home))


def passport_of(home: Household) -> Passport:
    """Return the passport of the bearer; number and days differ from family to family."""
    number = f"C{home.number(4_512_307, 9_999_999):07d}"
    return Passport(home.card_bearer, number, home.days_ago(home.number(812, 3000)))


def draw_data_page(sheet: Sheet, at: tuple[float, float], passport: Passport) -> None:
    """Draw the page with the holder's data, its top left corner at ``at``, millimetres."""
    (x, y), person = at, passport.holder
    with sheet.part(BlockKind.TITLE):
        sheet.write((x + 40, y + 9), "HỘ CHIẾU / PASSPORT", SANS_BOLD.sized(11).coloured(RED))
    _portrait(sheet, x + 5, y + 14)
    one, two, three = x + 40, x + 68, x + 94
    sex = "NỮ / F" if person.sex.value == "female" else "NAM / M"
    rows: tuple[tuple[tuple[float, str, Said], ...], ...] = (
        (
            (one, "Loại / Type", Said("P")),
            (two, "Mã số / Code", Said("VNM")),
            (three, "Số hộ chiếu / Passport No", Said(passport.number, "document_number")),
        ),
        ((one, "Họ và tên / Full name", name_said("full_name", person.full_name)),),
        (
            (one, "Ngày sinh / Date of birth", _day("birth_date", person.birth_date)),
            (three, "Quốc tịch / Nationality", Said("VIỆT NAM", "nationality", "Việt Nam")),
        ),
        (
            (one, "Giới tính / Sex", Said(sex, "sex", person.sex.value)),
            (two, "Số GCMND / ID card No", Said(person.id_number, "id_number")),
        ),
        (
            (one, "Ngày cấp / Date of issue", _day("issued_on", passport.issued_on)),
            (three, "Có giá trị đến / Date of expiry", _day("expires_on", passport.expires_on)),
        ),
        ((one, "Nơi cấp / Place of issue", Said("Cục Quản lý xuất nhập cảnh")),),
    )
    for place, row in enumerate(rows):
        for column, label, said in row:
            _pair(sheet, (column, y + 15 + 8.4 * place), label, said)
    for place, line in enumerate(passport.zone):
        _machine_line(sheet, (x + 5.4, y + 74 + 6.4 * place), line)


def _day(name: str, day: date) -> Said:
    """Return a day as passports print it: 05 / 03 / 1992."""
    return Said(f"{day:%d / %m / %Y}", name, day_said(name, day).value)


def _pair(sheet: Sheet, at: tuple[float, float], label: str, said: Said) -> None:
    """Print a small label and the value under it."""
    x, y = at
    sheet.mark((x, y), label, _LABEL)
    sheet.say(label, BlockKind.LABEL)
    sheet.fill_in((x, y + 3.9), said, _VALUE)
    sheet.say_value(said.printed, follows=True)


def _portrait(sheet: Sheet, x: float, y: float) -> None:
    """Draw a faceless silhouette where the photograph would be."""
    sheet.pen.rectangle((px(x), px(y), px(x + 30), px(y + 40)), fill=(206, 220, 232), outline=GREY, width=2)
    shade = (128, 142, 158)
    sheet.pen.ellipse((px(x + 9), px(y + 6), px(x + 21), px(y + 21)), fill=shade)
    sheet.pen.pieslice((px(x + 3), px(y + 24), px(x + 27), px(y + 56)), 180, 360, fill=shade)


def _machine_line(sheet: Sheet, at: tuple[float, float], line: str) -> None:
    """Set forty-four characters at the pitch of OCR-B (2.54 mm)."""
    x, y = at
    for index, sign in enumerate(line):
        sheet.mark((x + 1.27 + 2.54 * index, y), sign, SANS.sized(10), "m")
    sheet.say_value(line)
