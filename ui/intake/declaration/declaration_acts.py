"""What is done with the declaration: opening fills it, Enter takes over what is offered, a key prints it."""

from __future__ import annotations

from app.domain.declaration import filling
from app.domain.declaration.checks import Weight
from app.domain.declaration.form import OWNER, DeclarationField
from app.domain.declaration.offers import Offer
from app.domain.declaration.values import kept
from app.domain.draft import Draft
from app.domain.errors import DeskError
from app.domain.papers.field import FieldType
from app.domain.people.person import Sex
from app.ports import PrintJob
from app.use_cases.declaration import OpenDeclaration
from ui.intake.declaration.declared_row import DeclaredRow
from ui.intake.job_acts import JobActs
from ui.intake.person.person_acts import PersonActs
from ui.intake.state import Notice, Side


class DeclarationActs(PersonActs, JobActs):
    """The tờ khai of the open draft."""

    _filling = False
    _handing_over = False
    _missing_told: tuple[str, frozenset[str]] = ("", frozenset())
    """Of which draft what is missing was told; asked again, it is printed."""

    def open_declaration(self) -> None:
        """Fill the form from what is known now."""
        self.flush(lambda draft: self._fill(draft.id))

    def follow_declaration(self, draft: Draft) -> None:
        """The draft is another one now: papers were read, a value was typed. Fill and check again."""
        opened = self.state.declaration
        open_here = self.state.side is Side.DECLARATION and not self.state.issuing
        if open_here and (opened is None or opened.draft != draft):
            self._fill(draft.id)

    def declare(self, row: DeclaredRow, text: str) -> None:
        """Keep what is being typed into a field of the form."""
        field, key = row.field, row.key
        if field.type is FieldType.SEX and field.of_person:
            self._declare_sex(field, key, text)
        elif field.of_person:
            self.type(key, text)
        else:
            self._unsaved[key] = kept(field, text)
            self._set(typed={**self.state.typed, key: text})
            self._save_timer.start()

    def take_over(self, row: DeclaredRow) -> None:
        """Take over what is offered for an empty field."""
        opened, offer = self.state.declaration, row.offer
        if opened is None or offer is None:
            return
        self._forget_typed(lambda name: name == row.key)
        by = self._staff.id
        self._edit(lambda draft: filling.take_over(opened.form, draft, row.field.name, offer, by))

    def show_source(self, offer: Offer) -> None:
        """Put the page an offered value stands on into the middle, to be compared by eye."""
        if offer.page in {page.id for page in self.state.pages}:
            self._page_chosen = True
            self._set(page_id=offer.page, cropping=False, comparing=False)

    def print_declaration(self) -> None:
        """Print the form for signature; what is missing is told once, then it is printed with dots."""
        if self._handing_over:
            return
        self.flush(lambda draft: self._fill(draft.id, then_print=True))

    def _declare_sex(self, field: DeclarationField, key: str, text: str) -> None:
        value = kept(field, text)
        if value in (Sex.MALE, Sex.FEMALE):
            self._forget_typed(lambda name: name == key)
            self.choose_sex(Sex(value), owner=key.startswith(OWNER))
        else:
            self._set(typed={**self.state.typed, key: text})

    def _fill(self, draft_id: str, then_print: bool = False) -> None:
        if self._filling and not then_print:
            return  # the answer under way is compared with the draft when it comes
        self._filling = True

        def found(opened: OpenDeclaration) -> None:
            self._filling = False
            if self.state.draft is None or self.state.draft.id != opened.draft.id:
                return
            self._set(declaration=opened)
            if self.state.draft != opened.draft:
                self._lane.look()
            if then_print:
                self._print(opened)

        self._background.store(
            self, lambda: self._desk.fill_declaration(draft_id), found, self._declaration_failed
        )

    def _declaration_failed(self, error: DeskError) -> None:
        self._filling = self._handing_over = False
        if error.code == "declaration.none":
            self._set(declaration=None)
        elif error.code != "draft.closed":  # issued while the form was still being filled
            self._notify(Notice(error))

    def _print(self, opened: OpenDeclaration) -> None:
        missing = {f.field: f for f in opened.findings if f.weight is Weight.MISSING}
        told_of, told = self._missing_told
        if missing and (told_of != opened.draft.id or missing.keys() - told):
            self._missing_told = opened.draft.id, frozenset(missing)
            labels = [f.label for f in opened.form.fields if f.name in missing]
            words = self.tr(
                "Tờ khai còn thiếu: {labels}. Ctrl+F10 lần nữa để in, chỗ thiếu là dòng chấm."
            ).format(labels="; ".join(labels))
            self._notify(Notice(text=words))
            self.attention.emit(Side.DECLARATION.value)
            return
        self._handing_over = True
        draft_id = opened.draft.id
        self._background.device(
            self, lambda: self._desk.print_declaration(draft_id), self._handed_over, self._declaration_failed
        )

    def _handed_over(self, job: PrintJob) -> None:
        self._handing_over = False
        sign = self.tr("Người dân ký xong thì quét như mọi giấy (F4).")
        self._tell_job(job, self.tr("tờ khai"), sign)
