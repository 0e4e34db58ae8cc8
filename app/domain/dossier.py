"""Hồ sơ: the draft a clerk is filling, the dossier once received, and what may happen to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum, StrEnum

from app.domain.codes import AnyCode, DossierCode
from app.domain.document_type import TypeSuggestion
from app.domain.errors import RuleError
from app.domain.page_counts import PageCounts
from app.domain.page_view import PageLook, PageView
from app.domain.person import Applicant
from app.domain.procedure import Channel, CopyCounts


class ProcessingStatus(IntEnum):
    """Trạng thái hồ sơ, numbered as in the national message (TrangThaiHoSo)."""

    NEW = 1
    RECEIVED = 2
    NOT_RECEIVED = 3
    PROCESSING = 4
    SUPPLEMENT_REQUESTED = 5
    PAYMENT_REQUESTED = 6
    WITHDRAWAL_REQUESTED = 7
    STOPPED = 8
    RESOLVED = 9
    RETURNED = 10


class PaymentStatus(StrEnum):
    """Trạng thái phí, lệ phí; kept apart from processing."""

    NONE_DUE = "none_due"
    UNPAID = "unpaid"
    PENDING = "pending"
    PAID = "paid"
    REFUNDED = "refunded"


class DeliveryStatus(StrEnum):
    """Trạng thái trả kết quả."""

    NOT_READY = "not_ready"
    READY = "ready"
    AT_POST = "at_post"
    DELIVERED = "delivered"


class SyncStatus(StrEnum):
    """Trạng thái gửi về tỉnh. CONFIRMED only after the far side returned the hash of what it stored."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    QUARANTINED = "quarantined"


_P = ProcessingStatus
ALLOWED: dict[ProcessingStatus, frozenset[ProcessingStatus]] = {
    _P.NEW: frozenset({_P.RECEIVED, _P.NOT_RECEIVED}),
    _P.RECEIVED: frozenset(
        {
            _P.PROCESSING,
            _P.SUPPLEMENT_REQUESTED,
            _P.PAYMENT_REQUESTED,
            _P.WITHDRAWAL_REQUESTED,
            _P.STOPPED,
            _P.RESOLVED,
        }
    ),
    _P.PROCESSING: frozenset(
        {
            _P.SUPPLEMENT_REQUESTED,
            _P.PAYMENT_REQUESTED,
            _P.WITHDRAWAL_REQUESTED,
            _P.STOPPED,
            _P.RESOLVED,
        }
    ),
    _P.SUPPLEMENT_REQUESTED: frozenset({_P.PROCESSING, _P.NOT_RECEIVED, _P.WITHDRAWAL_REQUESTED, _P.STOPPED}),
    _P.PAYMENT_REQUESTED: frozenset({_P.PROCESSING, _P.WITHDRAWAL_REQUESTED, _P.STOPPED}),
    _P.WITHDRAWAL_REQUESTED: frozenset({_P.PROCESSING, _P.STOPPED}),
    _P.NOT_RECEIVED: frozenset(),
    _P.STOPPED: frozenset(),
    _P.RESOLVED: frozenset({_P.RETURNED}),
    _P.RETURNED: frozenset(),
}
"""Which status may follow which (interop 1.6; a stop only before a result decision)."""

CLOSED = frozenset({_P.NOT_RECEIVED, _P.STOPPED, _P.RESOLVED, _P.RETURNED})
"""Statuses in which the agency owes nothing more by the due date."""


def check_transition(before: ProcessingStatus, after: ProcessingStatus) -> None:
    """Refuse a change of status the rules do not know.

    Raises:
        RuleError: ``dossier.transition``.
    """
    if after not in ALLOWED[before]:
        raise RuleError("dossier.transition", before=int(before), after=int(after))


class PlacedBy(StrEnum):
    """Who put a page into its slot: the scan order, the reader, or a person."""

    SCAN = "scan"
    READER = "reader"
    CLERK = "clerk"


