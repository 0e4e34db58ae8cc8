"""Every change a clerk or the reader makes to a draft, as a pure function from draft to draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.declared import TYPED, Origin
from app.domain.draft import Draft, DraftPage, PaperInHand, PlacedBy
from app.domain.errors import RuleError
from app.domain.people.id_card import IdCard
from app.domain.people.person import BY_POST, RETURN_WAYS, Applicant, Person, is_posted
from app.domain.procedure import Channel, CopyCounts
from app.domain.text import checked_line, nfc

MAX_PAGES = 200
MAX_NOTE = 2_000


def clean_person(person: Person) -> Person:
    """Return the person with every text composed, one line, and of a length a form can hold.

    Raises:
        RuleError: ``text.too_long`` naming the field.
    """
    return replace(
        person,
        full_name=checked_line(person.full_name, "full_name"),
        id_number=checked_line(person.id_number, "id_number"),
        old_id_number=checked_line(person.old_id_number, "old_id_number"),
        residence=checked_line(person.residence, "residence"),
        phone=checked_line(person.phone, "phone"),
        email=checked_line(person.email, "email"),
    )


def set_submitter(draft: Draft, person: Person) -> Draft:
    """Say who stands at the desk; anything a person confirmed before must be confirmed again.

    An address typed for the post was told by whoever stood here then: with another number it is forgotten,
    and what would have gone there goes to the residence of who stands here now.
    """
    applicant = replace(draft.applicant, submitter=clean_person(person), confirmed_by="")
    edited = _of_applicant(draft, applicant)
    if not _is_another(draft.applicant.submitter.id_number, applicant.submitter.id_number):
        return edited
    return replace(
        edited, return_by=BY_POST if is_posted(draft.return_by) else draft.return_by, return_address=""
    )


def set_owner(draft: Draft, person: Person | None) -> Draft:
    """Say whose dossier it is when that is somebody else; what was confirmed must be confirmed again."""
    owner = None if person is None else clean_person(person)
    if owner == draft.applicant.owner:
        return draft
    return _of_applicant(draft, replace(draft.applicant, owner=owner, confirmed_by=""))


def set_authority(draft: Draft, ground: str) -> Draft:
    """Say on what ground the submitter acts for the owner."""
    return replace(draft, applicant=replace(draft.applicant, authority=checked_line(ground, "authority")))


def set_confirmed(draft: Draft, by: str) -> Draft:
    """Record that a person accepted the applicant's data although the number contradicts it."""
    return replace(draft, applicant=replace(draft.applicant, confirmed_by=by))


def apply_card(draft: Draft, card: IdCard) -> Draft:
    """Fill the submitter from a card, keeping phone and e-mail already typed for the same person."""
    before = draft.applicant.submitter
    same = before.id_number in ("", card.person.id_number)
    person = replace(card.person, phone=before.phone if same else "", email=before.email if same else "")
    return set_submitter(draft, person)


def choose_procedure(draft: Draft, code: str) -> Draft:
    """Choose the procedure; pages stay, but return to unplaced since the slots are others now."""
    if code == draft.procedure:
        return draft
    pages = tuple(replace(p, slot="", placed_by=PlacedBy.SCAN, accepted_by="") for p in draft.pages)
    blank = replace(draft, papers=(), circumstances=frozenset(), active_slot="")
    return _only_typed(replace(blank, procedure=code, pages=pages))


def choose_channel(draft: Draft, channel: Channel) -> Draft:
    """Choose how the dossier came in."""
    return replace(draft, channel=channel)


def set_circumstance(draft: Draft, key: str, applies: bool) -> Draft:
    """Say whether a conditional paper applies to this citizen."""
    given = draft.circumstances | {key} if applies else draft.circumstances - {key}
    return replace(draft, circumstances=given)


def set_counts(draft: Draft, slot: str, counts: CopyCounts | None) -> Draft:
    """Say how many originals, certified and plain copies were received; None for what is asked."""
    return _say(draft, replace(draft.paper(slot), counts=counts))


