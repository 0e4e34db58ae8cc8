"""Thẻ quét như giấy tờ: whom an identity paper among the pages names, offered as the người nộp."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.papers.evidence import Fact, Source
from app.domain.papers.values import is_sure, same_value
from app.domain.people.person import Applicant, Person, Sex
from app.domain.reading.gathered import ReadPaper

_TAKEN = ("full_name", "id_number", "old_id_number", "birth_date", "sex", "residence")
"""Values of a card that belong to its bearer, in the order they are told."""


@dataclass(frozen=True, slots=True)
class ScannedCard:
    """Giấy tờ tùy thân đã quét.

    Args:
        paper: Id of the paper among those of the draft.
        person: Its bearer, by the values the machine is sure of alone; the number is one of them.
        facts: Those values with their sources.
        unsure: Names of values read there that somebody has to look at first.
    """

    paper: str
    person: Person
    facts: tuple[Fact, ...]
    unsure: tuple[str, ...] = ()

    def is_on(self, page: str) -> bool:
        """Tell whether one of the values stands on a page."""
        return any(fact.page == page for fact in self.facts)

    def page_of(self, shown: str) -> str:
        """Return the page it is told by: the one shown when it tells of it, else where the number is."""
        number = next(fact.page for fact in self.facts if fact.name == "id_number")
        return shown if self.is_on(shown) else number

    @property
    def source(self) -> Source:
        """Where the number stands on the card."""
        return next(fact.source for fact in self.facts if fact.name == "id_number")


@dataclass(frozen=True, slots=True)
class CardOffer:
    """Mời lấy thẻ làm người nộp.

    Args:
        replaces: Who stands there now and would go; "" when nobody does.
        adds: Values the person at the desk lacks; empty unless the card is that person's own.
    """

    card: ScannedCard
    replaces: str = ""
    adds: tuple[str, ...] = ()


def scanned_cards(papers: Iterable[ReadPaper]) -> tuple[ScannedCard, ...]:
    """Return the identity papers whose number the machine is sure of."""
    found = (_card_of(paper) for paper in papers if paper.kind is not None and paper.kind.identity)
    return tuple(card for card in found if card is not None)


class NoOffer(StrEnum):
    """Why no card is offered."""

    NO_CARD = "no_card"
    OWNER = "owner"
    COMPLETE = "complete"
    KNOWN = "known"


def offer_of(cards: Iterable[ScannedCard], applicant: Applicant, shown: str = "") -> CardOffer | None:
    """Return the card to offer as the người nộp; None when there is none.

    The one on the page ``shown`` goes before all others, then the person's own. A card of the chủ hồ sơ for
    whom somebody else acts is not offered. Who is known by a card read at the desk is not replaced; who is
    known by one of the cards scanned, only by the card on the page shown.
    """
    now = applicant.submitter
    others = [card for card in cards if not _is_owners(card, applicant)]
    here = _shown(others, shown)
    own = next((card for card in others if _is_of(card.person, now)), None)
    card = here or own or next(iter(others), None)
    if card is None:
        return None
    if _is_of(card.person, now):
        adds = _lacking(now, card.person)
        return CardOffer(card, adds=adds) if adds else None
    if now.id_issued_on is not None and (here is None or own is None):
        return None
    return CardOffer(card, replaces=now.full_name or now.id_number)


def why_no_offer(cards: tuple[ScannedCard, ...], applicant: Applicant, shown: str = "") -> NoOffer:
    """Tell why :func:`offer_of` returned None."""
    here = _shown(cards, shown)
    if here is not None and _is_owners(here, applicant):
        return NoOffer.OWNER
    others = [card for card in cards if not _is_owners(card, applicant)]
    if any(_is_of(card.person, applicant.submitter) for card in others):
        return NoOffer.COMPLETE
    return NoOffer.KNOWN if others else NoOffer.OWNER if cards else NoOffer.NO_CARD


def taken(offer: CardOffer, now: Person) -> Person:
    """Return the person at the desk once the card is taken: in the place of somebody else, or added to.

    What stands there already of this person stays, though the card says otherwise: checking tells of that.
    """
    card = offer.card.person
    if offer.replaces:
        return card
    added = {name: getattr(card, name) for name in _lacking(now, card)}
    return replace(now, **added, id_issued_on=card.id_issued_on)


def _shown(cards: Iterable[ScannedCard], shown: str) -> ScannedCard | None:
    return next((card for card in cards if card.is_on(shown)), None)


def _is_owners(card: ScannedCard, applicant: Applicant) -> bool:
    owner = applicant.owner
    return owner is not None and card.person.id_number == owner.id_number


def _is_of(card: Person, now: Person) -> bool:
    """Tell the person's own card: by the number, or by name and birth date while no number stands there."""
    if now.id_number or not now.full_name:
        return card.id_number == now.id_number
    same_day = now.birth_date is None or now.birth_date == card.birth_date
    return same_day and same_value(card.full_name, now.full_name)


def _lacking(now: Person, card: Person) -> tuple[str, ...]:
    return tuple(name for name in _TAKEN if _has(card, name) and not _has(now, name))


def _card_of(paper: ReadPaper) -> ScannedCard | None:
    read = {fact.name: fact for fact in paper.facts if fact.name in _TAKEN and fact.value}
    sure = {name: fact for name, fact in read.items() if is_sure(fact) and not _is_toneless(fact)}
    number = sure.get("id_number")
    if number is None or len(number.value) != 12:
        return None
    told = tuple(sure[name] for name in _TAKEN if name in sure)
    unsure = tuple(name for name in _TAKEN if name in read and name not in sure)
    issued = next((f for f in paper.facts if f.name == "issued_on" and f.source is Source.QR), None)
    values = {fact.name: _kept(fact) for fact in told}
    person = replace(Person(), **values, id_issued_on=_day(issued.value) if issued else None)  # type: ignore[arg-type]
    return ScannedCard(paper.id, person, told, unsure)


def _is_toneless(fact: Fact) -> bool:
    """Tell a name of the machine-readable zone, which has no Vietnamese letters: it proves no name."""
    return fact.source is Source.MRZ and fact.name in ("full_name", "residence") and not fact.accepted_by


def _kept(fact: Fact) -> object:
    if fact.name == "birth_date":
        return _day(fact.value)
    if fact.name == "sex":
        return Sex(fact.value) if fact.value in set(Sex) else Sex.UNKNOWN
    return fact.value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _has(person: Person, name: str) -> bool:
    value = getattr(person, name)
    return bool(value) and value is not Sex.UNKNOWN
