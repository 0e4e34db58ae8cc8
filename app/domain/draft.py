"""Hồ sơ đang nhập: the draft a clerk is filling, its pages and what was said of its papers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from app.domain.declared import FieldSource
from app.domain.page_view import PageLook, PageView
from app.domain.papers.document_type import TypeSuggestion
from app.domain.papers.evidence import Fact
from app.domain.people.person import Applicant
from app.domain.procedure import Channel, CopyCounts


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
    """What the clerk says of one requirement: copies received, shown, or why it is missing.

    ``reused`` is the id of the kept paper (kho giấy tờ) that stands in its place; "" for none.
    """

    slot: str
    counts: CopyCounts | None = None
    shown: bool = False
    missing_reason: str = ""
    reused: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Hồ sơ đang nhập: no legal value, saved at every change.

    Args:
        circumstances: Keys of conditional requirements that apply to this citizen.
        sets: Số bộ hồ sơ.
        copies: Result or certified copies asked for, and ``pages_of_original``: both drive fees.
        fields: Values of the declaration (tờ khai) by field name of the house (``child_full_name`` …).
        field_sources: Where each declared value came from; typed where nothing is said, and a name with a
            source but no value was emptied by the clerk.
        facts: What a person accepted of the values read on the papers.
        return_by: One of ``RETURN_WAYS``, or the address the result is posted to when it is not the
            residence of the người nộp.
        return_address: The address last typed for the post, kept while another way is chosen; "" for none.
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
    field_sources: dict[str, FieldSource] = field(default_factory=dict)
    return_by: str = "desk"
    return_address: str = ""
    note: str = ""
    active_slot: str = ""
    expected_pages: int = 0
    shown_page: str = ""
    facts: tuple[Fact, ...] = ()

    def kept_pages(self, slot: str | None = None) -> tuple[DraftPage, ...]:
        """Return the pages that are bound, of one slot or of all."""
        return tuple(p for p in self.pages if p.kept and slot in (None, p.slot))

    def reused_in(self, slot: str) -> str:
        """Return the id of the kept paper that stands in a slot, or ""; pages scanned there go before it."""
        return "" if self.kept_pages(slot) else self.paper(slot).reused

    def paper(self, slot: str) -> PaperInHand:
        """Return what the clerk said of a slot; empty when nothing was said."""
        return next((p for p in self.papers if p.slot == slot), PaperInHand(slot))