def set_shown(draft: Draft, slot: str, shown: bool) -> Draft:
    """Say that a paper was shown (xuất trình)."""
    return _say(draft, replace(draft.paper(slot), shown=shown))


def excuse_missing(draft: Draft, slot: str, reason: str) -> Draft:
    """Write why the dossier is taken in without a required paper; empty takes the reason back."""
    return _say(draft, replace(draft.paper(slot), missing_reason=checked_line(reason, "missing_reason")))


def reuse_paper(draft: Draft, slot: str, kept_id: str) -> Draft:
    """Let a kept paper stand in for a requirement; "" takes it back. A reason why it is missing goes."""
    return _say(draft, replace(draft.paper(slot), reused=kept_id, missing_reason=""))


def choose_slot(draft: Draft, slot: str) -> Draft:
    """Choose where the next batch lands; empty means the next open slot."""
    return replace(draft, active_slot=slot)


def move_page(draft: Draft, page_id: str, slot: str) -> Draft:
    """Put a page into a slot by hand; the reader will not move it again."""
    return _change_page(draft, page_id, lambda p: replace(p, slot=slot, placed_by=PlacedBy.CLERK))


def rotate_page(draft: Draft, page_id: str, quarter_turns: int) -> Draft:
    """Turn a page clockwise by quarter turns; the file stays as it was scanned."""
    return _change_page(
        draft,
        page_id,
        lambda p: replace(p, rotation=(p.rotation + 90 * quarter_turns) % 360, turned_by_hand=True),
    )


def delete_page(draft: Draft, page_id: str) -> Draft:
    """Take a page out; it can be brought back."""
    return _change_page(draft, page_id, lambda p: replace(p, deleted=True))


def restore_page(draft: Draft, page_id: str) -> Draft:
    """Bring a deleted page back."""
    return _change_page(draft, page_id, lambda p: replace(p, deleted=False))


def mark_blank(draft: Draft, page_id: str, blank: bool) -> Draft:
    """Mark or unmark a page as a blank side."""
    return _change_page(draft, page_id, lambda p: replace(p, blank=blank, marked_by_hand=True))


def no_separator(draft: Draft, page_id: str) -> Draft:
    """Say that what was taken for a separator sheet is a page; its paper is still to be said."""
    return _change_page(draft, page_id, lambda p: replace(p, separator="", slot="", placed_by=PlacedBy.SCAN))


def accept_page(draft: Draft, page_id: str, by: str) -> Draft:
    """Accept the reader's suggestion for a page, with who did."""
    return _change_page(draft, page_id, lambda p: replace(p, accepted_by=by, placed_by=PlacedBy.CLERK))


def record_reading(draft: Draft, read: DraftPage) -> Draft:
    """Write down what the reader made of a page; a person's turn and marks are kept."""

    def merge(page: DraftPage) -> DraftPage:
        return replace(
            page,
            read=True,
            text=nfc(read.text),
            confidence=read.confidence,
            rotation=page.rotation if page.turned_by_hand else read.rotation,
            blank=page.blank if page.marked_by_hand else page.blank or read.blank,
            suggestion=read.suggestion,
        )

    return _change_page(draft, read.id, merge)


def set_field(draft: Draft, name: str, value: str) -> Draft:
    """Set one further value by its house name, as typed; empty removes it and nothing is filled in there."""
    line = checked_line(value, name)
    fields = {k: v for k, v in draft.fields.items() if k != name}
    sources = {**draft.field_sources, name: TYPED}
    return replace(draft, fields=fields | ({name: line} if line else {}), field_sources=sources)


def set_note(draft: Draft, note: str) -> Draft:
    """Write the clerk's note."""
    return replace(draft, note=checked_line(note, "note", MAX_NOTE))


