"""The checklist of one intake: which papers this citizen must bring, which are still missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from app.domain.draft import Draft
from app.domain.procedure import Channel, ComponentRequirement, CopyCounts, Handling, Procedure, Rule

OTHER_SLOT = "khac"
"""Slot for papers the procedure does not ask for but the citizen hands in."""

UNPLACED = ""
"""Slot of pages nobody has found a paper for yet (chưa xếp)."""


class SlotState(StrEnum):
    """How one line of the checklist stands."""

    DONE = "done"
    OPEN = "open"
    EXCUSED = "excused"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """Một dòng thành phần hồ sơ: the requirement, its state and what is in hand."""

    requirement: ComponentRequirement
    state: SlotState
    pages: int
    counts: CopyCounts
    applies: bool


def applicable(
    procedure: Procedure, channel: Channel, circumstances: Iterable[str]
) -> tuple[ComponentRequirement, ...]:
    """Return the papers this citizen must bring, in the order the law lists them."""
    given = frozenset(circumstances)
    return tuple(
        r
        for r in procedure.requirements
        if r.asked_on(channel) and (r.rule is not Rule.CONDITIONAL or r.key in given)
    )


def checklist(procedure: Procedure, draft: Draft) -> tuple[ChecklistLine, ...]:
    """Return every paper the channel can ask for; conditional ones that do not apply are optional."""
    asked = frozenset(r.key for r in applicable(procedure, draft.channel, draft.circumstances))
    groups = _groups(procedure, draft)
    return tuple(
        _line(r, draft, r.key in asked, groups) for r in procedure.requirements if r.asked_on(draft.channel)
    )


def missing(procedure: Procedure, draft: Draft) -> tuple[ComponentRequirement, ...]:
    """Return the requirements not yet met, in the order the law lists them.

    Of papers that share a group one is enough; the first of the group stands for it.
    """
    found: list[ComponentRequirement] = []
    groups_named: set[str] = set()
    for line in checklist(procedure, draft):
        requirement = line.requirement
        if line.state is not SlotState.OPEN or requirement.group in groups_named:
            continue
        if requirement.rule is Rule.ONE_OF:
            groups_named.add(requirement.group)
        found.append(requirement)
    return tuple(found)


def is_in_hand(requirement: ComponentRequirement, draft: Draft) -> bool:
    """Tell whether the paper is there: scanned pages, ticked as shown or received, or one of the store."""
    said = draft.paper(requirement.key)
    if any(not page.blank for page in draft.kept_pages(requirement.key)) or draft.reused_in(requirement.key):
        return True
    if requirement.handling is Handling.SHOW:
        return said.shown
    return said.counts is not None and said.counts.total > 0


def counts_in_hand(requirement: ComponentRequirement, draft: Draft) -> CopyCounts:
    """Return copies received: what the clerk counted, else what is asked for when it is there."""
    if draft.reused_in(requirement.key):
        return CopyCounts()  # nothing of paper was handed in
    said = draft.paper(requirement.key).counts
    if said is not None:
        return said
    return requirement.counts if is_in_hand(requirement, draft) else CopyCounts()


def next_open_slot(procedure: Procedure, draft: Draft) -> str:
    """Return the slot the next batch lands in: the first that still lacks a paper, else other."""
    waiting = missing(procedure, draft)
    return waiting[0].key if waiting else OTHER_SLOT


class _Groups(NamedTuple):
    """Groups of which one paper is there, and those for which the clerk gave a reason why none is."""

    in_hand: frozenset[str]
    excused: frozenset[str]


def _groups(procedure: Procedure, draft: Draft) -> _Groups:
    grouped = [r for r in procedure.requirements if r.rule is Rule.ONE_OF]
    return _Groups(
        frozenset(r.group for r in grouped if is_in_hand(r, draft)),
        frozenset(r.group for r in grouped if draft.paper(r.key).missing_reason),
    )


def _line(requirement: ComponentRequirement, draft: Draft, applies: bool, groups: _Groups) -> ChecklistLine:
    pages = len(draft.kept_pages(requirement.key))
    counts = counts_in_hand(requirement, draft)
    if is_in_hand(requirement, draft):
        state = SlotState.DONE
    elif not applies or requirement.group in groups.in_hand:
        state = SlotState.OPTIONAL
    elif draft.paper(requirement.key).missing_reason:
        state = SlotState.EXCUSED
    elif requirement.group in groups.excused:
        state = SlotState.OPTIONAL
    else:
        state = SlotState.OPEN
    return ChecklistLine(requirement, state, pages, counts, applies)
