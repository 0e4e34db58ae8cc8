"""Checking by eye: the cursor among the values, accepting, putting right and taking back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.domain import acceptance
from app.domain.acceptance import Agreed
from app.domain.check_item import CheckItem
from app.domain.draft import Draft
from app.domain.errors import DeskError
from app.use_cases.checking import CheckList
from ui.intake.form import IntakeForm


class CheckingActs(IntakeForm):
    """What is done with the values read on the papers; every acceptance is stored at once."""

    _checks_asked = False
    _checks_stale = False
    _trail: tuple[str, ...] = ()
    """Fields the cursor came from, for the way back."""

    def begin_checking(self) -> None:
        """Put the cursor on the first value that needs eyes, unless it stands on such a one."""
        item = self.state.check_item
        if item is None or not item.waits:
            self._trail = ()
            first = next(iter(self.state.checks.waiting), None) or next(iter(self.state.checks.items), None)
            self._go_to(first)
        else:
            self._go_to(item)

    def accept_value(self, item: CheckItem, value: str) -> None:
        """Enter: accept a value as it stands, or as it was put right, and go to the next that needs eyes.

        Raises:
            RuleError: ``text.too_long``; nothing is accepted then.
        """
        agreed = self._agreed()
        self._accept_here([replace(item, fact=acceptance.accepted_fact(item.fact, value, agreed))])
        self._serious_told |= serious_keys([item])
        self._edit(lambda draft: acceptance.put_right(draft, item, value, agreed))
        self._go_on_from(item)

    def accept_sure(self) -> None:
        """Accept every value of this paper that needs no eyes."""
        at = self.state.check_item
        if at is None:
            return
        of_paper = (i for i in self.state.checks.items if i.paper == at.paper)
        sure = [i for i in of_paper if i.sure and not i.accepted and i.fact.value]
        agreed = self._agreed()
        if not sure:
            return
        taken = [replace(i, fact=acceptance.accepted_fact(i.fact, i.fact.value, agreed)) for i in sure]
        self._accept_here(taken)
        self._edit(lambda draft: acceptance.accept(draft, sure, agreed))
        if at in sure:
            self._go_on_from(at)

    def take_value_back(self) -> None:
        """Make the value under the cursor a suggestion again."""
        item = self.state.check_item
        if item is not None and item.accepted:
            self._edit(lambda draft: acceptance.take_back(draft, item))

    def step_check(self, step: int) -> None:
        """Go to the next or previous value, whether it needs eyes or not."""
        items = self.state.checks.items
        at = self._index(items)
        if items:
            self._visit(items[max(0, min(len(items) - 1, at + step))])

    def choose_check(self, key: str) -> None:
        """Go to one value."""
        found = next((item for item in self.state.checks.items if item.key == key), None)
        if found is not None:
            self._visit(found)

    def go_back(self) -> None:
        """Shift+Enter: return to the value the cursor came from."""
        known = {item.key: item for item in self.state.checks.items}
        trail = [key for key in self._trail if key in known]
        if trail:
            self._trail = tuple(trail[:-1])
            self._go_to(known[trail[-1]])
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

    def _index(self, items: Sequence[CheckItem]) -> int:
        return next((n for n, item in enumerate(items) if item.key == self.state.check_key), 0)

    def _go_on_from(self, item: CheckItem) -> None:
        """Jump to the next value that needs eyes; when there is none, stay."""
        items = self.state.checks.items
        at = next((n for n, other in enumerate(items) if other.key == item.key), 0)
        waiting = [other for other in (*items[at + 1 :], *items[:at]) if other.waits]
        self._visit(waiting[0] if waiting else item)

    def _visit(self, item: CheckItem) -> None:
        if self.state.check_key and self.state.check_key != item.key:
            self._trail = (*self._trail, self.state.check_key)
        self._go_to(item)

    def _go_to(self, item: CheckItem | None) -> None:
        """Put the cursor on a value; the page in the middle follows it."""
        if item is None:
            return
        here = {page.id for page in self.state.pages}
        page = item.fact.page if item.fact.page in here else self.state.page_id
        self._page_chosen = True
        self._set(check_key=item.key, page_id=page)


def serious_keys(items: Iterable[CheckItem]) -> frozenset[tuple[str, str, str]]:
    """Return what is grave about values, to know what a person has been told already."""
    return frozenset((i.key, c.clash.value, c.there) for i in items for c in i.conflicts if c.serious)
