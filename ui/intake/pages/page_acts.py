"""Pages: turning, moving, deleting and bringing back, agreeing with the reader, undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from app.domain import draft_edits
from app.domain.checklist import OTHER_SLOT
from app.domain.draft import Draft, DraftPage, Suspicion
from app.domain.errors import DeskError
from app.domain.page_view import Cleaning, PageView
from app.domain.pages import work as page_work
from app.domain.pages.history import PageStep
from ui.intake.form import IntakeForm
from ui.intake.pages import page_edits
from ui.intake.pages.page_edits import Edit
from ui.intake.pages.page_words import number_of, slot_words, step_words
from ui.intake.state import Notice, Side

T = TypeVar("T")
_MOVING = frozenset({"split", "merge", "interleave", "join", "cut", "reader", "move"})
"""Steps that take pages elsewhere."""


class PageActs(IntakeForm):
    """What is done with the page in the middle, or with those marked on the table."""

    def show_page(self, page_id: str) -> None:
        """Put a page in the middle."""
        self._page_chosen = True
        self._set(page_id=page_id, cropping=False, comparing=False)

    def turn_pages(self, step: int) -> None:
        """Go to the next or the previous page."""
        ids = [page.id for page in self.state.pages]
        if ids:
            at = ids.index(self.state.page_id) if self.state.page_id in ids else 0
            self.show_page(ids[max(0, min(at + step, len(ids) - 1))])

    def rotate(self, quarter_turns: int) -> None:
        """Turn clockwise."""
        self._on_pages("rotate", lambda d, page: draft_edits.rotate_page(d, page.id, quarter_turns))

    def delete_or_restore(self) -> None:
        """Take pages out; where all of them are out already, bring them back. They are kept either way."""
        self._set(comparing=False)
        if all(page.deleted for page in self.state.acted):
            self._on_pages("restore", lambda d, page: draft_edits.restore_page(d, page.id))
        else:
            self._on_pages("delete", lambda d, page: draft_edits.delete_page(d, page.id))

    def toggle_blank(self) -> None:
        """Mark or unmark blank sides."""
        blank = not all(page.blank for page in self.state.acted)
        self._on_pages("blank", lambda d, page: draft_edits.mark_blank(d, page.id, blank))

    def no_separator(self) -> None:
        """Say that sheets taken for separators are pages."""
        self._on_pages("page", lambda d, p: draft_edits.no_separator(d, p.id) if p.separator else d)

    def move_page(self, slot: str) -> None:
        """Put pages into a slot, where they stand; the reader will not move them again."""
        self._on_pages("move", lambda d, page: draft_edits.move_page(d, page.id, slot or OTHER_SLOT))

    def move_pages(self, page_ids: Sequence[str], slot: str, before: str = "") -> None:
        """Put pages into a slot in front of another page, or behind the last."""
        ids = tuple(page_ids)
        self._change("move", lambda d: page_work.move_pages(d, ids, slot, before))

    def accept_suggestion(self) -> None:
        """Agree with the reader on the page shown."""
        page, preview = self.state.page, self.state.preview
        if page is not None and page.suggestion.kind:
            procedure = preview.procedure if preview else None
            self._change("accept", page_edits.accept(page, procedure, self._staff.id))

    def dismiss_suspicion(self) -> None:
        """Say that suspected pages are right as they are."""
        if any(page.suspicion is not Suspicion.NONE for page in self.state.acted):
            self._set(comparing=False)
            self._on_pages("keep", lambda d, page: page_work.dismiss_suspicion(d, page.id))

    def toggle_compare(self) -> None:
        """Stand the page beside the one it seems to repeat, or alone again."""
        wanted = not self.state.comparing and self.state.twin is not None
        self._set(comparing=wanted, cropping=False, table_open=False, chosen=frozenset())

    def toggle_crop(self) -> None:
        """Lay the frame on the page in the middle, or take it away without changing anything."""
        wanted = not self.state.cropping and self.state.page is not None
        self._set(cropping=wanted, comparing=False, table_open=False, chosen=frozenset())

    def crop(self, view: PageView) -> None:
        """Show the page in the middle as the frame says."""
        page = self.state.page
        if page is not None:
            self._change("crop", lambda d: page_work.set_view(d, page.id, view), self._leave_crop)

    def straighten(self, degrees: float) -> None:
        """Turn the words on the page clockwise by a fine angle."""
        self._on_pages(
            "straighten", lambda d, p: page_work.set_view(d, p.id, page_edits.straightened(p, degrees))
        )

    def toggle_cleaning(self) -> None:
        """Take shadows off, or show the page as it was scanned."""
        clean = any(page.view.cleaning is Cleaning.NONE for page in self.state.acted)
        wanted = Cleaning.SHADOWS if clean else Cleaning.NONE
        self._on_pages("clean", lambda d, p: page_work.set_view(d, p.id, page_edits.cleaned(p, wanted)))

    def land_next(self, mode: str) -> None:
        """Let the next batch be inserted behind this page or take its place; asked again, neither."""
        self._set(landing_mode="" if mode == self.state.landing_mode else mode)

    def undo(self) -> None:
        """Take back the last change of pages, the reader's as well; not while values are checked by eye."""
        if not self._busy() and not self._tell_values_key():
            self._answered()
            self._lane.undo(lambda _: self._tell_undone())

    def redo(self) -> None:
        """Do again what was taken back last."""
        if not self._busy() and not self._tell_values_key():
            self._answered()
            self._lane.redo(lambda _: self._tell_redone())

    def _tell_values_key(self) -> bool:
        """In checking by eye say which key takes a value back: the hand means the value, not the pages."""
        if self.state.side is not Side.CHECKING or self.state.table_open:
            return False
        self._notify(
            Notice(text=self.tr("Shift+F6 bỏ nhận giá trị. Hoàn tác việc trên trang: F6, rồi Ctrl+Z."))
        )
        return True

    def _tell_undone(self) -> None:
        """Say what was taken back where pages went elsewhere: the page in the middle tells nothing of it."""
        undone = self._lane.history.future
        if undone and undone[-1].label in _MOVING:
            words = self.tr("Đã trả lại như trước khi {step}. {where} Ctrl+Y làm lại.")
            self._tell_step(words, undone[-1])

    def _tell_redone(self) -> None:
        done = self._lane.history.past
        if done and done[-1].label in _MOVING:
            self._tell_step(self.tr("Đã làm lại: {step}. {where} Ctrl+Z để trả lại."), done[-1])

    def _tell_step(self, words: str, step: PageStep) -> None:
        """Say where the pages of a step lie now."""
        here = [p for p in self.state.pages if p.kept and p.id in step.before]
        places = dict.fromkeys(page.slot for page in here)
        where = "; ".join(
            self.tr("Trang {numbers} ở “{paper}”").format(
                numbers=", ".join(str(number_of(self.state, p)) for p in here if p.slot == slot),
                paper=slot_words(self.state, slot),
            )
            for slot in places
        )
        told = words.format(step=step_words(step.label), where=f"{where}." if where else "")
        self._notify(Notice(text=" ".join(told.split())))

    def _work(self, job: Callable[[], T], done: Callable[[T], None]) -> None:
        """Make a picture beside the window; meanwhile no other is made. Dropped where the form is another."""
        form = self.state.draft.id if self.state.draft else ""
        self._set(working=True)

        def here() -> bool:
            return self.state.draft is not None and self.state.draft.id == form

        def ended(value: T) -> None:
            if here():
                self._set(working=False)
                done(value)

        def failed(error: DeskError) -> None:
            if here():
                self._set(working=False, notice=Notice(error))

        self._background.device(self, job, ended, failed)

    def _leave_crop(self, _: Draft) -> None:
        self._set(cropping=False)

    def _on_pages(self, label: str, change: Callable[[Draft, DraftPage], Draft]) -> None:
        pages = self.state.acted

        def edit(draft: Draft) -> Draft:
            here = {page.id: page for page in draft.pages}
            for page in pages:
                draft = change(draft, here[page.id]) if page.id in here else draft
            return draft

        if pages:
            self._change(label, edit)

    def _change(self, label: str, edit: Edit, then: Callable[[Draft], None] | None = None) -> None:
        if self.state.pages and not self._busy():
            self._answered()
            self._page_chosen = True  # whoever works on a page is not led to another by the reader
            self._lane.change_pages(label, edit, then)

    def _answered(self) -> None:
        """Take a banner about the last work on pages away: the next one answers it."""
        error = self.state.notice.error if self.state.notice else None
        if error is not None and error.code.startswith("page."):
            self._set(notice=None)
