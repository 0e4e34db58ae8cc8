"""Thẻ căn cước, front and back copied onto one A4: our own drawing, marked MẪU – TẬP HUẤN."""

from __future__ import annotations

import io

import segno
from PIL import Image, ImageDraw

from app.training.citizens import Citizen, Household
from app.training.drawing import BlockKind, Said, Sheet
from app.training.form import MOTTO, NATION
from app.training.ink import BLACK, GREY, RED, SANS, SANS_BOLD, Colour, Type, guilloche, px
from app.training.mrz import td1_lines
from app.training.rows import day_said, name_said

CARD_WIDTH, CARD_HEIGHT = 85.6, 53.98
"""ISO/IEC 7810 ID-1, millimetres."""
_FRONT_TOP, _BACK_TOP = 38.0, 108.0
_PAPER_TINT: Colour = (214, 236, 230)
_BACK_TINT: Colour = (236, 232, 214)
_MODULE_PX = 4
_LABEL = SANS.sized(5.2).coloured((70, 70, 74))
_VALUE = SANS.sized(7.5)


def the_can_cuoc(sheet: Sheet, home: Household) -> None:
    """The bearer's card: QR on the front of cards of seven fields, on the back of cards of eleven."""
    person, left = home.card_bearer, (sheet.width - CARD_WIDTH) / 2
    draw_front(sheet, (left, _FRONT_TOP), person)
    draw_back(sheet, (left, _BACK_TOP), person)
    sheet.mark((sheet.width / 2, 182), "MẪU – TẬP HUẤN", SANS_BOLD.sized(22).coloured((208, 150, 150)), "m")


def draw_front(sheet: Sheet, at: tuple[float, float], person: Citizen) -> None:
    """Draw the front of a person's card with its top left corner at ``at``, millimetres."""
    (x, y), new = at, _is_new(person)
    _plate(sheet, at, _PAPER_TINT)
    with sheet.part(BlockKind.HEADER):
        sheet.write((x + 43, y + 6), NATION, SANS_BOLD.sized(6.6 if new else 6), "m")
        sheet.write((x + 43, y + 9.2), MOTTO, SANS_BOLD.sized(6), "m")
    title = "CĂN CƯỚC" if new else "CĂN CƯỚC CÔNG DÂN"
    with sheet.part(BlockKind.TITLE):
        sheet.write((x + 43, y + 16.5), title, SANS_BOLD.sized(11).coloured(RED), "m")
    _portrait(sheet, x + 4, y + 18)
    column = x + 28
    label = "Số định danh cá nhân / Personal identification number" if new else "Số / No."
    _pair(sheet, (column, y + 20.5), label, Said(""))
    sheet.fill_in((column, y + 25), Said(person.id_number, "id_number"), SANS_BOLD.sized(11))
    sheet.say_value(person.id_number)
    name = name_said("full_name", person.full_name)
    _pair(sheet, (column, y + 28.8), "Họ, chữ đệm và tên khai sinh / Full name", name, SANS_BOLD.sized(8))
    _pair(sheet, (column, y + 37.2), "Ngày sinh / Date of birth", day_said("birth_date", person.birth_date))
    sex = Said(person.sex.vietnamese, "sex", person.sex.value)
    _pair(sheet, (column + 22, y + 37.2), "Giới tính / Sex", sex)
    _pair(sheet, (column + 36, y + 37.2), "Quốc tịch / Nationality", Said("Việt Nam", "nationality"))
    if not new:
        _residence(sheet, (column, y + 46.4), person, 55)
        _expiry(sheet, (x + 2.5, y + 46.4), person)
        _qr(sheet, (x + 67.5, y + 2.5), person.card_text)


def draw_back(sheet: Sheet, at: tuple[float, float], person: Citizen) -> None:
    """Draw the back of a person's card with its top left corner at ``at``, millimetres."""
    (x, y), new = at, _is_new(person)
    _plate(sheet, at, _BACK_TINT)
    _chip(sheet, x + (6 if new else 8), y + (18 if new else 14))
    if new:
        _residence(sheet, (x + 22, y + 6), person, 43)
        _expiry(sheet, (x + 22, y + 22.5), person)
    issued = day_said("issued_on", person.issued_on) if person.issued_on else Said("")
    _pair(sheet, (x + 22, y + (15 if new else 8)), "Ngày, tháng, năm cấp / Date of issue", issued)
    office = "BỘ CÔNG AN" if new else "CỤC TRƯỞNG CỤC CẢNH SÁT QLHC VỀ TTXH"
    sheet.write((x + 22, y + (30 if new else 18)), office, SANS_BOLD.sized(6.2))
    lines = td1_lines(person)
    for row, line in enumerate(lines):
        _machine_line(sheet, (x + 4.5, y + 40.5 + 5 * row), line)
    if new:
        _qr(sheet, (x + 67, y + 3), person.card_text)


