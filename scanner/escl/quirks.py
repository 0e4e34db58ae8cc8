"""What some makes of scanner need beyond the specification; known from sane-airscan and its users."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

LONGEST_PAUSE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Quirks:
    """The habits of one make.

    Args:
        host: What to call it in the Host header: "" its address, ``port`` its address always with the
            port, or a fixed name.
        breathes: Asked for the next side at once it answers 404 with paper still to come.
    """

    host: str = ""
    breathes: bool = False

    def headers(self, address: str) -> dict[str, str]:
        """Return the headers every request needs."""
        parts = urlsplit(address)
        port = parts.port or {"https": 443}.get(parts.scheme, 80)
        named = f"{(parts.hostname or '')}:{port}" if self.host == "port" else self.host
        return {"Host": named} if named else {}

    def pause(self, side_seconds: float) -> float:
        """Return how long to wait after a side that took so long; slow scanners lose nothing by it."""
        return min(side_seconds / 2, LONGEST_PAUSE_SECONDS) if self.breathes else 0.0


_KNOWN = (
    ("brother ", Quirks(breathes=True)),
    ("epson ", Quirks(host="port")),
    ("hp laserjet mfp m630", Quirks(host="localhost")),
    ("hp color laserjet flowmfp m578", Quirks(host="localhost")),
)


def quirks_of(name: str) -> Quirks:
    """Return the habits of a make and model."""
    return next((quirks for make, quirks in _KNOWN if name.lower().startswith(make)), Quirks())
