"""Issue: F9, what may stand against it, and the receipt's way to paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.domain.draft import Draft
from app.domain.errors import DeskError, RuleError
from app.use_cases.checking import CheckList
from app.use_cases.receive import check_number
from ui.intake.checking.checking_acts import CheckingActs, serious_keys
from ui.intake.checking.words import grave_words
from ui.intake.form import unchanged
from ui.intake.pages import page_edits
from ui.intake.papers.paper_acts import PaperActs
from ui.intake.state import Issued, Notice, Printing
from ui.intake.wording import translate


class IssueActs(PaperActs, CheckingActs):
    """What happens from F9 to the printed receipt."""

    def issue(self) -> None:
        """F9: number the dossier. While pages are being read it waits; F9 again does not."""
        if self.state.issued is not None or self._scan.running:
            return
        if self.state.issuing:
            if self._issue_when_read:
                self._readings.stop()
            return
        self.flush(self._check_and_issue)

    def _check_and_issue(self, draft: Draft) -> None:
        asks = (name for name in self.state.wrong if name in self.state.typed and name != "card")
        typed_wrong = next((name for name in asks if not name.startswith("slot:")), "")
        if typed_wrong:
            self.attention.emit(typed_wrong)
            return
        self._set(issuing=True, notice=None)
        if self._readings.left:
            self._issue_when_read = True
        else:
            self._issue_or_ask(draft)

    def _issue_or_ask(self, draft: Draft) -> None:
        """Number the dossier, unless something would go unsaid that nobody has been told."""

        def found(checks: CheckList) -> None:
            self._set(checks=checks)
            self._ask(draft, checks)

        self._background.store(self, lambda: self._desk.check_papers(draft), found, self._failed)

    def _ask(self, draft: Draft, checks: CheckList) -> None:
        """Ask once about pages nobody placed and about what is grave on the papers; F9 again issues."""
        loose = page_edits.loose(draft)
        preview = self.state.preview
        complete = preview is not None and preview.procedure is not None and not preview.missing
        untold = [(i, c) for i, c in checks.serious if not serious_keys([i]) <= self._serious_told]
        if not complete or (set(loose) <= self._loose_told and not untold):
            self._issuing.issue(draft.id)
            return
        words = []
        if not set(loose) <= self._loose_told:
            self._set(page_id=loose[0])
            said = translate("Intake", "Còn {n} trang chưa xếp; F9 lần nữa sẽ để vào Giấy tờ khác.")
            words.append(said.format(n=len(loose)))
        if untold:
            words.append(grave_words(untold, self.state, self._desk.settings.language))
            self._set(check_key=untold[0][0].key)  # where F6 opens
        self._loose_told = frozenset(loose)
        self._serious_told |= serious_keys(item for item, _ in untold)
        self._set(issuing=False, notice=Notice(text=" ".join(words)))

    def _reading_changed(self) -> None:
        before = self.state.reading
        if before == self._readings.left:
            return
        self._set(reading=self._readings.left)
        if not self._readings.left and not self._scan.running and not self._issue_when_read:
            self._edit(unchanged, self._show_unsure)
        if self._issue_when_read and not self._readings.left:
            self._issue_when_read = False
            self._edit(unchanged, self._issue_or_ask)

    def _show_unsure(self, draft: Draft) -> None:
        """All is read: show the first page the reader could not place, unless the clerk chose one."""
        unsure = next((p for p in draft.kept_pages("") if not p.blank), None)
        if unsure is not None and not self._page_chosen:
            self._set(page_id=unsure.id)

    def _issued(self, issued: Issued) -> None:
        self._set(issuing=False, issued=issued, wrong={}, notice=None)
        self._readings.stop()
        self.received.emit(issued.dossier_id)

    def _refused(self, error: DeskError) -> None:
        self._set(issuing=False)
        match error.code:
            case "draft.no_procedure":
                self._wrong("procedure", error, look=True)
            case "draft.no_name":
                field = "full_name" if not self.state.submitter.full_name else "owner.full_name"
                self._wrong(field, error, look=True)
            case "person.id_number":
                sound = _is_number(self.state.submitter.id_number)
                self._wrong("owner.id_number" if sound else "id_number", error, look=True)
            case "draft.contradiction":
                doubtful = bool(self.state.submitter.contradictions())
                self._wrong("id_number" if doubtful else "owner.id_number", error, look=True)
            case "draft.no_return_address":
                self._wrong("return_address", error, look=True)
            case "draft.incomplete":
                self._name_missing(error)
            case "draft.changed":
                self._lane.look()
                self.issue()
            case _:
                self._notify(Notice(error, retry="issue"))

    def _name_missing(self, error: DeskError) -> None:
        lacking = self.state.preview.missing if self.state.preview else ()
        if not lacking:
            self._notify(Notice(error))
            return
        ask = RuleError("ui.paper_missing")
        self._set(wrong={**self.state.wrong, **{f"slot:{r.key}": ask for r in lacking}})
        self.choose_slot(lacking[0].key)
        self.attention.emit(f"reason.{lacking[0].key}")

    def _printing(self, stage: Printing, error: DeskError | None, file: Path | None) -> None:
        if self.state.issued is not None:
            told = replace(self.state.issued, printing=stage, print_error=error, saved_as=file)
            self._set(issued=told)

    def print_again(self) -> None:
        """F8: print the receipt once more; the record stays as it is."""
        issued = self.state.issued
        if issued is not None:
            reprint = issued.reprint or issued.printing is not Printing.FAILED
            self._set(issued=replace(issued, reprint=reprint))
            self._issuing.print_again(issued.dossier_id)


def _is_number(number: str) -> bool:
    try:
        check_number(number)
    except RuleError:
        return False
    return True
