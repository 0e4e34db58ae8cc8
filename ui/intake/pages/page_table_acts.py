"""Many pages at once: the light table and its order; papers split, merged, woven, joined and cut."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.draft import Draft, DraftPage
from app.domain.errors import RuleError
from app.domain.ids import new_id
from app.domain.page_view import PageView
from app.domain.pages import work as page_work
from app.domain.procedure import Procedure
from ui.intake.pages import page_edits, page_groups
from ui.intake.pages.page_acts import PageActs
from ui.intake.pages.page_words import number_of, slot_words
from ui.intake.state import Notice


class PageTableActs(PageActs):
    """What is done on the light table (bàn trang), and work on whole papers."""

    def toggle_table(self) -> None:
        """Lay all pages out, or turn back to the page and the person."""
        wanted = not self.state.table_open and bool(self.state.pages)
        self._set(table_open=wanted, chosen=frozenset(), cropping=False, comparing=False)

    def point_at(self, page_id: str, keep_marks: bool = False) -> None:
        """Bring the cursor to a page; the marks go unless they are kept."""
        self._page_chosen = True
        self._set(page_id=page_id, chosen=self.state.chosen if keep_marks else frozenset())

    def mark(self, page_ids: Sequence[str]) -> None:
        """Mark exactly these pages."""
        self._set(chosen=frozenset(page_ids))

    def toggle_mark(self) -> None:
        """Mark or unmark the page at the cursor."""
        if self.state.page is not None:
            self._set(chosen=self.state.chosen ^ {self.state.page_id})

    def mark_to(self, page_id: str) -> None:
        """Mark every page from the first marked one (or the cursor) to this one, as they lie."""
        order = page_groups.order(self.state)
        if page_id in order and self.state.page_id in order:
            ends = [order.index(page_id), order.index(self._anchor(order))]
            self._set(page_id=page_id, chosen=frozenset(order[min(ends) : max(ends) + 1]))

    def shift(self, step: int) -> None:
        """Move the marked pages one place on the table, into the next paper at a paper's end."""
        place = page_groups.place_after(self.state, step)
        if place is not None:
            self.move_pages([p.id for p in self.state.acted], *place)

    def shift_to_paper(self, step: int) -> None:
        """Move the marked pages to the paper that lies next on the table."""
        slot = page_groups.next_slot(self.state, step)
        if slot is not None:
            self.move_pages([p.id for p in self.state.acted], slot)

    def split_paper(self) -> None:
        """Begin another paper at this page."""
        page = self.state.page
        if page is not None:
            procedure = self._procedure()
            self._change("split", lambda d: page_work.split_paper(d, page.id, procedure), self._tell_split)

    def merge_paper(self) -> None:
        """Join this paper to the one before it."""
        page = self.state.page
        if page is not None:
            self._change("merge", lambda d: page_work.merge_paper(d, page.id))

    def interleave(self) -> None:
        """Weave the two passes scanned last, fronts, then the turned stack; a jam makes more batches."""
        if self.state.draft is None:
            return
        both = page_work.last_two_passes(self.state.draft)
        if both is None:
            self._notify(Notice(RuleError("page.interleave", fronts=len(self.state.pages), backs=0)))
        else:
            self._change("interleave", lambda d: page_work.interleave(d, *both))

    def join_pages(self) -> None:
        """Lay the marked pages, or this one and the next, together on one A4."""
        pages = [p for p in self._to_join() if p.kept]
        if self._busy() or self.state.working:
            return

        def laid(sheet: DraftPage) -> None:
            ids = [p.id for p in pages]
            self._change("join", lambda d: page_work.join_pages(d, ids, sheet), lambda _: self.show(sheet.id))

        self._work(lambda: self._desk.join_pages(pages), laid)

    def cut_in_half(self) -> None:
        """Cut this page into its two halves."""
        page = self.state.page
        if page is not None:
            self._cut(page, page_edits.halves(page))

    def cut_papers(self) -> None:
        """Cut this picture into the papers seen on it."""
        page = self.state.page
        if page is not None and not self._busy() and not self.state.working:
            self._work(lambda: self._desk.find_papers(page), lambda views: self._cut(page, views))

    def find_paper(self) -> None:
        """Find the edges of the paper again, as when the page came."""
        page = self.state.page

        def found(view: PageView) -> None:
            if page is not None:
                self._change("crop", lambda d: page_work.set_view(d, page.id, view))

        if page is not None and not self._busy() and not self.state.working:
            self._work(lambda: self._desk.find_paper(page), found)

    def show(self, page_id: str) -> None:
        """Put a page that has just been made in the middle."""
        self._page_chosen = True
        self._set(page_id=page_id, chosen=frozenset())

    def _cut(self, page: DraftPage, views: Sequence[PageView]) -> None:
        now = self._desk.clock.now()
        ids = [new_id(now) for _ in views[1:]]
        self._change(
            "cut",
            lambda d: page_work.cut_page(d, page.id, views, ids),
            lambda _: self._tell_cut({page.id, *ids}),
        )

    def _tell_cut(self, ids: set[str]) -> None:
        """Say which pages a picture became, and where they lie."""
        pages = [p for p in self.state.pages if p.id in ids]
        numbers = ", ".join(str(number_of(self.state, p)) for p in pages)
        words = self.tr("Đã cắt thành {n} trang: trang {numbers}, ở “{paper}”. Ctrl+Z để trả lại.")
        place = slot_words(self.state, pages[0].slot)
        self._notify(Notice(text=words.format(n=len(pages), numbers=numbers, paper=place)))

    def _tell_split(self, _: Draft) -> None:
        """Say where the page in the middle went, and what followed it."""
        page = self.state.page
        if page is not None:
            words = self.tr("Từ trang {n} là giấy khác: đã chuyển vào “{paper}”. Ctrl+Z để trả lại.")
            place = slot_words(self.state, page.slot)
            self._notify(Notice(text=words.format(n=number_of(self.state, page), paper=place)))

    def _to_join(self) -> tuple[DraftPage, ...]:
        """Return the pages marked; with none marked, this one and the one behind it in its paper."""
        acted = self.state.acted
        if len(acted) != 1:
            return acted
        same = [p for p in self.state.pages if p.slot == acted[0].slot and p.kept]
        at = same.index(acted[0]) if acted[0] in same else len(same)
        return tuple(same[at : at + 2])

    def _anchor(self, order: Sequence[str]) -> str:
        """Return the end of the marks that stays when they grow."""
        marked = [i for i in order if i in self.state.chosen]
        if not marked:
            return self.state.page_id
        return marked[-1] if marked[0] == self.state.page_id else marked[0]

    def _procedure(self) -> Procedure | None:
        return self.state.preview.procedure if self.state.preview else None
