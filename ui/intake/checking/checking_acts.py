"""Checking by eye: the cursor among the values, accepting, putting right and taking back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.domain.checking import acceptance
from app.domain.checking.acceptance import Agreed
from app.domain.checking.item import CheckItem
from app.domain.draft import Draft
from app.domain.errors import DeskError
from app.use_cases.checking import CheckList
from ui.intake.form import IntakeForm
from ui.intake.state import heading_of


class CheckingActs(IntakeForm):
    """What is done with the values read on the papers; every acceptance is stored at once."""

    _checks_asked = False
    _checks_stale = False
    _trail: tuple[str, ...] = ()
    """Fields the cursor came from, for the way back."""
    _passed: frozenset[str] = frozenset()
    """Fields left without a value: Enter does not come back to them until checking is begun anew."""

    def begin_checking(self) -> None:
        """Put the cursor on the first value that needs eyes, unless it stands on such a one."""
        item = self.state.check_item
        self._passed = frozenset()
        if (item is not None and item.waits) or self.state.check_paper in self.state.checks.to_accept:
            self._go_to(self.state.check_key)
        else:
            self._trail = ()
            self._go_to(next(iter((*self._open_ones(), *self._stops())), ""))

    def accept_value(self, item: CheckItem, value: str) -> None:
        """Enter: accept a value as it stands, or as it was put right, and go to the next that needs eyes.

        The last unsure value of a paper takes its sure values along.

        Raises:
            RuleError: ``text.too_long``; nothing is accepted then.
        """
        agreed = self._agreed()
        settled = replace(item, fact=acceptance.accepted_fact(item.fact, value, agreed))
        along = acceptance.along_with(self.state.checks.items, item)
        self._accept_here([settled, *_accepted(along, agreed)])
        self._serious_told |= serious_keys([item])
        self._edit(
            lambda draft: acceptance.accept(acceptance.put_right(draft, item, value, agreed), along, agreed)
        )
        self._go_on_from(item.key)
        self._tell_along(along)

    def pass_empty(self, item: CheckItem) -> None:
        """Enter on an empty field: it stays open, and the cursor goes on."""
        self._passed |= {item.key}
        self._go_on_from(item.key)

    def accept_paper(self) -> None:
        """Enter on the heading of a paper: accept what is sure there, or go to what needs eyes first."""
        paper = self.state.check_paper
        waiting = next((i.key for i in self.state.checks.waiting if i.paper == paper), "")
        if waiting and paper not in self.state.checks.to_accept:
            self._visit(waiting)
        elif paper:
            self.accept_sure()

    def accept_sure(self) -> None:
        """Accept every value of this paper that needs no eyes."""
        at = self.state.check_item
        paper = self.state.check_paper if at is None else at.paper
        sure = acceptance.sure_of(self.state.checks.items, paper)
        if not sure:
            return
        agreed = self._agreed()
        self._accept_here(_accepted(sure, agreed))
        self._edit(lambda draft: acceptance.accept(draft, sure, agreed))
        if at is None or at in sure:
            self._go_on_from(self.state.check_key)
        self._tell_along(sure)

    def take_value_back(self) -> None:
        """Make the value under the cursor a suggestion again, on a heading all values of the paper."""
        at, paper = self.state.check_item, self.state.check_paper
        items = [at] if at is not None else [i for i in self.state.checks.items if i.paper == paper]
        accepted = [item for item in items if item.accepted]
        if accepted:
            self._set(taken_along=("", 0))
            self._edit(lambda draft: acceptance.take_back(draft, accepted))

    def step_check(self, step: int) -> None:
        """Go to the next or previous value or heading, whether it needs eyes or not."""
        stops = self._stops()
        at = stops.index(self.state.check_key) if self.state.check_key in stops else 0
        if stops:
            self._visit(stops[max(0, min(len(stops) - 1, at + step))])

    def choose_check(self, key: str) -> None:
        """Go to one value, or to the heading of a paper."""
        if key in self._stops():
            self._visit(key)

    def go_back(self) -> None:
        """Shift+Enter: return to where the cursor came from."""
        known = set(self._stops())
        trail = [key for key in self._trail if key in known]
        if trail:
            self._trail = tuple(trail[:-1])
            self._go_to(trail[-1])
        else:
            self.step_check(-1)

    def _take_checks(self, draft: Draft) -> None:
        """Work out anew what is to be checked; of several drafts that arrive meanwhile the last is enough."""
        if self._checks_asked:
            self._checks_stale = True
            return
        self._checks_asked = True

        def done(checks: CheckList) -> None:
            self._checks_asked = False
            now = self.state.draft
            if now is not None and now.id == draft.id and checks != self.state.checks:
                self._set(checks=checks)
            if self._checks_stale and now is not None:
                self._checks_stale = False
                self._take_checks(now)

        def failed(error: DeskError) -> None:
            self._checks_asked = self._checks_stale = False
            self._failed(error)

        self._background.store(self, lambda: self._desk.check_papers(draft), done, failed)

    def _accept_here(self, taken: Sequence[CheckItem]) -> None:
        """Show at once what the store is about to keep, so that a quick hand never meets a value twice."""
        by_key = {item.key: item for item in taken}
        items = tuple(by_key.get(item.key, item) for item in self.state.checks.items)
        self._set(checks=replace(self.state.checks, items=items))

    def _agreed(self) -> Agreed:
        return Agreed(self._staff.id, self._desk.clock.now())

    def _stops(self) -> tuple[str, ...]:
        """Everywhere the arrows stop: each paper's heading, then its values."""
        items = self.state.checks.items
        papers = dict.fromkeys(item.paper for item in items)
        return tuple(
            key
            for paper in papers
            for key in (heading_of(paper), *(item.key for item in items if item.paper == paper))
        )

    def _open_ones(self) -> tuple[str, ...]:
        """Where a person is needed: every unsure value first, then papers to be accepted by one key."""
        checks = self.state.checks
        return (*self._unsure(), *map(heading_of, checks.to_accept))

    def _unsure(self) -> tuple[str, ...]:
        """Return every value that waits, but fields that were left empty."""
        return tuple(item.key for item in self.state.checks.waiting if item.key not in self._passed)

    def _go_on_from(self, key: str) -> None:
        """Jump to where a person is needed next, at the end to what was left empty; else stay."""
        stops = self._stops()
        at = stops.index(key) if key in stops else 0
        after = {stop: number for number, stop in enumerate((*stops[at + 1 :], *stops[:at]))}
        left = [item.key for item in self.state.checks.waiting]
        wanted = [stop for stop in (self._unsure() or self._open_ones() or left) if stop in after]
        self._visit(min(wanted, key=after.__getitem__, default=key))

    def _tell_along(self, items: Sequence[CheckItem]) -> None:
        if items:
            self._set(taken_along=(items[0].paper, len(items)))

    def _visit(self, key: str) -> None:
        if self.state.check_key and self.state.check_key != key:
            self._trail = (*self._trail, self.state.check_key)
        self._go_to(key)

    def _go_to(self, key: str) -> None:
        """Put the cursor there; the page in the middle follows it."""
        item = next((i for i in self.state.checks.items if key in (i.key, heading_of(i.paper))), None)
        if item is None:
            return
        here = {page.id for page in self.state.pages}
        wanted = item.fact.page if key == item.key else item.paper
        page = wanted if wanted in here else self.state.page_id
        self._page_chosen = True
        self._set(check_key=key, page_id=page, taken_along=("", 0))


def _accepted(items: Iterable[CheckItem], agreed: Agreed) -> list[CheckItem]:
    return [replace(i, fact=acceptance.accepted_fact(i.fact, i.fact.value, agreed)) for i in items]


def serious_keys(items: Iterable[CheckItem]) -> frozenset[tuple[str, str, str]]:
    """Return what is grave about values, to know what a person has been told already."""
    return frozenset((i.key, c.clash.value, c.there) for i in items for c in i.conflicts if c.serious)
