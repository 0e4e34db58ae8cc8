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
