"""Canonical JSON: the one spelling of a value, so that a hash of its bytes stands for the value.

Keys sorted by code point, no spaces, UTF-8, strings NFC, whole numbers only. A number with a fraction is
refused because two machines may spell it differently.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from app.domain.errors import RuleError
from app.domain.text import nfc

MAX_BYTES = 1_000_000
"""Longest message (bytes) read; a dossier of two hundred pages needs some thirty thousand."""


def canonical_json(value: Any) -> bytes:
    """Return the canonical bytes of a JSON-ready value.

    Raises:
        RuleError: ``exchange.value`` for a fraction or anything JSON has no word for.
    """
    plain = _checked(value)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256_hex(body: bytes) -> str:
    """Return the SHA-256 of the bytes in lower-case hex."""
    return hashlib.sha256(body).hexdigest()


def read_json(body: bytes) -> dict[str, Any]:
    """Read one JSON object, refusing what canonical JSON cannot hold.

    Raises:
        RuleError: ``exchange.unreadable`` when it is too long, not UTF-8, not JSON, not an object,
            repeats a key, or holds a fraction.
    """
    if len(body) > MAX_BYTES:
        raise RuleError("exchange.unreadable", detail="quá dài")
    try:
        value = json.loads(body.decode("utf-8"), object_pairs_hook=_no_repeats, parse_float=_no_fraction)
        _checked(value)
    except (ValueError, RecursionError, RuleError) as error:
        raise RuleError("exchange.unreadable", detail=type(error).__name__) from None
    if not isinstance(value, dict):
        raise RuleError("exchange.unreadable", detail="không phải đối tượng")
    return value


def _checked(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        return {nfc(key): _checked(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_checked(item) for item in value]
    raise RuleError("exchange.value", kind=type(value).__name__)


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("repeated key")
    return found


def _no_fraction(text: str) -> Any:
    raise ValueError(f"fraction of {len(text)} digits")
