"""HTTP to one network scanner: short answers with a limit, pages into a file, no way to any other host.

Scanners make their own certificates, so none is checked; which scanner it is, its UUID tells.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx2

from app.domain.errors import DeviceError
from app.domain.scanning.file_check import MAX_BYTES as MAX_PAGE_BYTES
from scanner.escl.documents import MAX_BYTES

CONNECT_SECONDS = 2.0
ANSWER_SECONDS = 8.0
"""A scanner that sleeps wakes up within this time."""

PAGE_SECONDS = 50.0
"""Longest silence while a page is awaited; shorter than the desk's watchdog, so that the job can be ended."""

NO_HEADERS: Mapping[str, str] = MappingProxyType({})

_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Reply:
    """A short answer: status, body and the headers that matter."""

    status: int
    body: bytes = b""
    location: str = ""
    retry_after: str = ""


class CutError(Exception):
    """The connection ended in the middle of a page; ``begun`` when some of it had come."""

    def __init__(self, begun: bool) -> None:
        super().__init__()
        self.begun = begun


class Wire:
    """The way to one scanner; ``address`` is its root, such as ``https://192.168.1.20:443/eSCL``.

    Every call raises:
        DeviceError: ``scanner.offline`` when nobody answers there, ``scanner.io`` when the answer is broken.
    """

    def __init__(self, address: str, name: str = "", headers: Mapping[str, str] = NO_HEADERS) -> None:
        self.address = address.rstrip("/")
        self._name = name
        self._client = httpx2.Client(
            verify=_tls() if address.startswith("https") else False,
            follow_redirects=False,
            trust_env=False,  # an office proxy is no way to a scanner on the desk's own network
            headers={"Accept-Encoding": "identity", **headers},
        )

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, path: str) -> Reply:
        """Ask for a document."""
        return self._short("GET", path)

    def post(self, path: str, body: bytes) -> Reply:
        """Hand over a document."""
        return self._short("POST", path, content=body, headers={"Content-Type": "text/xml"})

    def delete(self, path: str) -> Reply:
        """Ask the scanner to let go of something."""
        return self._short("DELETE", path)

    def fetch(self, path: str, into: Path, on_bytes: Callable[[], None]) -> int:
        """Write a page into a file as it comes; return the HTTP status, the file is written only at 200.

        Raises:
            CutError: The connection ended before the page did.
            DeviceError: As every call, and ``scanner.timeout``.
        """
        begun = False
        try:
            with self._stream("GET", path, PAGE_SECONDS) as reply:
                if reply.status_code == 200:
                    with into.open("wb") as file:
                        for chunk in _limited(reply, MAX_PAGE_BYTES):
                            begun = True
                            file.write(chunk)
                            on_bytes()
                return reply.status_code
        except httpx2.ReadTimeout:
            raise DeviceError("scanner.timeout", seconds=round(PAGE_SECONDS)) from None
        except (httpx2.ConnectError, httpx2.ConnectTimeout):
            raise DeviceError("scanner.offline", device=self._name) from None
        except (httpx2.TransportError, httpx2.StreamError, ValueError):
            raise CutError(begun) from None

    def path_of(self, location: str) -> str:
        """Return the path of a job the scanner named, on this wire whatever host or port it named.

        Behind a translated address scanners name hosts that nobody can reach, and a hostile one could
        name any.
        """
        path = urlsplit(urljoin(f"{self.address}/ScanJobs", location.strip())).path
        return path.rstrip("/")

    def _short(self, method: str, path: str, **request: Any) -> Reply:
        try:
            with self._stream(method, path, ANSWER_SECONDS, **request) as reply:
                # some scanners hang up before the body of an answer whose headers say everything
                body = b"".join(_limited(reply, MAX_BYTES)) if method == "GET" else b""
                told = reply.headers
                return Reply(reply.status_code, body, told.get("location", ""), told.get("retry-after", ""))
        except (httpx2.ConnectError, httpx2.TimeoutException):
            raise DeviceError("scanner.offline", device=self._name) from None
        except (httpx2.TransportError, httpx2.StreamError, httpx2.InvalidURL, ValueError):
            raise DeviceError("scanner.io", device=self._name) from None

    @contextmanager
    def _stream(self, method: str, path: str, patience: float, **request: Any) -> Iterator[httpx2.Response]:
        parts = urlsplit(self.address)
        url = f"{parts.scheme}://{parts.netloc}{path}" if path.startswith("/") else f"{self.address}/{path}"
        timeout = httpx2.Timeout(connect=CONNECT_SECONDS, write=10, pool=5, read=patience)
        with self._client.stream(method, url, timeout=timeout, **request) as reply:
            yield reply


def _limited(reply: httpx2.Response, limit: int) -> Iterator[bytes]:
    count = 0
    for chunk in reply.iter_raw(_CHUNK):
        count += len(chunk)
        if count > limit:
            raise ValueError("too long")
        yield chunk


def _tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("DEFAULT:@SECLEVEL=1")  # older scanners have 1024-bit keys
    return context
