"""`demo`: the whole intake of a birth on the training papers, without a screen, and what became of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.commands import intake
from app.domain import draft_edits
from app.domain.checklist import missing
from app.domain.draft import Draft, DraftPage
from app.domain.errors import DeviceError
from app.domain.pages.work import Landing
from app.ports import ScannerDevice, ScanSettings, ScanSource
from app.training.citizens import load_commune
from app.training.stacks import STACKS
from app.use_cases.desk import Desk

Document = dict[str, object]


def run(desk: Desk) -> Document:
    """Take in the birth registration that lies in the training scanner and print its receipt.

    Raises:
        DeskError: Whatever would stop a clerk at this point.
    """
    plan = STACKS[0]
    clerk = desk.list_staff()[0]
    household = load_commune(desk.clock.now().date()).household(plan.household)
    card = desk.read_card_text(getattr(household, plan.applicant).card_text)
    draft = desk.start_draft(clerk.id)
    desk.edit_draft(draft.id, lambda d: draft_edits.apply_card(d, card))
    desk.edit_draft(draft.id, lambda d: draft_edits.choose_procedure(d, plan.procedure))
    pages: list[DraftPage] = []
    device = _scanner(desk, desk.folder.training_scanners / plan.name)
    how = ScanSettings(ScanSource.FEEDER)
    desk.capture(draft.id, device, how, Landing(), lambda _, page: pages.append(page))
    for page in pages:
        desk.recognise(draft.id, page.id)
    read = desk.edit_draft(draft.id, lambda d: _with_reasons(desk, d))
    issued = desk.receive(read.id, clerk.id)
    desk.print_receipt(issued.dossier.id, clerk.id)
    return _with_copies(desk, intake.document(desk, issued))


def record_at_province(desk: Desk, told: Document, gateway_folder: Path) -> Document:
    """Return what the province holds after the round: its folder, and whether it confirmed."""
    dossier = desk.find_dossier(str(told["code"]))
    return {
        "gateway": {
            "confirmed": dossier.sync.value == "confirmed",
            "folder": str(gateway_folder),
            "files": [p.pdf_sha256 for p in dossier.papers if p.pdf_sha256],
        },
        "outbox": {"waiting": desk.sync_counts().waiting},
        "data_dir": str(desk.folder.root),
    }


def tell(told: Document) -> str:
    """Return the same for a person at a terminal."""
    gateway = told["gateway"]
    assert isinstance(gateway, dict)
    sent = "tỉnh (ảo) đã xác nhận từng tệp theo mã băm" if gateway["confirmed"] else "chưa gửi được, đang chờ"
    return "\n".join(
        [
            intake.tell(told),
            f"Gửi về tỉnh:     {sent}",
            f"Sổ của tỉnh:     {Path(gateway['folder']) / 'gateway.sqlite3'}",
            f"Hồ sơ ở quầy:    {Path(str(told['data_dir'])) / 'quay.db'}",
        ]
    )


def _with_copies(desk: Desk, told: Document) -> Document:
    """Lay a copy of each paper's PDF under a name a person can open: the store names files by hash."""
    folder = desk.folder.root / "xem" / str(told["code"])
    folder.mkdir(parents=True, exist_ok=True)
    papers = told["papers"]
    assert isinstance(papers, list)
    for number, paper in enumerate(papers, start=1):
        copy = folder / f"{number}-{paper['kind'] or 'giay_to_khac'}.pdf"
        shutil.copyfile(paper["pdf"], copy)
        paper["pdf"] = str(copy)
    return told


def _scanner(desk: Desk, stack: Path) -> ScannerDevice:
    found = [d for d in desk.edges.scanner.devices() if d.driver == "virtual" and Path(d.id) == stack]
    if not found:
        raise DeviceError("scanner.not_found", device=stack.name)
    return found[0]


def _with_reasons(desk: Desk, draft: Draft) -> Draft:
    """Excuse what the reader found no place for, so that a training run always ends with a receipt."""
    procedure = desk.catalogue.procedure(draft.procedure, desk.clock.now().date())
    for requirement in missing(procedure, draft):
        draft = draft_edits.excuse_missing(draft, requirement.key, "Tập huấn: chưa xếp được giấy tờ này.")
    return draft