class Suspicion(StrEnum):
    """What may be wrong with a page; shown to a person, never acted on."""

    NONE = ""
    DOUBLE_FEED = "double_feed"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Trang đã quét. The file is the untouched original; view, rotation and marks are parameters.

    Args:
        id: UUIDv7, stable through every edit.
        sha256: Hash of the original bytes; names the file in the page store.
        batch: Identifier of the scan run it came from; pages of one run may follow each other.
        slot: Requirement key this page belongs to, or "" while unplaced (chưa xếp).
        view: Which part of the original is the paper and how it is cleaned.
        rotation: Degrees clockwise that make the view upright (0, 90, 180, 270).
        blank: Marked as a blank side; never removed for that.
        turned_by_hand, marked_by_hand, view_by_hand: A person decided; the reader decides no more.
        separator: Text of the separator sheet (tờ ngăn) this is; such a sheet is counted, never bound.
        fingerprint: How the page looks, to find one scanned twice; "" when unknown.
        suspicion, repeats: What may be wrong, and the id of the page it seems to repeat.
        cut_from: Id of the page it was cut from: two papers on one glass share one original.
        made_of: Ids of the pages laid on this sheet (two sides of a card on one A4).
        joined_into: Id of the sheet this page was laid on; that sheet is bound in its place.
        staged: Name the sheet had on its way in, by which a rescue knows it is already here.
        deleted: Removed by a person; kept so that it can be brought back and counted.
        suggestion: The reader's guess of its kind; ``accepted_by`` names who agreed.
    """

    id: str
    sha256: str
    mime: str
    width_px: int
    height_px: int
    dpi: int
    added_at: datetime
    source: str = ""
    staged: str = ""
    batch: str = ""
    slot: str = ""
    placed_by: PlacedBy = PlacedBy.SCAN
    view: PageView = PageView()
    rotation: int = 0
    blank: bool = False
    deleted: bool = False
    turned_by_hand: bool = False
    marked_by_hand: bool = False
    view_by_hand: bool = False
    separator: str = ""
    fingerprint: str = ""
    suspicion: Suspicion = Suspicion.NONE
    repeats: str = ""
    cut_from: str = ""
    made_of: tuple[str, ...] = ()
    joined_into: str = ""
    read: bool = False
    text: str = ""
    confidence: float = 0.0
    suggestion: TypeSuggestion = TypeSuggestion()
    accepted_by: str = ""

    @property
    def kept(self) -> bool:
        """True for a page that is bound into its paper."""
        return not (self.deleted or self.separator or self.joined_into)

    @property
    def look(self) -> PageLook:
        """The picture of this page, not yet turned."""
        if self.view.whole or self.view.dpi:
            return PageLook(self.sha256, self.view)
        return PageLook(self.sha256, replace(self.view, dpi=self.dpi))  # the picture tells its resolution

    @property
    def shown_dpi(self) -> int:
        """Dots per inch of the picture that is shown and bound."""
        return self.view.dpi or self.dpi


@dataclass(frozen=True, slots=True)
class PaperInHand:
    """What the clerk says of one requirement: copies received, shown, or why it is missing."""

    slot: str
    counts: CopyCounts | None = None
    shown: bool = False
    missing_reason: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Hồ sơ đang nhập: no legal value, saved at every change.

    Args:
        circumstances: Keys of conditional requirements that apply to this citizen.
        sets: Số bộ hồ sơ.
        copies: Result or certified copies asked for, and ``pages_of_original``: both drive fees.
        fields: Further values by field name of the house (``child_full_name`` …).
        expected_pages: Sides the clerk said would be scanned; 0 when nobody said.
        shown_page: Id of the page last looked at, where the next start begins again.
    """

    id: str
    started_at: datetime
    clerk: str = ""
    procedure: str = ""
    channel: Channel = Channel.DIRECT
    applicant: Applicant = Applicant()
    circumstances: frozenset[str] = frozenset()
    pages: tuple[DraftPage, ...] = ()
    papers: tuple[PaperInHand, ...] = ()
    sets: int = 1
    copies: int = 1
    pages_of_original: int = 1
    fields: dict[str, str] = field(default_factory=dict)
    return_by: str = "desk"
    note: str = ""
    active_slot: str = ""
    expected_pages: int = 0
    shown_page: str = ""

    def kept_pages(self, slot: str | None = None) -> tuple[DraftPage, ...]:
        """Return the pages that are bound, of one slot or of all."""
        return tuple(p for p in self.pages if p.kept and slot in (None, p.slot))

    def paper(self, slot: str) -> PaperInHand:
        """Return what the clerk said of a slot; empty when nothing was said."""
        return next((p for p in self.papers if p.slot == slot), PaperInHand(slot))


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
        digitised: Trạng thái số hóa 0 chưa, 1 được số hóa, 2 tái sử dụng, 3 từ hồ sơ khác.
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

    @property
    def in_hand(self) -> bool:
        """True for a paper received or shown; False for one excused, and for blank sides alone."""
        return not self.missing_reason and (self.shown or self.counts.total > 0)

    @property
    def looks(self) -> tuple[PageLook, ...]:
        """The picture of each page, not yet turned."""
        views = self.views or (PageView(),) * len(self.pages)
        return tuple(PageLook(*both) for both in zip(self.pages, views, strict=True))


@dataclass(frozen=True, slots=True)
class FeeDue:
    """Phí, lệ phí of one dossier in đồng, with the name printed on the receipt."""

    amount: int = 0
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Hồ sơ đã tiếp nhận: the record that stands behind a printed receipt.

    ``printed_code`` is what the citizen holds for ever; ``code`` is the legal code, equal to it, or
    bound later when the desk printed a provisional one (None until then).
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
        """Pages digitised in all papers."""
        return sum(len(p.pages) for p in self.papers)


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
