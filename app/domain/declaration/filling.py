"""Điền sẵn tờ khai: what is known already stands in the form; what a person typed is never touched."""

from __future__ import annotations

from dataclasses import replace

from app.domain.declaration.form import Declaration, DeclarationField
from app.domain.declaration.offers import Known, Offer, is_settled, offers, value_of
from app.domain.declaration.values import kept
from app.domain.declared import TYPED, DeclarationCount, FieldSource, Origin
from app.domain.draft import Draft
from app.domain.text import checked_line


def source_of(wanted: DeclarationField, draft: Draft) -> FieldSource | None:
    """Return where the value of one field came from; None while it has none."""
    if not value_of(wanted, draft):
        return None
    return FieldSource(Origin.PERSON) if wanted.of_person else draft.field_sources.get(wanted.name, TYPED)


def filled(form: Declaration, draft: Draft, known: Known, *, drop: bool = True) -> Draft:
    """Return the draft with every sure value in its place.

    What a person typed, emptied or took over stays. With ``drop``, what was filled before and is no longer
    known or sure goes.
    """
    best = offers(form, draft, known)
    fields, sources = dict(draft.fields), dict(draft.field_sources)
    for wanted in form.fields:
        if wanted.of_person or is_settled(wanted.name, draft):
            continue
        offer = best.get(wanted.name)
        if offer is not None and offer.sure:
            fields[wanted.name], sources[wanted.name] = offer.value, offer.source
        elif drop:
            fields.pop(wanted.name, None)
            sources.pop(wanted.name, None)
    return replace(draft, fields=fields, field_sources=sources)


def still_backed(draft: Draft, refilled: Draft) -> Draft:
    """Return the draft with only those values that it holds alike when it is filled anew."""
    held = {name: value for name, value in draft.fields.items() if refilled.fields.get(name) == value}
    gone = draft.fields.keys() - held.keys()
    sources = {name: source for name, source in draft.field_sources.items() if name not in gone}
    return replace(draft, fields=held, field_sources=sources)


def take_over(form: Declaration, draft: Draft, name: str, offer: Offer, by: str) -> Draft:
    """Take over a value the machine was not sure of, with who did."""
    wanted = form.field(name)
    if wanted is None or wanted.of_person:
        return draft
    value = checked_line(offer.value, name)
    source = replace(offer.source, accepted_by=by)
    return replace(
        draft, fields={**draft.fields, name: value}, field_sources={**draft.field_sources, name: source}
    )


def declare(form: Declaration, draft: Draft, name: str, text: str) -> Draft:
    """Write down what the clerk typed into a field of the form; emptied, it stays empty."""
    wanted = form.field(name)
    value = checked_line(kept(wanted, text) if wanted else text, name)
    fields = {k: v for k, v in draft.fields.items() if k != name}
    if value and value == draft.fields.get(name):
        return draft
    fields |= {name: value} if value else {}
    return replace(draft, fields=fields, field_sources={**draft.field_sources, name: TYPED})


def count(form: Declaration, draft: Draft) -> DeclarationCount:
    """Count the fields of the form by how they were filled."""
    prefilled = typed = missing = 0
    for wanted in form.fields:
        source = source_of(wanted, draft)
        if source is None:
            missing += wanted.required
        elif source.origin is Origin.TYPED:
            typed += 1
        else:
            prefilled += 1
    return DeclarationCount(form.id, prefilled, typed, missing)
