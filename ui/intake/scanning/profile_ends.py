"""What is done once a batch is in: told, both sides of a card laid on one A4, two passes woven."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.draft import Draft, DraftPage
from app.domain.errors import DeskError
from app.domain.pages import work as page_work
from app.domain.pages.counts import page_counts
from app.domain.scanning.profile import CARD_ON_A4, INTERLEAVE, ScanProfile, profile_of
from ui.intake.pages.page_table_acts import PageTableActs
from ui.intake.papers.paper_acts import PaperActs
from ui.intake.scanning.batch_words import batch_words, first_side_words, laid_words, pass_words
from ui.intake.scanning.scan_run import BatchEnd
from ui.intake.state import Notice


class ProfileEnds(PageTableActs, PaperActs):
    """What the profile wants once the papers of its batch are here."""

    @property
    def profiles(self) -> tuple[ScanProfile, ...]:
        """Every profile of this desk as saved last, in the order of the list."""
        return self._desk.saved.now.profiles

    def take_profiles(self) -> None:
        """Go on with the profile as it was saved meanwhile, or with the first when it is gone."""
        now = profile_of(self.profiles, self._scan.profile.id)
        if now != self._scan.profile:
            self._scan.profile = now
            self._set(profile=now, turned=None, waiting=(), halfway=())

    def choose_profile(self, profile_id: str) -> None:
        """Make a profile the one F4 scans with; a turn of the source belonged to the one before."""
        chosen = profile_of(self.profiles, profile_id)
        if chosen != self._scan.profile:
            self._before_once = self._scan.profile.id
            self._scan.profile = chosen
            self._set(profile=chosen, turned=None, waiting=(), halfway=())

    def _settle(self, draft: Draft, end: BatchEnd) -> None:
        """Tell how the batch ended and do what its profile wants done."""
        papers = tuple(p for p in end.pages if not p.separator)
        after = end.order.profile.after if end.order else ""
        if after == CARD_ON_A4 and papers:
            self._lay_card(draft, papers, end)
        elif after == INTERLEAVE and (papers or self.state.halfway):
            self._end_of_pass(papers, end)
        elif not end.failed:
            words = batch_words(end, page_counts(draft))
            if words:
                self._notify(Notice(text=words))

    def _lay_card(self, draft: Draft, papers: tuple[DraftPage, ...], end: BatchEnd) -> None:
        """Lay two sides on one A4; a flatbed gives them one at a time."""
        wanted = {*self.state.waiting, *(p.id for p in papers)}
        sides = tuple(p for p in draft.pages if p.id in wanted and p.kept and not p.blank)
        if len(sides) < 2:
            self._set(waiting=tuple(p.id for p in sides))
            if not end.failed:
                self._notify(Notice(text=first_side_words(CARD_ON_A4, len(sides))))
            return
        two = sides[:2]
        self._set(waiting=())

        def laid(sheet: DraftPage) -> None:
            def joined(_: Draft) -> None:
                self.show(sheet.id)
                self._done_once(CARD_ON_A4, 2)

            ids = [p.id for p in two]
            self._lane.change_pages("join", lambda d: page_work.join_pages(d, ids, sheet), joined)

        self._work(lambda: self._desk.join_pages(two), lambda sheet: self._laid_or_again(two, sheet, laid))

    def _laid_or_again(
        self, two: tuple[DraftPage, ...], sheet: DraftPage, laid: Callable[[DraftPage], None]
    ) -> None:
        """Lay the sides anew when the clerk cut or turned one while they were being laid."""
        now = {p.id: p for p in self.state.pages}
        here = tuple(now[p.id] for p in two if p.id in now and now[p.id].kept)
        if len(here) < len(two):
            self._set(waiting=tuple(p.id for p in here))
        elif [(p.look, p.rotation) for p in here] == [(p.look, p.rotation) for p in two]:
            laid(sheet)
        else:
            self._work(
                lambda: self._desk.join_pages(here), lambda other: self._laid_or_again(here, other, laid)
            )

    def _end_of_pass(self, papers: tuple[DraftPage, ...], end: BatchEnd) -> None:
        """A pass is every batch since it was asked for: after a jam or a stop the rest of it follows."""
        sides = (*self.state.halfway, *(p.id for p in papers))
        if end.cut_short and not _nothing_left(end.error):
            self._set(halfway=sides)
            if end.stopped:
                self._notify(Notice(text=pass_words(len(sides)), retry="scan"))
            return
        fronts = self.state.waiting
        self._set(halfway=(), waiting=() if fronts else sides)
        if fronts:
            self._weave(fronts, sides)
        else:
            self._notify(Notice(text=first_side_words(INTERLEAVE, len(sides))))

    def _weave(self, fronts: tuple[str, ...], backs: tuple[str, ...]) -> None:
        """Weave the second pass into the first."""

        def woven(draft: Draft) -> Draft:
            one, other = _batches(draft, fronts), _batches(draft, backs)
            return page_work.interleave(draft, one, other)

        self._lane.change_pages("interleave", woven, lambda _: self._done_once(INTERLEAVE, len(backs)))

    def _done_once(self, what: str, count: int) -> None:
        """Say what was put together; a card and two passes are done once, F4 goes back to the profile before.

        Not through ``_change``: the next batch may already run, and these two are no wish of the moment.
        """
        self._notify(Notice(text=laid_words(what, count)))
        before = self._before_once
        if before:
            self.choose_profile(before)
            self._before_once = ""


def _nothing_left(error: DeskError | None) -> bool:
    """Tell whether the rest of a pass that was cut short turned out to be nothing."""
    return error is not None and error.code == "scanner.feeder_empty"


def _batches(draft: Draft, page_ids: tuple[str, ...]) -> frozenset[str]:
    return frozenset(p.batch for p in draft.pages if p.id in page_ids)
