"""The desk's own signing key and the public keys of desks whose receipts it trusts, as files."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from app.domain.errors import StorageError
from app.durable import sync_folder

KEY_FILE = "desk.key"
TRUSTED = "trusted"


def key_id_of(public: bytes) -> str:
    """Return the short public identifier of a raw public key: first 8 hex digits of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:8]


class DeskKey:
    """Khóa ký của quầy (Ed25519, RFC 8032): made once, never overwritten; it implements ``ports.Signer``.

    The file is readable by its owner alone (0600; on Windows the folder's own rights protect it).
    """

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    @classmethod
    def open(cls, folder: Path) -> DeskKey:
        """Return the key kept in ``folder``, making it when there is none yet.

        The public half also goes to ``trusted/``, so that receipts stay verifiable should the private
        half ever be lost.

        Raises:
            StorageError: ``seal.key_damaged`` when the file is not a key (it is left as it is), or
                ``seal.key_folder`` when the folder cannot be used.
        """
        path = folder / KEY_FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                pem = Ed25519PrivateKey.generate().private_bytes(
                    Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
                )
                _place_once(path, pem)
            key = cls(_private(path))
            _publish(key, folder / TRUSTED)
        except OSError as error:
            raise StorageError("seal.key_folder", detail=error.strerror or str(error)) from None
        return key

    @property
    def key_id(self) -> str:
        """Short public identifier of the key."""
        return key_id_of(self.public)

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature."""
        return self._private.sign(message)


def trusted_keys(folder: Path, own: DeskKey | None = None) -> dict[str, bytes]:
    """Return the public keys in ``folder/trusted/*.pub`` (PEM) and the desk's own, by key id.

    Raises:
        StorageError: ``seal.bad_trusted_key`` naming a file that is no Ed25519 public key; leaving it
            out silently would make good receipts look forged.
    """
    found = [_public(path) for path in sorted((folder / TRUSTED).glob("*.pub"))]
    if own is not None:
        found.append(own.public)
    return {key_id_of(public): public for public in found}


def _private(path: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise StorageError("seal.key_damaged", file=path.name) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise StorageError("seal.key_damaged", file=path.name)
    return key


def _public(path: Path) -> bytes:
    try:
        key = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError, UnsupportedAlgorithm):
        raise StorageError("seal.bad_trusted_key", file=path.name) from None
    if not isinstance(key, Ed25519PublicKey):
        raise StorageError("seal.bad_trusted_key", file=path.name)
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def _publish(key: DeskKey, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / f"{key.key_id}.pub"
    if not path.exists():
        public = Ed25519PublicKey.from_public_bytes(key.public)
        _place_once(path, public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))


def _place_once(path: Path, data: bytes) -> None:
    """Write a file that appears whole or not at all; whoever comes second keeps what is there."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # neither a link nor a rename on Windows replaces a file that is already there
        with contextlib.suppress(FileExistsError):
            part.rename(path) if os.name == "nt" else path.hardlink_to(part)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)
