"""A dossier of two hundred pages, from the feeder to its bound papers: memory of the desk's own process."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.domain import draft_edits
from app.domain.pages.work import Landing
from app.ports import ScannerDevice, ScanSettings, ScanSource
from app.settings import DeskSettings, Settings
from app.training.citizens import load_commune
from app.training.papers import TRAINING_DAY, draw_paper
from app.use_cases.acts.ground import Edges
from app.use_cases.desk import Desk, open_desk
from bench.table import show
from ocr.binder import PdfBinder
from scanner.protocol import Places
from scanner.service import Scanners
from tests.use_cases.world import BIRTH, CARD, edges_with

PAGES = 200
MARKS = (1, 50, 100, 200)
_PAPERS = ("to_khai_khai_sinh", "giay_chung_sinh", "giay_khai_sinh")


def run() -> None:
    """Measure in a process of its own and print."""
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(
            [sys.executable, "-m", "bench.capture_dossier", folder], stdout=subprocess.PIPE, check=True
        ).stdout
    facts = json.loads(told)
    rows = [(f"after {mark} pages", *facts[str(mark)]) for mark in MARKS]
    rows.append(("after binding", *facts["bound"]))
    show(f"A dossier of {PAGES} pages", ("", "peak MB", "seconds"), rows)


def _child(folder: Path) -> None:
    desk = _desk(folder)
    draft = desk.start_draft("lan")
    card = desk.read_card_text(CARD)
    desk.edit_draft(draft.id, lambda d: draft_edits.apply_card(d, card))
    desk.edit_draft(draft.id, lambda d: draft_edits.choose_procedure(d, BIRTH))
    began, facts, came = time.monotonic(), {}, []

    def shown(*_: object) -> None:
        came.append(1)
        if len(came) in MARKS:
            facts[str(len(came))] = (_peak_mb(), round(time.monotonic() - began, 1))

    device = ScannerDevice("virtual", str(folder / "giay"), "giay", (ScanSource.FEEDER,), (300,))
    desk.capture(draft.id, device, ScanSettings(ScanSource.FEEDER), Landing(), shown)
    read = desk.open_drafts()[0]
    procedure = desk.catalogue.procedure(BIRTH, desk.clock.now().date())
    for requirement in procedure.requirements:
        excuse = partial(draft_edits.excuse_missing, slot=requirement.key, reason="đo bộ nhớ")
        desk.edit_draft(read.id, excuse)
    began = time.monotonic()
    desk.receive.receive(read.id, "lan")
    facts["bound"] = (_peak_mb(), round(time.monotonic() - began, 1))
    desk.close()
    print(json.dumps(facts))


def _desk(folder: Path) -> Desk:
    stack = folder / "giay"
    stack.mkdir()
    household = load_commune(TRAINING_DAY).households[0]
    for name in _PAPERS:
        (stack / f"{name}.jpg").write_bytes(draw_paper(name, household, seed=5).jpeg)
    (stack / "stack.txt").write_text("\n".join(f"{_PAPERS[n % 3]}.jpg" for n in range(PAGES)))
    settings = Settings(desk=DeskSettings(first_number=1, last_number=99))
    made = edges_with(Scanners(Places(stacks=(str(stack),))))

    def edges(*known: object) -> Edges:
        return replace(made(*known), binder=PdfBinder())

    return open_desk(folder / "quay", edges, settings)


def _peak_mb() -> int:
    status = Path("/proc/self/status").read_text()
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return round(int(kilobytes) / 1024)


if __name__ == "__main__":
    _child(Path(sys.argv[1]))
