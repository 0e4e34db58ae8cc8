"""The receipt on paper: drawn again from the record each time, so printing never changes the record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.catalogue import Catalogue
from app.domain.dossier import Dossier, DossierEvent
from app.domain.ids import new_id
from app.domain.receipt import receipt_content
from app.domain.seal import sealed_summary
from app.exchange.seal import seal
from app.forms.receipt import draw_receipt
from app.ports import Clock, Printer, PrintJob, PrintState, Signer
from app.settings import Settings
from app.store import dossiers, journal, staff
from app.store.database import Database, told_plainly

PRINTED, PRINT_FAILED = "printed", "print_failed"


@dataclass(frozen=True)
class DrawReceipt:
    """Draw Mẫu 01 of a dossier, both liên, signed so that it verifies without internet."""

    database: Database
    catalogue: Catalogue
    settings: Settings
    signer: Signer
    folder: Path

    def __call__(self, dossier_id: str, reprint: int = 0) -> Path:
        """Return the PDF, named by the code and the number of the reprint.

        Raises:
            RuleError: ``dossier.unknown``.
            StorageError: ``disk.*``, ``font.missing``.
        """
        with self.database.read() as db:
            dossier = dossiers.get(db, dossier_id)
            clerk = staff.everybody(db).get(dossier.clerk, dossier.clerk)
        content = receipt_content(
            dossier,
            self.settings.agency,
            clerk,
            sealed=seal(sealed_summary(dossier), self.signer),
            reprint=reprint,
            training=self.settings.training or self.settings.unset,
        )
        out = self.folder / f"{content.code}{f'-in-lai-{reprint}' if reprint else ''}.pdf"
        with told_plainly(out):
            self.folder.mkdir(parents=True, exist_ok=True)
            draw_receipt(content, self.catalogue.form("receipt").labels, out, self.settings.devices.paper)
        return out


@dataclass(frozen=True)
class PrintReceipt:
    """Hand the receipt to a printer and write down that it was; a repeat is marked as one."""

    database: Database
    draw: DrawReceipt
    printer: Printer
    settings: Settings
    clock: Clock

    def __call__(self, dossier_id: str, clerk_id: str) -> PrintJob:
        """Return the job; handed over is not yet on paper.

        Raises:
            DeviceError: ``printer.*``; the record is unchanged and printing can be repeated.
        """
        with self.database.read() as db:
            dossier = dossiers.get(db, dossier_id)
            done = printings(journal.of_dossier(db, dossier_id))
        pdf = self.draw(dossier_id, reprint=done)
        code = str(dossier.code or dossier.printed_code)
        job = self.printer.submit(pdf, self.settings.devices.printer, code, self.settings.devices.copies)
        facts: dict[str, object] = {"copy": done, "printer": job.printer, "job": job.id}
        self._note(dossier, PRINTED, clerk_id, facts)
        return job

    def state(self, job: PrintJob, dossier_id: str) -> PrintState:
        """Ask how a job stands; a failure is written down, so that the next print is no reprint."""
        state = self.printer.state(job)
        if state is PrintState.FAILED:
            with self.database.read() as db:
                dossier = dossiers.get(db, dossier_id)
                told = {
                    e.data.get("job") for e in journal.of_dossier(db, dossier_id) if e.kind == PRINT_FAILED
                }
            if job.id not in told:
                self._note(dossier, PRINT_FAILED, "", {"printer": job.printer, "job": job.id})
        return state

    def _note(self, dossier: Dossier, kind: str, clerk_id: str, facts: dict[str, object]) -> None:
        now = self.clock.now()
        event = DossierEvent(new_id(now), dossier.id, kind, now, clerk_id, self.settings.desk.id, facts)
        with self.database.write() as db:
            journal.append(db, event)


def printings(history: tuple[DossierEvent, ...]) -> int:
    """Count the times a receipt may have reached paper: printings less those known to have failed."""
    kinds = [event.kind for event in history]
    return max(0, kinds.count(PRINTED) - kinds.count(PRINT_FAILED))
