"""Invented dossiers and the events that tell them, for tests of the line."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from uuid import UUID

from app.domain.codes import AnyCode, DossierCode, ProvisionalCode
from app.domain.dossier import Dossier, DossierEvent, FeeDue, PaperComponent
from app.domain.people.person import Applicant, Person, Sex
from app.domain.procedure import Channel, CopyCounts
from app.exchange.envelope import dossier_received, happened
from app.ports import Envelope

HANOI = timezone(timedelta(hours=7))
MORNING = datetime(2026, 11, 20, 8, 30, 15, tzinfo=HANOI)
DAY = date(2026, 11, 20)
CITIZEN_NUMBER = "038192000016"


@dataclass(slots=True)
class SteppingClock:
    """A clock that tests move by hand."""

    at: datetime = MORNING

    def now(self) -> datetime:
        return self.at

    def forward(self, **step: float) -> None:
        self.at += timedelta(**step)


@dataclass(frozen=True, slots=True)
class Sample:
    """One received dossier and the bytes of its papers."""

    dossier: Dossier
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def received(self) -> Envelope:
        return dossier_received(self.dossier, event_of(self.dossier))

    def later(self, kind: str, sequence: int, **data: object) -> Envelope:
        return happened(event_of(self.dossier, kind, sequence, **data), sequence)


def sample(
    number: int = 1, desk: str = "1", papers: Sequence[bytes] = (), provisional: bool = False
) -> Sample:
    """Return dossier ``number`` of a desk; numbers of other desks never overlap."""
    code: DossierCode | None = DossierCode("H99.01", DAY, number)
    printed: AnyCode = code if code else ProvisionalCode(desk, DAY, number)
    if provisional:
        code, printed = None, ProvisionalCode(desk, DAY, number)
    files = {hashlib.sha256(p).hexdigest(): p for p in papers}
    components = tuple(_paper(n, sha, len(body)) for n, (sha, body) in enumerate(files.items()))
    return Sample(_dossier(number, desk, code, printed, components), files)


def event_of(dossier: Dossier, kind: str = "received", sequence: int = 1, **data: object) -> DossierEvent:
    seed = hashlib.sha256(f"{dossier.id}/{kind}/{sequence}".encode()).digest()[:16]
    at = dossier.received_at + timedelta(minutes=sequence - 1)
    return DossierEvent(str(UUID(bytes=seed)), dossier.id, kind, at, "canbo", dossier.desk, dict(data))


def _dossier(
    number: int,
    desk: str,
    code: DossierCode | None,
    printed: AnyCode,
    papers: tuple[PaperComponent, ...],
) -> Dossier:
    seed = hashlib.sha256(f"{desk}/{printed}".encode()).digest()[:16]
    citizen = Person(
        full_name="Nguyễn Thị Mẫu",
        id_number=CITIZEN_NUMBER,
        birth_date=date(1992, 3, 5),
        sex=Sex.FEMALE,
        residence="Thôn Mẫu, xã Thử Nghiệm",
        phone="0900000000",
    )
    return Dossier(
        id=str(UUID(bytes=seed)),
        printed_code=printed,
        code=code,
        procedure="1.001193",
        procedure_name="Thủ tục đăng ký khai sinh",
        field_name="Hộ tịch",
        field_code=None,
        catalogue_version="2026.11",
        applicant=Applicant(submitter=citizen),
        channel=Channel.DIRECT,
        received_at=MORNING,
        due_at=MORNING.replace(hour=17, minute=0, second=0),
        deadline_text="trong ngày",
        papers=papers,
        fee=FeeDue(undecided=False),
        clerk="canbo",
        desk=desk,
        fields={"child_full_name": "Trần Văn Thử"},
    )


def _paper(number: int, sha256: str, size: int) -> PaperComponent:
    return PaperComponent(
        key=f"giay-{number}",
        name=f"Giấy tờ số {number + 1}",
        code=None,
        kind="",
        counts=CopyCounts(originals=1),
        pages=(sha256,),
        pdf_sha256=sha256,
        pdf_bytes=size,
        digitised=1,
    )
