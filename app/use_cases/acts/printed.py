"""Acts that end on paper: the receipt and its number, the filled declaration, separator sheets."""

from __future__ import annotations

from dataclasses import dataclass

from app.ports import PrintJob, PrintState
from app.use_cases.acts.ground import Ground
from app.use_cases.declaration import FillDeclaration
from app.use_cases.print_declaration import DrawDeclaration, PrintDeclaration
from app.use_cases.print_receipt import DrawReceipt, PrintReceipt
from app.use_cases.print_separators import DrawSeparators, PrintSeparators
from app.use_cases.read_pages import ReadPages
from app.use_cases.receive import IssueReceipt, ReceiveDossier
from app.use_cases.register import UnprintedReceipts


@dataclass(frozen=True, kw_only=True)
class PrintedActs:
    """Giấy tiếp nhận, tờ khai, tờ ngăn."""

    receive: IssueReceipt
    receipt_pdf: DrawReceipt
    print_receipt: PrintReceipt
    unprinted_receipts: UnprintedReceipts
    fill_declaration: FillDeclaration
    draw_declaration: DrawDeclaration
    print_declaration: PrintDeclaration
    draw_separators: DrawSeparators
    print_separators: PrintSeparators

    def print_state(self, job: PrintJob, dossier_id: str) -> PrintState:
        """Ask how a print job stands (see ``PrintReceipt.state``)."""
        return self.print_receipt.state(job, dossier_id)


def printed_acts(ground: Ground) -> PrintedActs:
    """Return the acts, joined."""
    database, clock, catalogue = ground.database, ground.clock, ground.catalogue
    settings, printer = ground.settings, ground.edges.printer
    receive = ReceiveDossier(database, ground.bind, catalogue, settings, clock, ground.read)
    receipt = DrawReceipt(database, catalogue, settings, ground.key, ground.folder.receipts)
    separators = DrawSeparators(catalogue, clock)
    return PrintedActs(
        receive=IssueReceipt(receive, receipt, ground.recover),
        receipt_pdf=receipt,
        print_receipt=PrintReceipt(database, receipt, printer, settings, clock),
        unprinted_receipts=UnprintedReceipts(database, clock),
        fill_declaration=FillDeclaration(database, ground.form_of, clock, ReadPages(ground.read)),
        draw_declaration=ground.declaration,
        print_declaration=PrintDeclaration(database, ground.declaration, printer, settings),
        draw_separators=separators,
        print_separators=PrintSeparators(separators, printer, settings, ground.work),
    )
