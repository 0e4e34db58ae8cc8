"""What the training scanner can be told to do wrong, and how such an order is written down.

A file of orders (``faults.toml``) holds ``<fault>_after = N``: it happens once, after N sides of a batch.
``stays = true`` keeps the orders for the next batch, ``seconds_per_side`` slows the paper down.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from app.domain.errors import DeviceError

ORDERS = "faults.toml"
"""Beside the papers of one training scanner, or in the folder of all of them."""

VIRTUAL_SCANNERS = "may-quet-ao"
"""Folder of a training desk with one folder for each training scanner."""

_PROGRAM = "NAPS2"
_SECONDS = 60


class ScannerFault(StrEnum):
    """Sự cố tập huấn."""

    FEEDER_EMPTY = "feeder_empty"
    JAM = "jam"
    COVER_OPEN = "cover_open"
    DOUBLE_FEED = "double_feed"
    OVERLAP = "overlap"
    REPEAT = "repeat"
    SEPARATOR = "separator"
    WRONG_SIZE = "wrong_size"
    CANCELLED = "cancelled"
    BUSY = "busy"
    WARMING = "warming"
    OFFLINE = "offline"
    NOT_FOUND = "not_found"
    CABLE = "cable"
    NO_MEMORY = "no_memory"
    HANG = "hang"
    CRASH = "crash"


OF_THE_SHEET = frozenset({ScannerFault.OVERLAP, ScannerFault.REPEAT, ScannerFault.SEPARATOR})
"""No error: the next sheet comes wrong (two on one picture, the same one twice, a separator before it)."""

_CODES = {
    ScannerFault.FEEDER_EMPTY: "scanner.feeder_empty",
    ScannerFault.JAM: "scanner.jammed",
    ScannerFault.COVER_OPEN: "scanner.cover_open",
    ScannerFault.DOUBLE_FEED: "scanner.double_feed",
    ScannerFault.WRONG_SIZE: "scanner.wrong_size",
    ScannerFault.CANCELLED: "scanner.cancelled",
    ScannerFault.BUSY: "scanner.busy_by",
    ScannerFault.OFFLINE: "scanner.offline",
    ScannerFault.NOT_FOUND: "scanner.not_found",
    ScannerFault.CABLE: "scanner.io",
    ScannerFault.NO_MEMORY: "scanner.no_memory",
    ScannerFault.HANG: "scanner.timeout",
    ScannerFault.CRASH: "scanner.crashed",
}


def error_of(fault: ScannerFault, device: str) -> DeviceError | None:
    """Return the error the clerk will meet; None for a fault that is none."""
    code = _CODES.get(fault)
    return None if code is None else DeviceError(code, device=device, program=_PROGRAM, seconds=_SECONDS)


@dataclass(frozen=True, slots=True)
class FaultOrders:
    """What was ordered.

    Args:
        after: Sides delivered in a batch before each fault happens.
        stays: The orders are not used up.
    """

    after: Mapping[ScannerFault, int] = field(default_factory=lambda: MappingProxyType({}))
    stays: bool = False
    seconds_per_side: float = 0.0

    def due(self, delivered: int) -> tuple[ScannerFault, ...]:
        """Return what happens now, in the order of ``ScannerFault``."""
        return tuple(fault for fault in ScannerFault if self.after.get(fault) == delivered)

    def with_fault(self, fault: ScannerFault, after: int) -> FaultOrders:
        """Return the orders with one more."""
        return replace(self, after={**self.after, fault: after})

    def without(self, fault: ScannerFault) -> FaultOrders:
        """Return the orders after it happened."""
        left = {known: after for known, after in self.after.items() if known is not fault}
        return self if self.stays else replace(self, after=left)


def read_orders(text: str) -> FaultOrders:
    """Return the orders of a file's text; what is not understood is left out: it is only practice."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return FaultOrders()
    after = {fault: raw[key] for fault in ScannerFault if isinstance(raw.get(key := f"{fault}_after"), int)}
    pace = raw.get("seconds_per_side", 0)
    return FaultOrders(after, raw.get("stays") is True, float(pace) if isinstance(pace, int | float) else 0.0)


def orders_text(orders: FaultOrders) -> str:
    """Return orders as the text of their file."""
    lines = [f"{fault}_after = {orders.after[fault]}" for fault in ScannerFault if fault in orders.after]
    lines += ["stays = true"] if orders.stays else []
    lines += [f"seconds_per_side = {orders.seconds_per_side}"] if orders.seconds_per_side else []
    return "\n".join(lines) + "\n"
