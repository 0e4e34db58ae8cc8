"""The key of the desk."""

from __future__ import annotations

from typing import Protocol


class Signer(Protocol):
    """The desk's own key, for the summary on the receipt."""

    @property
    def key_id(self) -> str:
        """Short public identifier of the key (first 8 hex of the SHA-256 of the public key)."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte Ed25519 signature (RFC 8032)."""
        ...
