"""From F9 to paper: the dossier is recorded first and for good, then its receipt is printed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.use_cases.desk import Desk
from app.use_cases.receive import IssuedReceipt
from ui.background import Background
from ui.intake.issue.printing import ReceiptPrinting
from ui.intake.state import Issued
from ui.intake.wording import due_words, fee_words


class Issuing(QObject):
    """Issues one receipt; ``refused`` carries why not, and the draft is then untouched."""

    issued = Signal(object)
    refused = Signal(object)
    printing = Signal(object, object, object)

    def __init__(self, desk: Desk, background: Background, clerk_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background, self._clerk_id = desk, background, clerk_id
        self._paper = ReceiptPrinting(desk, background, clerk_id, self)
        self._paper.changed.connect(self.printing)

    def issue(self, draft_id: str) -> None:
        """Receive the dossier and print its receipt."""
        self._background.device(
            self,
            lambda: self._desk.receive(draft_id, self._clerk_id),
            self._received,
            self.refused.emit,
        )

    def print_again(self, dossier_id: str) -> None:
        """Print once more."""
        self._paper.print(dossier_id)

    def leave(self) -> None:
        """Stop following the printer."""
        self._paper.leave()

    def _received(self, receipt: IssuedReceipt) -> None:
        dossier = receipt.dossier
        self.issued.emit(
            Issued(
                dossier_id=dossier.id,
                code=str(dossier.printed_code),
                provisional=dossier.provisional,
                owner_name=dossier.applicant.dossier_owner.full_name,
                procedure_name=dossier.procedure_name,
                due_words=due_words(dossier.due_at),
                fee_words=fee_words(dossier.fee),
                receipt_pdf=receipt.receipt_pdf,
            )
        )
        self._paper.print(dossier.id)
