"""The running composition of an official paper: national heading, title, numbered rows, signers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.training.drawing import LEADING, POINT_MM, BlockKind, Said, Sheet, text_box, wrapped
from app.training.ink import BLACK, BOLD, ITALIC, SERIF, Colour, px
from app.training.tables import draw_table

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

_RANK = re.compile(r"^(?:BS\.|Thiếu tá|Đại úy|Trung tá) ")
"""What stands before a signer's name and is no part of it."""

Cell = tuple[str, Said | str] | tuple[str, Said | str, float]


@dataclass(slots=True)
class Form:
    """Văn bản being composed downwards on a sheet.

    Args:
        size: Size of the running text in points; everything else follows it.
        spread: Line distance against plain single spacing.
        left, right: Margins in millimetres.
        y: Baseline of the next line.
    """

    sheet: Sheet
    size: float = 13
    spread: float = 1.3
    left: float = 28
    right: float = 17
    y: float = 22

    @property
    def width(self) -> float:
        """Width of the text area."""
        return self.sheet.width - self.left - self.right

    @property
    def middle(self) -> float:
        """Centre of the text area."""
        return self.left + self.width / 2

    @property
    def step(self) -> float:
        """Distance between lines of text."""
        return self.size * POINT_MM * LEADING * self.spread

    def heading(self, agency: Sequence[str], number: Said | None = None, dated: date | None = None) -> None:
        """Print agency and quốc hiệu side by side (NĐ 30/2020/NĐ-CP), then số ký hiệu and place and date.

        The first line of ``agency`` is the cơ quan chủ quản, "" when it stands under none; the rest, in
        bold, is the issuing agency.
        """
        with self.sheet.part(BlockKind.HEADER):
            self._heading(agency, number, dated)

    def _heading(self, agency: Sequence[str], number: Said | None, dated: date | None) -> None:
        left, right = self.left + self.width * 0.19, self.left + self.width * 0.7
        small, step = self.size - 1.5, (self.size - 1.5) * POINT_MM * 1.25
        top = self.y
        self.sheet.write((right, top), NATION, BOLD.sized(small), "m")
        self.sheet.write((right, top + step), MOTTO, BOLD.sized(small + 0.5), "m")
        self._underline(right, top + step + 1.6, BOLD.sized(small + 0.5).width_mm(MOTTO))
        y = top
        for index, line in enumerate(agency):
            if not line:
                continue
            kind = (BOLD if index else SERIF).sized(small)
            y = self.sheet.centred(left, y, self.width * 0.39, line, kind)
        self._underline(left, y - step + 1.6, self.width * 0.13)
        box = px(left - self.width * 0.2), px(top + step * 0.2), px(self.width * 0.4), px(y - top - step)
        self.sheet.remember("issuing_agency", " ".join(agency[1:]), box)
        self.y = max(y, top + 2 * step) + 2.5
        if number is not None:
            self._number(left, number)
        if dated is not None:
            self._place_and_date((right, self.y), dated, small)
        self.y += self.size * POINT_MM * 2.6 if number is not None or dated is not None else 0

    def nation(self) -> None:
        """Print quốc hiệu alone, centred, as on declarations of citizens."""
        kind, step = BOLD.sized(self.size), self.size * POINT_MM * 1.25
        with self.sheet.part(BlockKind.HEADER):
            self.sheet.write((self.middle, self.y), NATION, kind, "m")
            self.sheet.write((self.middle, self.y + step), MOTTO, kind, "m")
        self._underline(self.middle, self.y + step + 1.6, kind.width_mm(MOTTO))
        self.y += step + self.size * POINT_MM * 2.6

    def title(self, text: str, under: str = "", colour: Colour = BLACK, extra: float = 2) -> None:
        """Print the title in capitals and a line under it."""
        kind = BOLD.sized(self.size + extra).coloured(colour)
        with self.sheet.part(BlockKind.TITLE):
            self.y = self.sheet.centred(self.middle, self.y, self.width, text, kind)
            if under:
                under_kind = ITALIC.sized(self.size)
                self.y = self.sheet.centred(self.middle, self.y, self.width, under, under_kind)
        self.y += self.step * 0.6

    def row(self, *cells: Cell) -> None:
        """Print labelled values side by side; shares of the width default to equal parts."""
        shares = [cell[2] if len(cell) == 3 else 1.0 for cell in cells]
        x, lowest = self.left, self.y
        for cell, share in zip(cells, shares, strict=True):
            room = self.width * share / sum(shares)
            said = cell[1] if isinstance(cell[1], Said) else Said(cell[1])
            lowest = max(lowest, self._cell(x, room - 1.5, cell[0], said))
            x += room
        self.y = lowest + self.step * (1.12 if self.sheet.leaders else 1.0)

    def boxed(self, label: str, said: Said) -> None:
        """Print a label and a number whose digits stand in boxes of their own."""
        kind, side = SERIF.sized(self.size), 5.6
        self.sheet.write((self.left, self.y), label, kind, block=BlockKind.LABEL)
        x = start = self.left + kind.width_mm(f"{label} ") + 1
        digit = self.sheet.value_type(kind)
        for sign in said.printed:
            self.sheet.frame((x, self.y - 4.4), (side, side))
            self.sheet.mark((x + side / 2, self.y), sign, digit, "m")
            x += side
        self.sheet.say_value(said.printed, follows=True)
        box = px(start), px(self.y - 4.4), px(x - start), px(side)
        self.sheet.remember(said.name, said.value or said.printed, box)
        self.y += self.step * 1.2

    def text(self, words: str, indent: float = 0) -> None:
        """Print a paragraph."""
        kind = SERIF.sized(self.size)
        below = self.sheet.paragraph((self.left, self.y), self.width, words, kind, indent)
        self.y = below + self.step * (1 - 1 / self.spread)

    def strong(self, words: str) -> None:
        """Print a line in bold."""
        with self.sheet.part(BlockKind.LABEL):
            self.sheet.write((self.left, self.y), words, BOLD.sized(self.size))
        self.y += self.step

    def table(self, widths: Sequence[float], rows: Sequence[Sequence[Said | str]]) -> None:
        """Draw a table over the text width; widths are shares."""
        parts = [self.width * share / sum(widths) for share in widths]
        self.y = draw_table(self.sheet, (self.left, self.y - 3), parts, rows) + self.step

    def gap(self, lines: float = 1) -> None:
        """Leave empty lines."""
        self.y += self.step * lines

    def signers(self, *columns: tuple[str, str], dated: date | None = None, seal: str = "") -> None:
        """Print signing columns (title, name); the seal covers the last one's title and signature."""
        share = self.width / len(columns)
        top = self.y + self.step
        if dated is not None:
            room = max(share, 62)
            self._place_and_date((self.left + self.width - room / 2, self.y), dated, self.size - 1)
        for index, (role, name) in enumerate(columns):
            if role:
                sealed = bool(seal) and index == len(columns) - 1
                self._signer(self.left + share * (index + 0.5), top, share, (role, name), sealed=sealed)
        if seal:
            x = self.left + share * (len(columns) - 0.5)
            self.sheet.seal(x - 17, top + 17, seal)
        self.y = top + 40

    def _signer(self, x: float, y: float, room: float, who: tuple[str, str], *, sealed: bool) -> None:
        with self.sheet.part(BlockKind.SIGN):
            for line in who[0].split("\n"):
                y = self.sheet.centred(x, y, room - 2, line, BOLD.sized(self.size - 1))
            note = "(Ký, đóng dấu)" if sealed else "(Ký, ghi rõ họ tên)"
            self.sheet.write((x, y), note, ITALIC.sized(self.size - 2), "m")
            self.sheet.sign(x, y + 12)
            kind = BOLD.sized(self.size - 0.5)
            self.sheet.write((x, y + 25), who[1], kind, "m")
        if sealed:
            start = x - kind.width_mm(who[1]) / 2
            name = _RANK.sub("", who[1])
            self.sheet.remember("signer", name, text_box((start, y + 25), who[1], kind))

    def dated(self, day: date) -> None:
        """Print place and date over the right half, as before the signature of an agency."""
        self._place_and_date((self.left + self.width * 0.75, self.y), day, self.size - 1)

    def _place_and_date(self, at: tuple[float, float], day: date, size: float) -> None:
        kind, place = ITALIC.sized(size), f"{self.sheet.place}, "
        words = place + long_date(day)
        with self.sheet.part(BlockKind.HEADER):
            self.sheet.write(at, words, kind, "m")
        start = at[0] - kind.width_mm(words) / 2 + kind.width_mm(place)
        self.sheet.remember("issued_on", day.isoformat(), text_box((start, at[1]), long_date(day), kind))

    def _number(self, x: float, number: Said) -> None:
        kind = SERIF.sized(self.size - 1)
        label = "Số: "
        whole = kind.width_mm(label) + self.sheet.value_width(number, kind)
        self.sheet.mark((x - whole / 2, self.y), label, kind)
        self.sheet.fill_in((x - whole / 2 + kind.width_mm(label), self.y), number, kind)
        self.sheet.say(label + number.printed)

    def _cell(self, x: float, room: float, label: str, said: Said) -> float:
        """Print label and value, on further lines if it must; return the baseline of the last one."""
        kind, y = SERIF.sized(self.size), self.y
        start = kind.width_mm(f"{label} ") if label else 0
        self.sheet.mark((x, y), label, kind)
        self.sheet.say(label, BlockKind.LABEL)
        self.sheet.say_value(said.printed, follows=bool(label))
        lines = [said.printed]
        if self.sheet.value_width(said, kind) > room - start:
            measure = kind.sized(self.size * 1.12) if self.sheet.by_hand else kind
            lines = wrapped(said.printed, measure, room - 2, start)
        for index, line in enumerate(lines):
            begin = 0.0 if index else start
            y += self.step if index else 0
            name = "" if index else said.name  # what runs on is found below
            part = Said(line, name, said.value or said.printed)
            self._value_line((x + begin, y), room - begin, part)
        return y

    def _value_line(self, at: tuple[float, float], room: float, part: Said) -> None:
        """Put one line of a value on the paper, with its leader."""
        (x, y), kind = at, SERIF.sized(self.size)
        if self.sheet.leaders:
            aside = self.sheet.leader_from(part, kind)
            self.sheet.leader(x + aside, y, room - aside, kind)
        self.sheet.fill_in((x + (1 if self.sheet.leaders else 0), y), part, kind)

    def _underline(self, x: float, y: float, width: float) -> None:
        self.sheet.rule(x - width / 2, y, x + width / 2, y)


def long_date(day: date) -> str:
    """Return a date as papers write it: "ngày 05 tháng 3 năm 1992" (two digits below ten and for 1, 2)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
