"""How the pages lie on the light table: by paper, in the order of the checklist; what lies where."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.checklist import OTHER_SLOT, UNPLACED
from app.domain.draft import DraftPage
from ui.intake.state import IntakeState


@dataclass(frozen=True, slots=True)
class PageGroup:
    """The pages of one paper, deleted ones and separators too, in their order."""

    slot: str
    name: str
    pages: tuple[DraftPage, ...]


def groups(state: IntakeState) -> tuple[PageGroup, ...]:
    """Return the papers that have pages: unplaced ones first, then as the checklist goes."""
    names = _names(state)
    slots = [UNPLACED, *(s for s in names if s not in (UNPLACED, OTHER_SLOT)), OTHER_SLOT]
    by_slot: dict[str, list[DraftPage]] = {slot: [] for slot in slots}
    for page in state.pages:
        by_slot.setdefault(page.slot, []).append(page)
    return tuple(PageGroup(s, names.get(s, ""), tuple(pages)) for s, pages in by_slot.items() if pages)


def order(state: IntakeState) -> tuple[str, ...]:
    """Return the ids of all pages as they lie on the table."""
    return tuple(page.id for group in groups(state) for page in group.pages)


def place_after(state: IntakeState, step: int) -> tuple[str, str] | None:
    """Return slot and page to move in front of ("" for the end), one place on or back; None at the rim."""
    laid = groups(state)
    acted = {page.id for page in state.acted}
    at = next((n for n, g in enumerate(laid) if any(p.id in acted for p in g.pages)), None)
    if at is None:
        return None
    here = [p.id for p in laid[at].pages]
    mine = [n for n, page_id in enumerate(here) if page_id in acted]
    if step < 0 and mine[0] > 0:
        return laid[at].slot, here[mine[0] - 1]
    if step > 0 and mine[-1] + 1 < len(here):
        return laid[at].slot, "".join(here[mine[-1] + 2 : mine[-1] + 3])
    if step < 0:
        return (laid[at - 1].slot, "") if at > 0 else None
    return (laid[at + 1].slot, laid[at + 1].pages[0].id) if at + 1 < len(laid) else None


def next_slot(state: IntakeState, step: int) -> str | None:
    """Return the paper before or after that of the page at the cursor; empty ones too, where asked for."""
    if state.page is None:
        return None
    lines = state.preview.checklist if state.preview is not None else ()
    slots = [x.requirement.key for x in lines if x.applies or x.pages] + [OTHER_SLOT]
    if state.page.slot not in slots:
        return slots[0] if step > 0 and slots else None
    at = slots.index(state.page.slot) + step
    return slots[at] if 0 <= at < len(slots) else None


def _names(state: IntakeState) -> dict[str, str]:
    """Return the name of each paper by its slot, in order; what no checklist names is empty."""
    lines = state.preview.checklist if state.preview is not None else ()
    return {UNPLACED: ""} | {line.requirement.key: line.requirement.name for line in lines} | {OTHER_SLOT: ""}
