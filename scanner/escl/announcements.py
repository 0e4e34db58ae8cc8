"""Hears network scanners announce themselves by mDNS (``_uscan._tcp``, ``_uscans._tcp``)."""

from __future__ import annotations

import ipaddress
import queue
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from zeroconf import Error as AnnouncementError
from zeroconf import ServiceBrowser, ServiceInfo, ServiceStateChange, Zeroconf

from scanner.escl.addresses import place
from scanner.escl.capabilities import uuid_of

_SECURE, _PLAIN = "_uscans._tcp.local.", "_uscan._tcp.local."
_RESOLVE_MS = 500
_TICK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Announcement:
    """A scanner that says it is there; ``places`` are the addresses it gives, best first."""

    uuid: str
    places: tuple[str, ...]


def announcements(seconds: float) -> Iterator[Announcement | None]:
    """Yield announcements as they are heard for so long; none, and quietly, where there is no network.

    Every tenth of a second without any yields None, so that the caller can look elsewhere meanwhile.
    """
    try:
        network = Zeroconf()
    except (OSError, AnnouncementError):
        return
    heard: queue.Queue[tuple[str, str]] = queue.Queue()

    def note(service_type: str, name: str, state_change: ServiceStateChange, **_: object) -> None:
        if state_change is not ServiceStateChange.Removed:
            heard.put((service_type, name))

    try:
        browser = ServiceBrowser(network, [_SECURE, _PLAIN], handlers=[note])
        yield from _resolved(network, heard, time.monotonic() + seconds)
        browser.cancel()
    finally:
        with suppress(OSError, AnnouncementError, RuntimeError):
            network.close()


def _resolved(
    network: Zeroconf, heard: queue.Queue[tuple[str, str]], until: float
) -> Iterator[Announcement | None]:
    while (left := until - time.monotonic()) > 0:
        try:
            kind, name = heard.get(timeout=min(left, _TICK_SECONDS))
        except queue.Empty:
            yield None
            continue
        info = ServiceInfo(kind, name)
        if info.load_from_cache(network) or info.request(network, _RESOLVE_MS):
            yield _announcement(kind, info)


def _announcement(kind: str, info: ServiceInfo) -> Announcement:
    told = info.decoded_properties
    scheme = "https" if kind == _SECURE else "http"
    root = told.get("rs") or "eSCL"
    hosts = sorted(info.parsed_scoped_addresses(), key=_distance)
    places = tuple(place(scheme, host, info.port or 80, root) for host in hosts)
    return Announcement(uuid_of(told.get("uuid") or ""), places)


def _distance(host: str) -> tuple[bool, bool]:
    """Order addresses by how likely they work: IPv4 first, addresses of a cable without a router last."""
    address = ipaddress.ip_address(host.partition("%")[0])
    return (address.is_link_local, address.version == 6)