def _is_new(person: Citizen) -> bool:
    """Tell the card of 2024 (eleven fields in its code) from the one before."""
    return person.card_fields == 11


def _plate(sheet: Sheet, at: tuple[float, float], tint: Colour) -> None:
    """Draw the card's coloured body with its rounded edge, and our mark across it."""
    left, top = px(at[0]), px(at[1])
    width, height = px(CARD_WIDTH), px(CARD_HEIGHT)
    shape = Image.new("L", (width, height), 0)
    ImageDraw.Draw(shape).rounded_rectangle((0, 0, width - 1, height - 1), px(3), fill=255)
    sheet.image.paste(Image.fromarray(guilloche(width, height, tint)), (left, top), shape)
    sheet.pen.rounded_rectangle((left, top, left + width, top + height), px(3), outline=GREY, width=3)
    mark = SANS_BOLD.sized(5.5).coloured(RED)
    sheet.mark((at[0] + 3, at[1] + 3.6), "MẪU – TẬP HUẤN", mark)


def _pair(sheet: Sheet, at: tuple[float, float], label: str, said: Said, kind: Type = _VALUE) -> None:
    """Print a small label and the value under it."""
    x, y = at
    sheet.mark((x, y), label, _LABEL)
    sheet.say(label, BlockKind.LABEL)
    sheet.say_value(said.printed, follows=True)
    if said.printed:
        sheet.fill_in((x, y + 3.4), said, kind)


def _residence(sheet: Sheet, at: tuple[float, float], person: Citizen, room: float) -> None:
    x, y = at
    _pair(sheet, at, "Nơi cư trú / Place of residence", Said(""))
    below = sheet.paragraph((x, y + 2.8), room, person.residence, SANS.sized(6.2))
    box = (px(x), px(y + 0.5), px(room), px(below - y - 2))
    sheet.remember("residence", person.residence, box)


def _expiry(sheet: Sheet, at: tuple[float, float], person: Citizen) -> None:
    day = person.expires_on
    said = day_said("expires_on", day) if day else Said("Không thời hạn")
    _pair(sheet, at, "Có giá trị đến / Expiry", said, SANS.sized(6.8))


def _machine_line(sheet: Sheet, at: tuple[float, float], line: str) -> None:
    """Set thirty characters at the pitch of OCR-B (2.54 mm), as readers of machine zones expect."""
    x, y = at
    kind = SANS.sized(9.5)
    for index, sign in enumerate(line):
        sheet.mark((x + 1.27 + 2.54 * index, y), sign, kind, "m")
    sheet.say_value(line)


def _portrait(sheet: Sheet, x: float, y: float) -> None:
    """Draw a faceless silhouette where the photograph would be."""
    sheet.pen.rectangle((px(x), px(y), px(x + 20), px(y + 26)), fill=(206, 220, 232), outline=GREY, width=2)
    shade = (128, 142, 158)
    sheet.pen.ellipse((px(x + 6), px(y + 4), px(x + 14), px(y + 14)), fill=shade)
    sheet.pen.pieslice((px(x + 2), px(y + 15.5), px(x + 18), px(y + 36.4)), 180, 360, fill=shade)


def _chip(sheet: Sheet, x: float, y: float) -> None:
    sheet.pen.rounded_rectangle(
        (px(x), px(y), px(x + 11), px(y + 9)), px(1.5), fill=(218, 190, 112), outline=BLACK, width=2
    )
    for step in (3, 6):
        sheet.pen.line((px(x), px(y + step), px(x + 11), px(y + step)), fill=GREY, width=2)


def _qr(sheet: Sheet, at: tuple[float, float], text: str) -> None:
    """Print the card text as a QR of error correction M, bytes in UTF-8 without an ECI, as on cards."""
    out = io.BytesIO()
    code = segno.make_qr(text.encode("utf-8"), error="m", mode="byte", boost_error=False)
    code.save(out, kind="png", scale=_MODULE_PX, border=2)
    sheet.image.paste(Image.open(out).convert("RGB"), (px(at[0]), px(at[1])))
