"""The filled tờ khai on paper: drawn from the draft each time, for the citizen to read and sign."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from app.domain.declaration.content import Occasion, content_of
from app.domain.declaration.offers import values_of
from app.domain.draft import Draft
from app.domain.errors import RuleError
from app.forms.declaration import draw_declaration
from app.ports import Printer, PrintJob
from app.settings import Settings
from app.store import drafts
from app.store.database import Database, told_plainly
from app.use_cases.declaration import FormOfDraft

_KEPT_SECONDS = 24 * 3600
_GENERIC = frozenset(
    ("ủy", "ban", "nhân", "dân", "xã", "phường", "đặc", "khu", "thị", "trấn", "tỉnh", "thành", "phố")
)
"""Words of agencies that are no names: written small but at the beginning."""


@dataclass(frozen=True)
class DrawDeclaration:
    """Draw the filled form of a draft for signature."""

    form_of: FormOfDraft
    settings: Settings
    folder: Path

    def __call__(self, draft: Draft) -> Path:
        """Return the PDF; drawn again it replaces the one before. Empty fields are dotted lines.

        Raises:
            RuleError: ``declaration.none``, ``form.wording``.
            StorageError: ``disk.*``, ``font.missing``.
        """
        form, procedure = self.form_of(draft), self.form_of.procedure(draft)
        if form is None or procedure is None:
            raise RuleError("declaration.none")
        agency = self.settings.agency
        occasion = Occasion(
            to=as_addressed(agency.name),
            place=agency.place,
            day=self.form_of.clock.now().date(),
            procedure=procedure.name,
            training=self.settings.training or self.settings.unset,
        )
        content = content_of(form, values_of(form, draft), occasion)
        out = self._file(draft.id)
        with told_plainly(out):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._sweep()
            draw_declaration(content, self.form_of.catalogue.form("declaration").labels, out)
        return out

    def forget(self, draft_id: str) -> None:
        """Let go of the form of a draft; where another program holds the file, the next form does it."""
        with contextlib.suppress(OSError):
            self._file(draft_id).unlink(missing_ok=True)

    def _file(self, draft_id: str) -> Path:
        return self.folder / f"to-khai-{draft_id}.pdf"

    def _sweep(self) -> None:
        """Let go of forms printed before today: they hold personal data and can be drawn again."""
        oldest = self.form_of.clock.now().timestamp() - _KEPT_SECONDS
        for path in self.folder.glob("to-khai-*.pdf"):
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)


def as_addressed(agency: str) -> str:
    """Return the name on a letterhead, in capitals, as a letter addresses the agency."""
    if not agency.isupper():
        return agency
    words = agency.title().split()
    return " ".join([*words[:1], *(w.lower() if w.lower() in _GENERIC else w for w in words[1:])])


@dataclass(frozen=True)
class PrintDeclaration:
    """Hand the filled form to the printer; nothing of the draft changes by it."""

    database: Database
    draw: DrawDeclaration
    printer: Printer
    settings: Settings

    def __call__(self, draft_id: str) -> PrintJob:
        """Return the job; handed over is not yet on paper.

        Raises:
            RuleError: ``declaration.none``, ``draft.closed``.
            DeviceError: ``printer.*``.
            StorageError: ``disk.*``, ``font.missing``.
        """
        with self.database.read() as db:
            draft = drafts.get(db, draft_id)
        return self.printer.submit(self.draw(draft), self.settings.devices.printer, "Tờ khai")
