"""What one field of the declaration shows: its text, where that came from, what is offered or doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.declaration.checks import Finding, Weight
from app.domain.declaration.filling import source_of
from app.domain.declaration.form import OWNER, DeclarationField
from app.domain.declaration.offers import Offer, value_of
from app.domain.declaration.values import shown
from app.domain.declared import FieldSource, Origin
from app.messages import explain
from ui.intake.state import IntakeState
from ui.widgets.state_icon import Sign

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class DeclaredRow:
    """Một dòng của tờ khai on the screen.

    Args:
        key: Name under which what is typed is kept (``field.child_sex``, ``residence``).
        told: One sentence beneath the line, with ``sign``; "" for none.
        waits: The cursor should come here: required and empty, offered, or doubtful.
    """

    field: DeclarationField
    key: str
    text: str
    told: str = ""
    sign: Sign = Sign.DONE
    doubtful: bool = False
    offer: Offer | None = None
    waits: bool = False


def rows_of(state: IntakeState, language: str) -> tuple[DeclaredRow, ...]:
    """Return every field of the open form in its order; empty while no form is open."""
    opened, draft = state.declaration, state.draft
    if opened is None or draft is None or opened.draft.procedure != draft.procedure:
        return ()
    said = {f.field: f for f in opened.findings if f.weight is not Weight.MISSING}
    return tuple(
        _row(field, state, opened.offers.get(field.name), said.get(field.name), language)
        for field in opened.form.fields
    )


def key_of(field: DeclarationField, state: IntakeState) -> str:
    """Return where a field's text is kept: with the people at the desk, or with the form."""
    if not field.of_person:
        return f"field.{field.name}"
    if field.name.startswith(OWNER) and state.owner is None:
        return field.name.removeprefix(OWNER)
    return field.name


def _row(
    field: DeclarationField, state: IntakeState, offer: Offer | None, finding: Finding | None, language: str
) -> DeclaredRow:
    assert state.draft is not None
    key = key_of(field, state)
    text = _text(field, key, state.typed, value_of(field, state.draft))
    wrong = state.wrong.get(key)
    if wrong is not None:
        return DeclaredRow(field, key, text, str(explain(wrong, language)), Sign.WRONG, True, None, True)
    if not text and offer is not None and not field.of_person:
        return DeclaredRow(field, key, text, _offered(field, offer), Sign.NEXT, False, offer, True)
    if finding is not None and key not in state.typed:
        doubtful = finding.weight is Weight.DOUBT
        sign = Sign.WRONG if doubtful else Sign.EXCUSED
        return DeclaredRow(
            field, key, text, str(explain(finding.said, language)), sign, doubtful, None, doubtful
        )
    source = source_of(field, state.draft) if key not in state.typed else None
    return DeclaredRow(field, key, text, _origin(source), waits=field.required and not text)


def _text(field: DeclarationField, key: str, typed: Mapping[str, str], value: str) -> str:
    return typed[key] if key in typed else shown(field, value)


def _offered(field: DeclarationField, offer: Offer) -> str:
    value, source = shown(field, offer.value), source_words(offer.source)
    if offer.against:
        words = translate("Declaration", "Enter nhận “{value}” ({source}); nơi khác ghi “{other}”")
        return words.format(value=value, source=source, other=shown(field, offer.against))
    return translate("Declaration", "Enter nhận “{value}” ({source})").format(value=value, source=source)


def _origin(source: FieldSource | None) -> str:
    if source is None or source.origin is Origin.TYPED:
        return ""
    return translate("Declaration", "điền sẵn: {source}").format(source=source_words(source))


def source_words(source: FieldSource) -> str:
    """Return where a value came from as a clerk says it."""
    return {
        Origin.PERSON: translate("Declaration", "người ở quầy"),
        Origin.PAPER: source.told,
        Origin.KEPT: translate("Declaration", "kho: {paper}").format(paper=source.told),
        Origin.EARLIER: translate("Declaration", "hồ sơ trước {code}").format(code=source.told),
        Origin.RULE: translate("Declaration", "suy ra từ các ô khác"),
        Origin.TYPED: translate("Declaration", "gõ tay"),
    }[source.origin]
