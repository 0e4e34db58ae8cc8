"""`intake`: one dossier from picture files; loose files are read and routed to the checklist."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from app.commands.trouble import error_document
from app.domain import draft_edits
from app.domain.dossier import Dossier
from app.domain.draft import Draft, DraftPage
from app.domain.errors import CallError, DeskError, RuleError
from app.domain.pages.work import Landing
from app.domain.people.person import Person
from app.domain.plain import from_plain, to_plain
from app.domain.procedure import Channel
from app.domain.reading.routing import SURE
from app.domain.written import short_date
from app.use_cases.desk import Desk
from app.use_cases.receive import IssuedReceipt

CLERK = "Dòng lệnh"
"""Account under which the command line acts; the journal shows it."""

_CHANNELS = {"direct": Channel.DIRECT, "online": Channel.ONLINE, "post": Channel.POST}
_PERSON = frozenset(Person.__dataclass_fields__)


def run(desk: Desk, args: argparse.Namespace) -> dict[str, object]:
    """Take one dossier in and return the document of docs/cli.md.

    Once the dossier is recorded nothing is raised any more: a receipt that was not drawn or printed is told
    in ``print_error``, beside the code.

    Raises:
        CallError: ``call.pair`` or ``call.value``.
        RuleError: The papers or data are not acceptable; the draft stays and is named in ``draft``.
    """
    for words in (args.set, args.paper, args.excuse):
        _pairs(words)
    draft = desk.start_draft(CLERK)
    try:
        unplaced = _filled(desk, draft.id, args)
        issued = desk.receive(draft.id, CLERK)
    except DeskError as error:
        error.facts["draft"] = draft.id
        raise
    told = document(desk, issued, unplaced)
    problem = issued.problem or (_print_problem(desk, issued) if args.print_it else None)
    if problem is not None:
        told["print_error"] = error_document(problem)
    return told


def _filled(desk: Desk, draft_id: str, args: argparse.Namespace) -> list[Path]:
    """Put everything the call names into the draft; return the files no slot was found for."""
    desk.edit_draft(draft_id, lambda d: _prepared(desk, d, args))
    for component, paths in _pairs(args.paper):
        slot = _slot(desk, args.procedure, component)
        _import(desk, draft_id, [Path(p) for p in paths.split(",")], slot)
    unplaced = _import_loose(desk, draft_id, args.files)
    for component, reason in _pairs(args.excuse):
        slot = _slot(desk, args.procedure, component)
        desk.edit_draft(draft_id, partial(draft_edits.excuse_missing, slot=slot, reason=reason))
    _declare(desk, draft_id)
    return unplaced


def _declare(desk: Desk, draft_id: str) -> None:
    """Fill the tờ khai from card and papers, if the procedure has one; what the call set stays."""
    try:
        desk.fill_declaration(draft_id)
    except RuleError as error:
        if error.code != "declaration.none":
            raise


def _print_problem(desk: Desk, issued: IssuedReceipt) -> DeskError | None:
    try:
        desk.print_receipt(issued.dossier.id, CLERK)
    except DeskError as error:
        return error
    return None


def document(desk: Desk, issued: IssuedReceipt, unplaced: Sequence[Path] = ()) -> dict[str, object]:
    """Return what `intake` prints for an issued receipt."""
    dossier = issued.dossier
    person = dossier.applicant.submitter
    return {
        "code": str(dossier.printed_code),
        "provisional": dossier.provisional,
        "procedure": dossier.procedure,
        "received_at": dossier.received_at.isoformat(),
        "due_at": dossier.due_at.isoformat() if dossier.due_at else None,
        "applicant": {
            "full_name": person.full_name,
            "id_number": person.id_number,
            "birth_date": person.birth_date.isoformat() if person.birth_date else None,
            "sex": person.sex.value,
            "residence": person.residence,
        },
        "papers": _papers(desk, dossier),
        "missing": [p.key for p in dossier.papers if p.missing_reason],
        "unplaced": [str(path) for path in unplaced],
        "receipt": str(issued.receipt_pdf) if issued.receipt_pdf else None,
        "fee": None if dossier.fee.undecided else dossier.fee.amount,
        "fee_note": dossier.fee.note,
        "counts": to_plain(dossier.counts),
        "declared": _declared(dossier),
        "outbox": {"waiting": desk.sync_counts().waiting},
    }


def _declared(dossier: Dossier) -> dict[str, object]:
    """Return what was declared, where each value came from, and how much nobody had to type."""
    count = dossier.declared
    return {
        "form": count.form if count else None,
        "fields": dossier.fields,
        "sources": {
            name: source.origin.value
            for name, source in dossier.field_sources.items()
            if name in dossier.fields
        },
        "prefilled": count.prefilled if count else 0,
        "typed": count.typed if count else 0,
        "missing": count.missing if count else 0,
    }


def tell(told: dict[str, object]) -> str:
    """Return the same in Vietnamese for a person at a terminal."""
    due = told["due_at"]
    lines = [
        f"Mã hồ sơ:        {told['code']}" + (" (số tạm)" if told["provisional"] else ""),
        f"Hẹn trả:         {_moment(str(due)) if due else 'theo thông báo'}",
        f"Giấy tiếp nhận:  {told['receipt'] or 'chưa lập được'}",
    ]
    papers = told["papers"]
    if isinstance(papers, list):
        lines += [f"  - {_paper_words(p)}, {p['pages']} trang, {p['pdf']}" for p in papers]
    lines += [f"Chưa xếp được:   {path}" for path in _list(told["unplaced"])]
    lines += [f"Còn thiếu:       {key}" for key in _list(told["missing"])]
    return "\n".join(lines)


def _paper_words(paper: dict[str, object]) -> str:
    name, kind = str(paper["name"]), str(paper["kind_name"] or "chưa rõ loại")
    return name if kind in name else f"{name}: {kind}"


def _moment(iso: str) -> str:
    at = datetime.fromisoformat(iso)
    return f"{at:%H:%M} {short_date(at.date())}"


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _papers(desk: Desk, dossier: Dossier) -> list[dict[str, object]]:
    listed = []
    for paper in dossier.papers:
        if not paper.pages:
            continue
        reading = desk.reading_of(paper.looks[0])
        suggestion = reading.suggestion if reading else None
        kind = paper.kind or (suggestion.kind if suggestion else "")
        known = desk.catalogue.document_type(kind)
        listed.append(
            {
                "component": paper.key,
                "name": paper.name,
                "kind": kind,
                "kind_name": known.name if known else "",
                "score": round(suggestion.score, 3) if suggestion else 0.0,
                "pages": len(paper.pages),
                "pdf": str(desk.page_file(paper.pdf_sha256)),
                "sha256": paper.pdf_sha256,
            }
        )
    return listed


def _prepared(desk: Desk, draft: Draft, args: argparse.Namespace) -> Draft:
    procedure = desk.catalogue.procedure(args.procedure, desk.clock.now().date())
    draft = draft_edits.choose_procedure(draft, procedure.code)
    draft = draft_edits.choose_channel(draft, _CHANNELS[args.channel])
    if args.card:
        draft = draft_edits.apply_card(draft, desk.read_card_text(args.card))
    for name, value in _pairs(args.set):
        draft = _set(draft, name, value)
    return draft


def _set(draft: Draft, name: str, value: str) -> Draft:
    if name in ("copies", "sets", "pages_of_original"):
        return _NUMBERS[name](draft, _whole(name, value))
    if name in _RETURNS:
        return _RETURNS[name](draft, value)
    if name not in _PERSON:
        return draft_edits.set_field(draft, name, value)
    try:
        person = from_plain(Person, {**to_plain(draft.applicant.submitter), name: value})
    except ValueError:
        raise CallError("call.value", field=name, text=value[:20]) from None
    return draft_edits.set_submitter(draft, person)


_NUMBERS: dict[str, Callable[[Draft, int], Draft]] = {
    "copies": draft_edits.set_copies,
    "sets": draft_edits.set_sets,
    "pages_of_original": draft_edits.set_pages_of_original,
}


_RETURNS: dict[str, Callable[[Draft, str], Draft]] = {
    "return_by": draft_edits.set_return_by,
    "return_address": draft_edits.set_return_address,
}


def _whole(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit()):
        raise RuleError("draft.number", field=name, low=0, high=999)
    return int(value)


def _pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    pairs = [word.partition("=") for word in words]
    for name, sign, _ in pairs:
        if not sign or not name:
            raise CallError("call.pair", word=name[:60])
    return [(name, value) for name, _, value in pairs]


def _slot(desk: Desk, procedure_code: str, component: str) -> str:
    """Find a requirement by its key or by the end of its national code."""
    procedure = desk.catalogue.procedure(procedure_code, desk.clock.now().date())
    for requirement in procedure.requirements:
        if component in (requirement.key, requirement.code, requirement.kind):
            return requirement.key
    raise RuleError("draft.no_component", component=component[:60], procedure=procedure.code)


def _import(desk: Desk, draft_id: str, files: Sequence[Path], slot: str) -> list[DraftPage]:
    pages: list[DraftPage] = []
    desk.import_files(draft_id, files, Landing(slot), lambda _, page: pages.append(page))
    for page in pages:
        if slot:
            desk.edit_draft(draft_id, partial(draft_edits.move_page, page_id=page.id, slot=slot))
        desk.recognise(draft_id, page.id)
    return pages


def _import_loose(desk: Desk, draft_id: str, files: Sequence[Path]) -> list[Path]:
    """Read loose files and return those no slot was found for; they stay in the draft as other papers."""
    unplaced = []
    for path in files:
        pages = _import(desk, draft_id, [path], "")
        if not _found_place(desk, draft_id, pages):
            unplaced.append(path)
            for page in pages:
                desk.edit_draft(draft_id, partial(draft_edits.move_page, page_id=page.id, slot=""))
    return unplaced


def _found_place(desk: Desk, draft_id: str, pages: Sequence[DraftPage]) -> bool:
    draft = desk.edit_draft(draft_id, lambda d: d)
    now = [draft_edits.get_page(draft, page.id) for page in pages]
    procedure = desk.catalogue.procedure(draft.procedure, desk.clock.now().date())
    return any(page.suggestion.score >= SURE and procedure.requirement(page.slot) is not None for page in now)
