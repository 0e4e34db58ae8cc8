"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01, TT 03/2025/TT-VPCP): what one such paper says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypedDict
from urllib.parse import parse_qsl, quote

from app.domain.dossier import Dossier, FeeDue, PaperComponent
from app.domain.people.person import BY_POST, Applicant, Person, Sex, is_posted
from app.domain.procedure import CopyCounts
from app.domain.status import PaymentStatus

CODE_QUERY = "ma_ho_so"
"""Name of the look-up page's query value that holds the bare code."""

SEAL_FRAGMENT = "s"
"""Name of the fragment value that holds the signed summary; browsers never send a fragment."""


class IssuingAgency(Protocol):
    """The facts of the agency that a receipt prints; the desk's settings hold them."""

    @property
    def name(self) -> str:
        """Cơ quan."""

    @property
    def parent(self) -> str:
        """Cơ quan chủ quản."""

    @property
    def desk_office(self) -> str:
        """Bộ phận tiếp nhận và trả kết quả."""

    @property
    def place(self) -> str:
        """Địa danh."""

    @property
    def phone(self) -> str:
        """Điện thoại for questions, or ""."""

    @property
    def lookup_url(self) -> str:
        """The province's look-up page, or ""."""


@dataclass(frozen=True, slots=True)
class ReceivedPaper:
    """Giấy tờ đã nhận, one line of the table; ``shown`` papers were given back at once.

    ``reused`` when a kept paper (kho giấy tờ) of this ``number`` and day of issue stands in: no paper was
    taken from the citizen then.
    """

    name: str
    counts: CopyCounts
    shown: bool = False
    reused: bool = False
    number: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class MissingPaper:
    """Giấy tờ còn thiếu when the receipt was issued, and why it could be issued without it."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """Everything one receipt prints, in the order of Mẫu 01.

    Args:
        code: Mã hồ sơ, or số tạm while ``provisional``.
        former_code: Số tạm the citizen already holds when ``code`` has replaced it, else "".
        return_by: ``desk``, ``post`` or ``online``; ``return_to`` is where a posted result goes.
        submitter: With Ông/Bà; ``owner`` is "" unless the submitter acts for someone else.
        staff: Họ tên người tiếp nhận.
        sealed: The signed summary, or "" to print the QR without one.
        reprint: 0 for the first print, n for bản in lại n.
    """

    agency: str
    agency_parent: str
    office: str
    place: str
    phone: str
    code: str
    procedure: str
    procedure_name: str
    submitter: str
    submitter_name: str
    address: str
    submitter_phone: str
    submitter_email: str
    id_number: str
    papers: tuple[ReceivedPaper, ...]
    missing: tuple[MissingPaper, ...]
    sets: int
    duration: str
    received_at: datetime
    due_at: datetime | None
    return_by: str
    return_to: str
    fee: FeeDue
    payment: PaymentStatus
    book: str
    book_number: int
    staff: str
    lookup_url: str = ""
    owner: str = ""
    former_code: str = ""
    sealed: str = ""
    provisional: bool = False
    training: bool = False
    reprint: int = 0


def receipt_content(
    dossier: Dossier,
    agency: IssuingAgency,
    staff: str,
    *,
    sealed: str = "",
    reprint: int = 0,
    training: bool = False,
) -> ReceiptContent:
    """Return what the receipt of a dossier says.

    The words about papers, fee and due date are those recorded with the dossier, so that a reprint
    years later says what the first print said, whatever the catalogue says by then. ``staff`` is the
    full name of the clerk who received it (the dossier keeps only the account), ``sealed`` the text that
    ``app.exchange.seal`` makes of it.
    """
    return ReceiptContent(
        **_office(agency),
        **_people(dossier.applicant),
        **_codes(dossier),
        procedure=dossier.procedure,
        procedure_name=dossier.procedure_name,
        papers=tuple(_received(p) for p in dossier.papers if p.in_hand),
        missing=tuple(MissingPaper(p.name, p.missing_reason) for p in dossier.papers if p.missing_reason),
        sets=dossier.sets,
        duration=dossier.deadline_text,
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        return_by=BY_POST if is_posted(dossier.return_by) else dossier.return_by,
        return_to=dossier.applicant.posted_to(dossier.return_by),
        fee=dossier.fee,
        payment=dossier.payment,
        book=dossier.book,
        book_number=dossier.book_number,
        staff=staff,
        sealed=sealed,
        training=training,
        reprint=reprint,
    )


def lookup_link(content: ReceiptContent) -> str:
    """Return what the QR opens: the look-up page with the bare code, the signed summary as fragment.

    Nothing in it names a citizen. Without a look-up page it is the signed summary alone, or the code.
    """
    if not content.lookup_url:
        return content.sealed or content.code
    # taken apart by hand: a mistyped address in the settings must not keep a receipt from being printed
    page, _, query = content.lookup_url.partition("#")[0].partition("?")
    query = "&".join(filter(None, (query, f"{CODE_QUERY}={quote(content.code, safe='')}")))
    fragment = f"#{SEAL_FRAGMENT}={content.sealed}" if content.sealed else ""
    return f"{page}?{query}{fragment}"


def split_link(text: str) -> tuple[str, str]:
    """Take a scanned link apart into (code in the query, signed summary), each "" when absent."""
    if "://" not in text:
        return "", text
    address, _, fragment = text.partition("#")
    query = address.partition("?")[2]
    return dict(parse_qsl(query)).get(CODE_QUERY, ""), dict(parse_qsl(fragment)).get(SEAL_FRAGMENT, "")


class _Office(TypedDict):
    agency: str
    agency_parent: str
    office: str
    place: str
    phone: str
    lookup_url: str


def _office(agency: IssuingAgency) -> _Office:
    return _Office(
        agency=agency.name,
        agency_parent=agency.parent,
        office=agency.desk_office,
        place=agency.place,
        phone=agency.phone,
        lookup_url=agency.lookup_url,
    )


class _Codes(TypedDict):
    code: str
    former_code: str
    provisional: bool


def _codes(dossier: Dossier) -> _Codes:
    printed, code = str(dossier.printed_code), str(dossier.code or dossier.printed_code)
    return _Codes(code=code, former_code=printed if printed != code else "", provisional=dossier.provisional)


class _People(TypedDict):
    submitter: str
    submitter_name: str
    owner: str
    address: str
    submitter_phone: str
    submitter_email: str
    id_number: str


def _people(applicant: Applicant) -> _People:
    person, owner = applicant.submitter, applicant.owner
    return _People(
        submitter=_submitter(person, applicant.authority if owner else ""),
        submitter_name=person.full_name,
        owner=owner.full_name if owner else "",
        address=person.residence,
        submitter_phone=person.phone,
        submitter_email=person.email,
        id_number=person.id_number,
    )


def _submitter(person: Person, authority: str) -> str:
    title = {Sex.MALE: "Ông", Sex.FEMALE: "Bà", Sex.UNKNOWN: "Ông/Bà"}[person.sex]
    named = f"{title} {person.full_name}"
    return f"{named} ({authority})" if authority else named


def _received(paper: PaperComponent) -> ReceivedPaper:
    return ReceivedPaper(paper.name, paper.counts, paper.shown, bool(paper.reused), paper.number, paper.dated)
