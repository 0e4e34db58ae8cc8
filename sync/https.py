"""The line over HTTPS: every call of the ``Province`` port, every reply mapped to what the desk may do.

The only module that knows the HTTP library. A reply counts only when it is JSON, carries the gateway's
mark and, where something was stored, the gateway's proof: a login page of some café network has none.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2

from app.domain.errors import LineError, RuleError
from app.ports import Acknowledgement, Downlink, Envelope, Greeting
from sync.proof import MARK, MARK_HEADER, key_hash, proof_of
from sync.replies import Reply, refusal_of

_CHUNK = 16_384
_MAX_REPLY = 8_000_000
_SLOWEST = 2_000  # bytes a second below which a line counts as dead
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class LineAddress:
    """Where the gateway is and how this desk shows who it is.

    Args:
        url: ``https://…``; plain ``http://`` only on this very machine.
        desk_key: Secret the province gave this desk.
        ca_file: Certificate file to trust instead of the system's; empty for the system's.
    """

    url: str
    desk_key: str
    ca_file: str = ""


@dataclass(frozen=True, slots=True)
class Packs:
    """The province's catalogue as files: name to bytes, and the version to ask with next time."""

    version: str
    files: Mapping[str, bytes]


class HttpsProvince:
    """Gateway of the province at an address. One instance serves one thread.

    Raises:
        RuleError: ``line.address`` when the address is not https or the certificate file is unusable;
            ``line.not_set`` when address or key is missing.
    """

    def __init__(self, address: LineAddress) -> None:
        self._secret = key_hash(address.desk_key)
        self._client = _client(address)

    def close(self) -> None:
        """Give back the connection."""
        self._client.close()

    def greet(self) -> Greeting:
        """Ask who is there; only the gateway that knows this desk can answer the question's nonce."""
        nonce = secrets.token_hex(16)
        told = self._json("GET", "/v1/ping", params={"nonce": nonce})
        moment, agency = _text(told, "server_time"), _text(told, "agency")
        self._prove(told, "ping", nonce, moment)
        try:
            return Greeting(agency, datetime.fromisoformat(moment))
        except ValueError:
            raise LineError("line.unproven", detail="server_time") from None

    def deliver(self, envelope: Envelope) -> Acknowledgement:
        """Deliver one event; its bytes are the body, its id the idempotency key."""
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": envelope.id,
            "Content-SHA256": envelope.sha256,
        }
        told = self._json("POST", "/v1/events", headers=headers, content=envelope.body)
        return self._acknowledged(told, "event")

    def absent(self, hashes: Sequence[str]) -> tuple[str, ...]:
        """Return those hashes the gateway does not hold."""
        if not hashes:
            return ()
        told = self._json("POST", "/v1/files:absent", json={"hashes": list(hashes)})
        missing = told.get("absent")
        if not isinstance(missing, list) or not set(missing) <= set(hashes):
            raise LineError("line.unproven", detail="absent")
        # What is not missing counts as sent, so the gateway must say with proof that it holds it.
        self._prove(told, "held", *(sha256 for sha256 in hashes if sha256 not in missing))
        return tuple(missing)

    def upload(self, sha256: str, path: Path, mime: str) -> Acknowledgement:
        """Store one file; it is read and checked first, so a damaged page is never sent."""
        size = _intact_size(path, sha256)
        headers = {"Content-Type": mime or "application/octet-stream", "Content-Length": str(size)}
        told = self._json(
            "PUT", f"/v1/files/{sha256}", headers=headers, content=_chunks(path), patience=_patience(size)
        )
        return self._acknowledged(told, "file")

    def receive(self, after: int, limit: int = 100) -> tuple[Downlink, ...]:
        """Return messages for this desk after a position, oldest first."""
        told = self._json("GET", "/v1/feed", params={"after": str(after), "limit": str(limit)})
        try:
            return tuple(
                Downlink(int(i["position"]), str(i["kind"]), str(i["dossier_id"]), dict(i["data"]))
                for i in told["items"]
            )
        except (KeyError, TypeError, ValueError):
            raise LineError("line.unproven", detail="feed") from None

    def packs(self, known_version: str = "") -> Packs | None:
        """Return the province's catalogue packs, or None when ``known_version`` is still current."""
        headers = {"If-None-Match": f'"{known_version}"'} if known_version else {}
        reply = self._call("GET", "/v1/catalogue", headers=headers)
        if reply.status == 304 and reply.marked:
            return None
        told = self._read(reply)
        files = {str(f["name"]): str(f["text"]).encode() for f in told.get("files", ())}
        return Packs(_text(told, "version"), files)

    def _acknowledged(self, told: dict[str, Any], kind: str) -> Acknowledgement:
        ack = Acknowledgement(_text(told, "id"), _text(told, "sha256"))
        self._prove(told, kind, ack.id, ack.sha256)
        return ack

    def _prove(self, told: dict[str, Any], *parts: str) -> None:
        if not secrets.compare_digest(_text(told, "proof"), proof_of(self._secret, *parts)):
            raise LineError("line.unproven", detail=parts[0])

    def _json(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        return self._read(self._call(method, path, **request))

    def _call(self, method: str, path: str, patience: float = 60.0, **request: Any) -> Reply:
        timeout = httpx2.Timeout(connect=10, write=20, pool=10, read=patience)
        with _line_errors(), self._client.stream(method, path, timeout=timeout, **request) as reply:
            return Reply(
                reply.status_code,
                reply.headers.get(MARK_HEADER) == MARK,
                reply.headers.get("content-type", ""),
                reply.headers.get("retry-after", ""),
                _capped(reply),
            )

    @staticmethod
    def _read(reply: Reply) -> dict[str, Any]:
        refused = refusal_of(reply)
        if refused is not None:
            raise refused
        told: dict[str, Any] = json.loads(reply.body)
        return told


def _client(address: LineAddress) -> httpx2.Client:
    if not address.url or not address.desk_key:
        raise RuleError("line.not_set")
    parts = urlsplit(address.url)
    here = parts.hostname in _LOOPBACK
    if parts.scheme != "https" and not (parts.scheme == "http" and here):
        raise RuleError("line.address", url=parts.hostname or "")
    return httpx2.Client(
        base_url=address.url.rstrip("/"),
        verify=_tls(address.ca_file) if parts.scheme == "https" else False,
        headers={"Authorization": f"Bearer {address.desk_key}", "Accept": "application/json"},
        follow_redirects=False,
        trust_env=not here,  # an office proxy must not catch the training gateway on this machine
    )


def _tls(ca_file: str) -> ssl.SSLContext:
    """TLS 1.2 at least; both sides choose 1.3 when both have it."""
    try:
        context = ssl.create_default_context(cafile=ca_file or None)
    except OSError:  # ssl.SSLError is one
        raise RuleError("line.ca_file", file=Path(ca_file).name) from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@contextmanager
def _line_errors() -> Iterator[None]:
    """Tell every way a connection can fail as a LineError; the outcome of the call is then unknown."""
    try:
        yield
    except httpx2.TimeoutException:
        raise LineError("line.timeout") from None
    except httpx2.ConnectError as error:
        raise LineError("line.certificate" if _about_tls(error) else "line.unreachable") from None
    except (httpx2.ProxyError, httpx2.UnsupportedProtocol, httpx2.InvalidURL):
        raise LineError("line.unreachable") from None
    except (httpx2.TransportError, httpx2.DecodingError, httpx2.StreamError):
        raise LineError("line.cut") from None


def _about_tls(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _capped(reply: httpx2.Response) -> bytes:
    found = bytearray()
    for chunk in reply.iter_bytes():
        found += chunk
        if len(found) > _MAX_REPLY:
            raise LineError("line.unproven", detail="quá dài")
    return bytes(found)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _intact_size(path: Path, sha256: str) -> int:
    """Return the size of a file whose bytes still have the hash it is named by."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        size = path.stat().st_size
    except OSError:
        raise RuleError("province.file_unreadable", file=sha256[:12]) from None
    if found != sha256:
        raise RuleError("province.file_damaged", file=sha256[:12])
    return size


def _patience(size: int) -> float:
    """Seconds without a word before giving up: the kernel may hold the whole file still to be sent."""
    return 30 + size / _SLOWEST


def _text(told: dict[str, Any], key: str) -> str:
    value = told.get(key)
    if not isinstance(value, str):
        raise LineError("line.unproven", detail=key)
    return value
