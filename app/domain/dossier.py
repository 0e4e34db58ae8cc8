"""Hồ sơ đã tiếp nhận: the record that stands behind a receipt, and what happened to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.domain.codes import AnyCode, DossierCode
from app.domain.declared import DeclarationCount, FieldSource
from app.domain.page_view import PageLook, PageView
from app.domain.pages.counts import PageCounts
from app.domain.papers.evidence import Fact
from app.domain.people.person import Applicant
from app.domain.procedure import Channel, CopyCounts
from app.domain.status import (
    CLOSED,
    DeliveryStatus,
    PaymentStatus,
    ProcessingStatus,
    SyncStatus,
    check_transition,
)


@dataclass(frozen=True, slots=True)
class PaperComponent:
    """Giấy tờ đã nhận: one paper of a received dossier.

    Args:
        key: Requirement key, or ``khac`` for papers the procedure does not ask for.
        code: National component code at the time of receipt, or None.
        kind: Accepted document type id, or "".
        pages: Original page hashes in order.
        rotations: Degrees clockwise that make each page upright, as the clerk left it.
        views: How each original is shown; empty in records made before pages had views.
        pdf_sha256: Hash of the searchable PDF made of them; "" for a paper only shown.
        digitised: Trạng thái số hóa 0 chưa, 1 được số hóa, 2 tái sử dụng, 3 từ kết quả hồ sơ khác.
        facts: Values read on it; those nobody accepted are suggestions.
        reused: Id of the kept paper (kho giấy tờ) that stands in its place; ``pages`` are then those of
            its first scan, and ``number`` and ``dated`` (day of issue) name it where known.
        replaced_by: Mã kết quả that replaces the component (MaKetQuaThayThe), where a result was reused.
    """

    key: str
    name: str
    code: str | None
    kind: str
    counts: CopyCounts
    pages: tuple[str, ...] = ()
    rotations: tuple[int, ...] = ()
    views: tuple[PageView, ...] = ()
    pdf_sha256: str = ""
    pdf_bytes: int = 0
    shown: bool = False
    missing_reason: str = ""
    digitised: int = 0
    facts: tuple[Fact, ...] = ()
    reused: str = ""
    number: str = ""
    dated: date | None = None
    replaced_by: str = ""

    @property
    def in_hand(self) -> bool:
        """True for a paper received, shown or reused; False for one excused, and for blank sides alone."""
        return not self.missing_reason and (self.shown or bool(self.reused) or self.counts.total > 0)

    @property
    def looks(self) -> tuple[PageLook, ...]:
        """The picture of each page, not yet turned."""
        views = self.views or (PageView(),) * len(self.pages)
        return tuple(PageLook(*both) for both in zip(self.pages, views, strict=True))


@dataclass(frozen=True, slots=True)
class FeeDue:
    """Phí, lệ phí of one dossier in đồng, with the name printed on the receipt.

    ``undecided`` says that the people's council of the province sets the sum and this desk was given none:
    0 đồng is then no sum, and never told as free. None in a record from before anybody asked.
    """

    amount: int = 0
    name: str = ""
    note: str = ""
    undecided: bool | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Hồ sơ đã tiếp nhận: the record that stands behind a printed receipt.

    ``printed_code`` is what the citizen holds for ever; ``code`` is the legal code, equal to it, or
    bound later when the desk printed a provisional one (None until then). ``fields`` is what was declared,
    ``field_sources`` where each value came from, ``declared`` how much of it nobody had to type.
    ``return_by`` is one of ``RETURN_WAYS``, or the address the result is posted to.
    """

    id: str
    printed_code: AnyCode
    code: DossierCode | None
    procedure: str
    procedure_name: str
    field_name: str
    field_code: str | None
    catalogue_version: str
    applicant: Applicant
    channel: Channel
    received_at: datetime
    due_at: datetime | None
    deadline_text: str
    papers: tuple[PaperComponent, ...]
    fee: FeeDue
    clerk: str
    desk: str
    counts: PageCounts = PageCounts()
    book: str = ""
    book_number: int = 0
    sets: int = 1
    return_by: str = "desk"
    note: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    field_sources: dict[str, FieldSource] = field(default_factory=dict)
    declared: DeclarationCount | None = None
    status: ProcessingStatus = ProcessingStatus.RECEIVED
    payment: PaymentStatus = PaymentStatus.NONE_DUE
    delivery: DeliveryStatus = DeliveryStatus.NOT_READY
    sync: SyncStatus = SyncStatus.WAITING
    finished_at: datetime | None = None
    version: int = 1

    @property
    def provisional(self) -> bool:
        """True while only a provisional number exists."""
        return self.code is None

    @property
    def page_count(self) -> int:
        """Pages digitised for this dossier; those of a reused paper were digitised for another."""
        return sum(len(p.pages) for p in self.papers if not p.reused)


@dataclass(frozen=True, slots=True)
class DossierEvent:
    """Việc đã xảy ra với hồ sơ: appended to the journal, never changed.

    Args:
        kind: ``received``, ``status_changed``, ``printed``, ``code_bound`` …
        data: JSON-ready facts of the event.
    """

    id: str
    dossier_id: str
    kind: str
    at: datetime
    by: str
    desk: str
    data: dict[str, object] = field(default_factory=dict)


_DELIVERY = {
    ProcessingStatus.RESOLVED: DeliveryStatus.READY,
    ProcessingStatus.RETURNED: DeliveryStatus.DELIVERED,
}


def with_status(dossier: Dossier, after: ProcessingStatus, now: datetime) -> Dossier:
    """Return the dossier in another status, with its delivery and the moment it was finished.

    Raises:
        RuleError: ``dossier.transition`` when the rules do not know the change.
    """
    check_transition(dossier.status, after)
    return replace(
        dossier,
        status=after,
        finished_at=now if after in CLOSED and dossier.finished_at is None else dossier.finished_at,
        delivery=_DELIVERY.get(after, dossier.delivery),
    )