def set_sets(draft: Draft, sets: int) -> Draft:
    """Say how many sets (bộ) were handed in."""
    return replace(draft, sets=_within(sets, 1, 99, "sets"))


def set_copies(draft: Draft, copies: int) -> Draft:
    """Say how many copies of the result, or certified copies, are asked for."""
    return replace(draft, copies=_within(copies, 0, 999, "copies"))


def set_pages_of_original(draft: Draft, pages: int) -> Draft:
    """Say how many pages the original has that is to be certified."""
    return replace(draft, pages_of_original=_within(pages, 1, 999, "pages_of_original"))


def set_return_by(draft: Draft, way: str) -> Draft:
    """Register how the result is returned: ``desk``, ``post`` (to the người nộp at home) or ``online``."""
    if way not in RETURN_WAYS:
        raise RuleError("draft.return_by", way=way)
    return replace(draft, return_by=way)


def set_return_address(draft: Draft, address: str) -> Draft:
    """Register return by post to another address; empty means to the người nộp at home again."""
    line = checked_line(address, "return_address")
    at_home = not line or line == draft.applicant.submitter.residence or line in RETURN_WAYS
    return replace(draft, return_by=BY_POST if at_home else line, return_address="" if at_home else line)


def turn_return_way(draft: Draft) -> Draft:
    """Register the next way in turn: desk, post, online; the post goes again to the address typed before."""
    now = BY_POST if is_posted(draft.return_by) else draft.return_by
    after = RETURN_WAYS[(RETURN_WAYS.index(now) + 1) % len(RETURN_WAYS)]
    typed = draft.return_by if now == BY_POST != draft.return_by else draft.return_address
    way = typed if after == BY_POST and typed else after
    return replace(draft, return_by=way, return_address=typed)


def forgot_return_address(before: Draft, after: Draft) -> bool:
    """Tell whether an address typed for the post went since another person stands at the desk."""
    had, has = before.return_by, after.return_by
    numbers = (draft.applicant.submitter.id_number for draft in (before, after))
    return is_posted(had) and had != BY_POST and has == BY_POST and _is_another(*numbers)


def get_page(draft: Draft, page_id: str) -> DraftPage:
    """Return one page.

    Raises:
        RuleError: ``draft.no_page``.
    """
    found = next((p for p in draft.pages if p.id == page_id), None)
    if found is None:
        raise RuleError("draft.no_page")
    return found


def _is_another(before: str, after: str) -> bool:
    """Tell whether a number is another person's; a longer one may be the same one being typed to its end."""
    return bool(before) and not after.startswith(before)


def _within(number: int, low: int, high: int, field: str) -> int:
    if not low <= number <= high:
        raise RuleError("draft.number", field=field, low=low, high=high)
    return number


def _only_typed(draft: Draft) -> Draft:
    """Forget what was filled in for the form of another procedure."""
    sources = {name: s for name, s in draft.field_sources.items() if s.origin is Origin.TYPED}
    filled = draft.field_sources.keys() - sources.keys()
    fields = {name: value for name, value in draft.fields.items() if name not in filled}
    return replace(draft, fields=fields, field_sources=sources)


def _of_applicant(draft: Draft, applicant: Applicant) -> Draft:
    """Papers taken from the store belong to one owner; with another owner they are no longer in hand."""
    papers = draft.papers
    if applicant.dossier_owner.id_number != draft.applicant.dossier_owner.id_number:
        papers = tuple(replace(said, reused="") for said in papers)
    return replace(draft, applicant=applicant, papers=papers)


def _say(draft: Draft, said: PaperInHand) -> Draft:
    others = tuple(p for p in draft.papers if p.slot != said.slot)
    return replace(draft, papers=(*others, said))


def _change_page(draft: Draft, page_id: str, change: Callable[[DraftPage], DraftPage]) -> Draft:
    get_page(draft, page_id)
    return replace(draft, pages=tuple(change(p) if p.id == page_id else p for p in draft.pages))
