"""Finds network scanners, and the right one of their addresses: the one where the scanner itself answers."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from app.domain.errors import DeviceError
from app.ports import ScannerDevice
from scanner.escl.addresses import places_of
from scanner.escl.capabilities import Capabilities, capabilities_of
from scanner.escl.wire import Reply, Wire

LISTEN_SECONDS = 1.5
"""Scanners answer within a tenth of a second; the second call, for those that missed the first, goes out
after one second."""

_DOCUMENT = "ScannerCapabilities"
_MOVED = frozenset({301, 302, 303, 307, 308})
_AT_ONCE = 24
_BETTER_SECONDS = 0.7  # an address that answers waits so long for one that stands before it on the list


@dataclass(frozen=True, slots=True)
class Found:
    """A scanner that answered: where, who it is for ever, and what it offers."""

    address: str
    id: str
    capabilities: Capabilities

    @property
    def in_cipher(self) -> bool:
        """True when papers do not cross the network in clear."""
        return self.address.startswith("https:")

    def device(self) -> ScannerDevice:
        """Return it in the desk's terms."""
        return self.capabilities.device(self.id, self.address)


def found_at(address: str, announced: str = "") -> Found | None:
    """Ask one address what scanner is there; None when none is.

    ``announced`` is the UUID told elsewhere, for scanners that tell neither UUID nor serial themselves.
    """
    try:
        reply, address = _asked(address)
        offered = capabilities_of(reply.body)
    except (DeviceError, ValueError):
        return None
    own = offered.uuid or offered.serial or announced or address
    return Found(address, own, offered)


def scanners(hosts: Sequence[str]) -> list[Found]:
    """Return every scanner that answers now, each once; ``hosts`` are addresses typed in by a person."""
    known: dict[str, Found] = {}
    for found in _answers(hosts):
        if found is not None and (found.id not in known or found.in_cipher):
            known[found.id] = found
    return list(known.values())


def scanner(wanted: ScannerDevice, hosts: Sequence[str] = ()) -> Found:
    """Return the scanner of this id, first where it was last, else wherever it is now.

    Raises:
        DeviceError: ``scanner.offline`` when nobody answers where it was last, else ``scanner.not_found``.
    """
    remembered = found_at(wanted.address, wanted.id) if wanted.address else None
    if remembered is not None and remembered.id == wanted.id:
        return remembered
    now = _by_id(wanted.id, hosts)
    if now is not None:
        return now
    silent = wanted.address and remembered is None
    raise DeviceError("scanner.offline" if silent else "scanner.not_found", device=wanted.name)


def scanner_at(typed: str) -> Found:
    """Return the scanner at an address a person typed.

    Raises:
        DeviceError: ``scanner.offline`` when none answers there.
    """
    with _many_at_once() as pool:
        group = _asking(pool, places_of(typed), "")
        while not group.settled():
            wait(group.futures, timeout=0.05)
        best = group.best()
    if best is None:
        raise DeviceError("scanner.offline", device=typed)
    return best


def _by_id(wanted: str, hosts: Sequence[str]) -> Found | None:
    """Return the scanner as soon as it answers in cipher, or soon after it answered in clear."""
    clear, since = None, 0.0
    for found in _answers(hosts):
        if found is not None and found.id == wanted:
            if found.in_cipher:
                return found
            clear, since = clear or found, since or time.monotonic()
        if clear is not None and time.monotonic() - since > _BETTER_SECONDS:
            break
    return clear


def _asked(address: str) -> tuple[Reply, str]:
    """Ask for the capabilities; a scanner may send us to its other door, never to another host."""
    with Wire(address) as wire:
        reply = wire.get(_DOCUMENT)
        if reply.status not in _MOVED:
            return reply, wire.address
        there = urljoin(f"{wire.address}/{_DOCUMENT}", reply.location)
    if urlsplit(there).hostname != urlsplit(address).hostname or not there.endswith(f"/{_DOCUMENT}"):
        raise ValueError("sent elsewhere")
    with Wire(there.removesuffix(f"/{_DOCUMENT}")) as wire:
        return wire.get(_DOCUMENT), wire.address


def _answers(hosts: Sequence[str]) -> Iterator[Found | None]:
    """Yield scanners as they answer: those typed in while we listen for those that announce themselves.

    None comes now and then, so that the caller may stop when it has what it wants.
    """
    from scanner.escl.announcements import announcements  # a batch from a known address needs no mDNS

    with _many_at_once() as pool:
        asked = [_asking(pool, places_of(host), "") for host in hosts]
        for heard in announcements(LISTEN_SECONDS):
            if heard is not None:
                asked.append(_asking(pool, heard.places, heard.uuid))
            yield from (*_newly(asked), None)
        while asked:
            wait([future for group in asked for future in group.futures], timeout=0.05)
            yield from (*_newly(asked), None)


@dataclass(frozen=True, slots=True)
class _Group:
    """The same scanner asked at each of its addresses, best first."""

    futures: tuple[Future[Found | None], ...]
    uuid: str
    began: float

    def settled(self) -> bool:
        """True once no better address can be expected to answer."""
        late = time.monotonic() - self.began > _BETTER_SECONDS
        return all(f.done() for f in self.futures) or (late and bool(self._right()))

    def best(self) -> Found | None:
        """Return the best address that answered as who was announced, else any that answered."""
        return next(iter(self._right() or self._answered()), None)

    def _right(self) -> list[Found]:
        return [found for found in self._answered() if self.uuid in ("", found.id)]

    def _answered(self) -> list[Found]:
        results = [future.result() for future in self.futures if future.done()]
        return [found for found in results if found is not None]


def _asking(pool: ThreadPoolExecutor, places: Iterable[str], uuid: str) -> _Group:
    futures = tuple(pool.submit(found_at, place, uuid) for place in places)
    return _Group(futures, uuid, time.monotonic())


def _newly(asked: list[_Group]) -> Iterator[Found]:
    """Yield from groups that are settled, and take them off the list."""
    for group in [g for g in asked if g.settled()]:
        asked.remove(group)
        best = group.best()
        if best is not None:
            yield best


@contextmanager
def _many_at_once() -> Iterator[ThreadPoolExecutor]:
    pool = ThreadPoolExecutor(_AT_ONCE, "escl")
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
