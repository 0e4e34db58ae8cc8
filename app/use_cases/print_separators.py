"""Separator sheets (tờ ngăn) for the papers of a procedure, as a file or on paper."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from app.catalogue import Catalogue
from app.domain.procedure import Channel, ComponentRequirement
from app.domain.scanning.separator import SeparatorSheet
from app.forms.separator_sheet import draw_separators
from app.ports import Clock, Printer, PrintJob
from app.settings import Settings
from app.store.database import told_plainly


@dataclass(frozen=True)
class DrawSeparators:
    """Draw one sheet for each paper of a procedure, or the plain one that serves every dossier."""

    catalogue: Catalogue
    clock: Clock

    def __call__(self, procedure_code: str, out: Path, slots: Collection[str] = ()) -> int:
        """Write the PDF and return how many sheets it holds.

        Args:
            procedure_code: "" for the one plain sheet.
            out: Whole or absent afterwards.
            slots: Requirement keys; empty means every paper of the procedure that comes on paper.

        Raises:
            RuleError: ``catalogue.procedure``, ``catalogue.no_procedure``.
            StorageError: ``disk.*``, ``font.missing``.
        """
        sheets = self._sheets(procedure_code, slots)
        with told_plainly(out):
            draw_separators(sheets, self.catalogue.form("separator").labels, out)
        return len(sheets)

    def _sheets(self, procedure_code: str, slots: Collection[str]) -> tuple[SeparatorSheet, ...]:
        if not procedure_code:
            return (SeparatorSheet(),)
        procedure = self.catalogue.procedure(procedure_code, self.clock.now().date())
        wanted = [r for r in procedure.requirements if (r.key in slots if slots else _on_paper(r))]
        named = procedure.short_name or procedure.name
        return tuple(SeparatorSheet(r.key, r.name, named) for r in wanted) or (SeparatorSheet(),)


def _on_paper(requirement: ComponentRequirement) -> bool:
    """Tell whether a paper is asked for on any channel but the online one."""
    return requirement.channels != frozenset({Channel.ONLINE})


@dataclass(frozen=True)
class PrintSeparators:
    """Hand separator sheets to the printer."""

    draw: DrawSeparators
    printer: Printer
    settings: Settings
    folder: Path

    def __call__(self, procedure_code: str, slots: Collection[str] = ()) -> tuple[int, PrintJob]:
        """Return how many sheets were handed over, and the job.

        Raises:
            RuleError: ``catalogue.*``.
            DeviceError: ``printer.*``.
            StorageError: ``disk.*``, ``font.missing``.
        """
        out = self.folder / "to-ngan.pdf"
        sheets = self.draw(procedure_code, out, slots)
        return sheets, self.printer.submit(out, self.settings.devices.printer, "Tờ ngăn")
