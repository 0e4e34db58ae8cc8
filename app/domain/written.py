"""How a Vietnamese administrative paper writes dates, hours and money (thể thức NĐ 30/2020/NĐ-CP)."""

from __future__ import annotations

from datetime import date, datetime


def written_date(day: date) -> str:
    """Return "ngày 05 tháng 02 năm 2026": days below ten and months one and two take a zero.

    The zero keeps anyone from adding a digit in front (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.4).
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def written_moment(moment: datetime) -> str:
    """Return "17 giờ 00 phút, ngày 26 tháng 11 năm 2026"."""
    return f"{moment.hour:02d} giờ {moment.minute:02d} phút, {written_date(moment.date())}"


def short_date(day: date) -> str:
    """Return "26/11/2026"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def grouped(number: int) -> str:
    """Return a whole number with points between thousands: "1.250.000"."""
    return f"{number:,}".replace(",", ".")


def dong(amount: int) -> str:
    """Return money as "8.000 đồng"."""
    return f"{grouped(amount)} đồng"


def date_in_words(day: date) -> str:
    """Return "ngày mười hai tháng mười một năm hai nghìn không trăm hai mươi sáu"."""
    month = "tư" if day.month == 4 else in_words(day.month)
    return f"ngày {in_words(day.day)} tháng {month} năm {in_words(day.year)}"


def in_words(number: int) -> str:
    """Return a whole number from 0 to 9999 as it is read aloud.

    A one after twenty is "mốt", a five after ten is "lăm", a nought among the tens is "linh".
    """
    if not 0 <= number <= 9_999:
        raise ValueError(number)
    thousands, rest = divmod(number, 1_000)
    hundreds, below = divmod(rest, 100)
    words = [f"{_DIGITS[thousands]} nghìn"] if thousands else []
    if hundreds or (thousands and below):
        words.append(f"{_DIGITS[hundreds]} trăm")
    if below or not words:
        words.append(_below_hundred(below, spoken_nought=bool(words)))
    return " ".join(words)


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _below_hundred(number: int, *, spoken_nought: bool) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return f"linh {_DIGITS[ones]}" if spoken_nought else _DIGITS[ones]
    begin = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if not ones:
        return begin
    last = "mốt" if ones == 1 and tens > 1 else "lăm" if ones == 5 else _DIGITS[ones]
    return f"{begin} {last}"
