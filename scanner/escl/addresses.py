"""Turns what a person types as a scanner's address into the places where it may answer."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

ROOT = "/eSCL"

_USUAL = (("https", 443), ("http", 80), ("http", 8080))
"""Where scanners answer; encrypted first, so that papers do not cross the office's network in clear."""


def places_of(typed: str) -> tuple[str, ...]:
    """Return the addresses to try, best first; empty when nothing like a host was typed.

    ``192.168.1.20``, ``may-quet.local``, ``192.168.1.20:8080``, ``https://192.168.1.20/eSCL`` and
    ``fd00::20`` all do.
    """
    typed = typed.strip()
    scheme, given, rest = typed.rpartition("://")
    if given and scheme.lower() not in ("http", "https"):
        return ()
    try:
        parts = urlsplit(f"//{_bracketed(rest)}")
        host, port = parts.hostname, parts.port
    except ValueError:
        return ()
    if not host or " " in host:
        return ()
    root = parts.path.rstrip("/") or ROOT
    ways = _ways(scheme.lower(), port)
    return tuple(place(way, host, number, root) for way, number in ways)


def place(scheme: str, host: str, port: int, root: str) -> str:
    """Return an address as the rest of this package writes it."""
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}:{port}/{root.strip('/')}".rstrip("/")


def _ways(scheme: str, port: int | None) -> list[tuple[str, int]]:
    if port:
        return [(scheme, port)] if scheme else [("https", port), ("http", port)]
    return [way for way in _USUAL if not scheme or way[0] == scheme]


def _bracketed(rest: str) -> str:
    """Return a bare IPv6 address as URLs need it."""
    try:
        return f"[{ipaddress.IPv6Address(rest)}]"
    except ValueError:
        return rest
