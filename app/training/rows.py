"""Values and rows that many papers share: names, days, a person, the opening of a declaration."""

from __future__ import annotations

from datetime import date

from app.training.citizens import Citizen, Household
from app.training.drawing import BlockKind, Said
from app.training.form import Form
from app.training.ink import BOLD, ITALIC

PLEDGE = "Tôi cam đoan nội dung khai trên đây là đúng và chịu trách nhiệm trước pháp luật về lời khai."


def day_said(name: str, day: date) -> Said:
    """Return a date as written into forms (05/03/1992) with its ISO value."""
    return Said(f"{day:%d/%m/%Y}", name, day.isoformat())


def name_said(name: str, text: str) -> Said:
    """Return a person's name in capitals as forms ask, valued as the person writes it."""
    return Said(text.upper(), name, text)


def sex_said(name: str, person: Citizen) -> Said:
    """Return Nam or Nữ with its normal value."""
    return Said(person.sex.vietnamese, name, person.sex.value)


def money(amount: int) -> str:
    """Return đồng as papers write them: 1.250.000 đồng."""
    return f"{amount:,} đồng".replace(",", ".")


def opening(form: Form, home: Household, title: str, under: str = "", to: str = "") -> None:
    """Print quốc hiệu, title and Kính gửi, as every declaration begins."""
    form.nation()
    form.title(title, under)
    kind = BOLD.sized(form.size)
    with form.sheet.part(BlockKind.HEADER):
        form.sheet.write((form.middle, form.y), f"Kính gửi: {to or home.office.desk}", kind, "m")
    form.sheet.rule(form.middle - 10, form.y + 2.6, form.middle + 10, form.y + 2.6)
    form.gap(1.6)


def form_number(form: Form, words: str) -> None:
    """Print the number of the form (Mẫu số …) in the upper right corner."""
    with form.sheet.part(BlockKind.HEADER):
        at = form.sheet.width - form.right, 13.0
        form.sheet.write(at, words, ITALIC.sized(10), "r")


def requester(form: Form, person: Citizen, whose: str = "người yêu cầu") -> None:
    """Print who asks, where they live and their card."""
    form.row((f"Họ, chữ đệm, tên {whose}:", name_said("full_name", person.full_name)))
    form.row(("Nơi cư trú:", Said(person.residence, "residence")))
    form.row(("Giấy tờ tùy thân: Căn cước số", Said(person.id_number, "id_number")))
    if person.issued_on:
        words = f"(Cấp ngày {person.issued_on:%d/%m/%Y}, Bộ Công an)"
        form.sheet.write((form.left + 4, form.y - 0.5), words, ITALIC.sized(form.size - 1.5))
        form.gap(1)


def person_rows(form: Form, person: Citizen, prefix: str = "", name: str = "Họ, chữ đệm, tên:") -> None:
    """Print a person as most forms ask for them: name, birth and sex, number, residence."""
    form.row((name, name_said(f"{prefix}full_name", person.full_name)))
    form.row(
        ("Ngày, tháng, năm sinh:", day_said(f"{prefix}birth_date", person.birth_date), 1.5),
        ("Giới tính:", sex_said(f"{prefix}sex", person)),
    )
    form.row(("Số định danh cá nhân:", Said(person.id_number, f"{prefix}id_number")))
    form.row(("Nơi cư trú:", Said(person.residence, f"{prefix}residence")))
