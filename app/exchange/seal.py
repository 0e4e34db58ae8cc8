"""Tóm tắt có chữ ký: the few facts of a receipt in one short text that proves itself without internet.

Layout of version 1 before base64url without padding: one byte version; four bytes key id; received and
due as seconds since 1970 (unsigned 32 bit each, due 0 for none); pages (unsigned 16 bit); code,
procedure, desk and initials, each as one byte of length and UTF-8; 64 bytes Ed25519 signature (RFC 8032)
over everything before it, with ``CONTEXT`` in front so that no other signature of the desk fits here.
"""

from __future__ import annotations

import base64
import binascii
import struct
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.domain.receipt import split_link
from app.domain.seal import SealedSummary, Verification
from app.exchange.keys import DeskKey, key_id_of, trusted_keys
from app.ports import Signer

__all__ = ["DeskKey", "key_id_of", "seal", "trusted_keys", "verify_text"]

PREFIX = "QMC1."
"""How every signed summary of this version begins; anything else is not ours."""

CONTEXT = b"quaymotcua receipt 1\\0"
_HEAD = struct.Struct(">B4sIIH")
_VERSION = 1
_SIGNATURE = 64
_VIETNAM = timezone(timedelta(hours=7))


def seal(summary: SealedSummary, signer: Signer) -> str:
    """Return the signed summary as text that fits a URL fragment and a QR (about 160 characters)."""
    body = _packed(summary, bytes.fromhex(signer.key_id))
    signed = body + signer.sign(CONTEXT + body)
    return PREFIX + base64.urlsafe_b64encode(signed).rstrip(b"=").decode("ascii")


def verify_text(text: str, trusted: Mapping[str, bytes]) -> Verification:
    """Check a signed summary, alone or in the fragment of the look-up link.

    Args:
        text: What the scanner read or a person pasted; never opened, only taken apart.
        trusted: Raw 32-byte public keys by key id.

    Returns:
        The finding; whatever the text holds, this never fails.
    """
    printed_code, sealed = split_link(text.strip())
    if not sealed.startswith(PREFIX):
        return Verification(False, "seal.not_ours")
    signed = _decoded(sealed.removeprefix(PREFIX))
    summary = _unpacked(signed[:-_SIGNATURE]) if signed else None
    if signed is None or summary is None:
        return Verification(False, "seal.damaged")
    key_id = signed[1:5].hex()
    if key_id not in trusted:
        return Verification(False, "seal.unknown_key", summary, key_id)
    try:
        key = Ed25519PublicKey.from_public_bytes(trusted[key_id])
        key.verify(signed[-_SIGNATURE:], CONTEXT + signed[:-_SIGNATURE])
    except (InvalidSignature, ValueError):
        return Verification(False, "seal.bad_signature", key_id=key_id)
    if printed_code not in ("", summary.code):
        return Verification(False, "seal.code_differs", summary, key_id)
    return Verification(True, "seal.valid", summary, key_id)


def _packed(summary: SealedSummary, key_id: bytes) -> bytes:
    due = int(summary.due_at.timestamp()) if summary.due_at else 0
    head = _HEAD.pack(_VERSION, key_id, int(summary.received_at.timestamp()), due, min(summary.pages, 0xFFFF))
    words = (summary.code, summary.procedure, summary.desk, summary.initials)
    return head + b"".join(bytes([len(w.encode())]) + w.encode() for w in words)


def _unpacked(body: bytes) -> SealedSummary | None:
    """Return what the bytes say, or None when they are not a whole summary of this version."""
    if len(body) < _HEAD.size or body[0] != _VERSION:
        return None
    _, _, received, due, pages = _HEAD.unpack_from(body)
    words, at = [], _HEAD.size
    while at < len(body):
        end = at + 1 + body[at]
        words.append(body[at + 1 : end])
        at = end
    if len(words) != 4 or at != len(body):
        return None
    try:
        code, procedure, desk, initials = (word.decode("utf-8") for word in words)
    except UnicodeDecodeError:
        return None
    return SealedSummary(
        code, procedure, _moment(received), _moment(due) if due else None, desk, initials, pages
    )


def _decoded(text: str) -> bytes | None:
    """Return the bytes of canonical base64url, else None; a second spelling of the same bytes is refused."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii") == text else None


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, _VIETNAM)
