"""Practising without hardware: a trainer tells the training scanner what to do wrong next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import RuleError
from app.domain.scanning.faults import ORDERS, FaultOrders, ScannerFault, orders_text, read_orders
from app.durable import write_durably
from app.store.database import told_plainly


@dataclass(frozen=True)
class OrderFault:
    """Order a fault of the training scanners; each happens once, in the next batch that gets so far.

    Args:
        folder: Where the training scanners lie.
        training: False at a real desk, which has none.
    """

    folder: Path
    training: bool

    def __call__(self, fault: ScannerFault, after: int) -> FaultOrders:
        """Order one more fault after so many sides of a batch; return everything ordered.

        Raises:
            RuleError: ``training.only``.
            StorageError: ``disk.*``.
        """
        return self._write(self.ordered().with_fault(fault, after))

    def ordered(self) -> FaultOrders:
        """Return what is ordered and has not happened yet."""
        try:
            return read_orders((self.folder / ORDERS).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return FaultOrders()

    def take_back(self) -> FaultOrders:
        """Take every order back. Errors as for ordering."""
        return self._write(FaultOrders())

    def _write(self, orders: FaultOrders) -> FaultOrders:
        if not self.training:
            raise RuleError("training.only")
        path = self.folder / ORDERS
        with told_plainly(path):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_durably(path, orders_text(orders).encode())
        return orders
