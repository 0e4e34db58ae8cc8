"""The receipts a lawyer reviews as text: every word with page, millimetres from left and top, and style.

After an intended change of the drawing run ``python -m tests.forms.golden`` and review the difference.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.codes import ProvisionalCode
from app.domain.receipt import ReceiptContent
from app.forms.receipt import receipt_pages
from app.forms.sheet import trace_of
from app.forms.wording import Wording
from tests.forms.samples import CHILD_BIRTH, FORGOTTEN, MANY_PAPERS, WORDING, receipt_of

FOLDER = Path(__file__).parent / "golden"

PROVISIONAL = replace(CHILD_BIRTH, code=None, printed_code=ProvisionalCode("1", date(2026, 11, 20), 7))
INCOMPLETE = replace(CHILD_BIRTH, papers=(*CHILD_BIRTH.papers[:2], FORGOTTEN))
NOTHING_TO_HAND_IN = replace(CHILD_BIRTH, papers=(), due_at=None, return_by="post")

CASES: dict[str, tuple[ReceiptContent, str]] = {
    "a5": (receipt_of(CHILD_BIRTH), "A5"),
    "a4": (receipt_of(CHILD_BIRTH), "A4"),
    "a4x2": (receipt_of(CHILD_BIRTH), "A4x2"),
    "provisional-incomplete": (receipt_of(replace(PROVISIONAL, papers=INCOMPLETE.papers)), "A5"),
    "reprint": (receipt_of(CHILD_BIRTH, reprint=2), "A5"),
    "reprint-bound": (receipt_of(replace(PROVISIONAL, code=CHILD_BIRTH.code), reprint=1), "A5"),
    "training": (receipt_of(CHILD_BIRTH, training=True), "A5"),
    "no-papers": (receipt_of(NOTHING_TO_HAND_IN), "A5"),
    "many-papers": (receipt_of(MANY_PAPERS), "A4"),
}


def drawn(name: str) -> str:
    """Return the trace of one case."""
    content, paper = CASES[name]
    return "\n".join(str(line) for line in trace_of(receipt_pages(content, Wording(WORDING), paper))) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for case in CASES:
        (FOLDER / f"receipt-{case}.txt").write_text(drawn(case), encoding="utf-8")
