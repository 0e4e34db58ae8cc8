"""Declarations, people and readings for the tests of the tờ khai; nobody in them is real."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import cache

from app.catalogue import load_catalogue
from app.clock import HANOI
from app.domain.declaration.form import Declaration
from app.domain.declaration.offers import PaperFact
from app.domain.draft import Draft
from app.domain.papers.evidence import Doubt, Fact
from app.domain.people.person import Applicant, Person, Sex

TODAY = date(2026, 11, 20)
MOTHER = Person(
    full_name="Nguyễn Thị Mẫu",
    id_number="038192000016",
    birth_date=date(1992, 3, 5),
    sex=Sex.FEMALE,
    residence="Thôn Mẫu, Xã Thử Nghiệm, Tỉnh Thử Nghiệm",
    phone="0900000016",
    id_issued_on=date(2021, 8, 12),
)
BIRTH = Draft("1", datetime(2026, 11, 20, 8, 30, tzinfo=HANOI), procedure="1.001193")
WITH_MOTHER = replace(BIRTH, applicant=Applicant(MOTHER))


@cache
def form(id_: str) -> Declaration:
    """Return a declaration of the packs that ship with the desk."""
    return next(d for d in load_catalogue().declarations if d.id == id_)


def certificate(name: str, value: str, confidence: float = 96.0, *doubts: Doubt, by: str = "") -> PaperFact:
    """Return one value read on the giấy chứng sinh, accepted by ``by``."""
    fact = Fact("gcs", name, value, confidence=confidence, doubts=doubts, accepted_by=by)
    return PaperFact(frozenset({"giay_chung_sinh"}), "Giấy chứng sinh", fact)


def wedding(name: str, value: str) -> PaperFact:
    """Return one value read on the giấy chứng nhận kết hôn."""
    fact = Fact("khac", name, value, confidence=96.0)
    return PaperFact(frozenset({"giay_chung_nhan_ket_hon"}), "Giấy chứng nhận kết hôn", fact)
