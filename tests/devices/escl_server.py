"""Puts a virtual eSCL scanner on the network: HTTP or HTTPS on loopback, and its announcement by mDNS."""

from __future__ import annotations

import datetime
import socket
import ssl
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from zeroconf import ServiceInfo, Zeroconf

from tests.devices.escl_scanner import Answer, EsclScanner

ROOT = "/eSCL"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, scanner: EsclScanner, host: str, port: int) -> None:
        super().__init__((host, port), _Handler)
        self.scanner = scanner

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no error of the device."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        scanner, path = self._asked(), self.path
        if path == f"{ROOT}/ScannerCapabilities":
            self._say(Answer(200, scanner.capabilities()))
        elif path == f"{ROOT}/ScannerStatus":
            self._say(Answer(200, scanner.status(f"{ROOT}/ScanJobs")))
        elif path.startswith(f"{ROOT}/ScanJobs/") and path.endswith("/NextDocument"):
            self._say(scanner.next_document(path.split("/")[3]))
        else:
            self._say(Answer(404))

    def do_POST(self) -> None:
        scanner = self._asked()
        if scanner.faults.named not in ("", self.headers["Host"]):
            return self._say(Answer(403))
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        scheme = "https" if isinstance(self.connection, ssl.SSLSocket) else "http"
        here = scanner.faults.location or f"{scheme}://{self.headers.get('Host', '')}"
        self._say(scanner.create(body, f"{here}{ROOT}/ScanJobs"))

    def do_DELETE(self) -> None:
        self._say(self._asked().cancel(self.path.rpartition("/")[2]))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _asked(self) -> EsclScanner:
        self.server.scanner.asked.append(f"{self.command} {self.path}")
        return self.server.scanner

    def _say(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.body:
            self.send_header("Content-Type", answer.mime)
        if answer.location:
            self.send_header("Location", answer.location)
        if answer.status == 503:
            self.send_header("Retry-After", "1")
        self.end_headers()
        self.wfile.write(answer.body[: len(answer.body) // 2] if answer.cut else answer.body)
        if answer.cut:
            self.wfile.flush()
            self.close_connection = True
            with suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def on_the_network(
    scanner: EsclScanner, host: str = "127.0.0.1", port: int = 0, tls: bool = False
) -> Iterator[str]:
    """Yield the address (scheme, host, port) at which the scanner answers."""
    server = _Server(scanner, host, port)
    if tls:
        server.socket = _self_signed().wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)  # noqa: TID251
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://{host}:{server.server_address[1]}"
    finally:
        scanner.off.set()
        for job in scanner.jobs.values():
            job.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def announced(
    scanner: EsclScanner, port: int, addresses: Sequence[str] = ("127.0.0.1",), tls: bool = False
) -> Iterator[None]:
    """Announce the scanner by multicast on loopback, perhaps at addresses where it is not."""
    kind = f"_{'uscans' if tls else 'uscan'}._tcp.local."
    facts = {
        "txtvers": "1",
        "ty": scanner.name,
        "rs": ROOT.strip("/"),
        "uuid": scanner.uuid,
        "cs": "binary,grayscale,color",
        "is": "platen,adf",
        "duplex": "T" if scanner.duplex else "F",
        "pdl": "image/jpeg",
        "vers": "2.63",
    }
    network = Zeroconf(interfaces=["127.0.0.1"])
    try:
        network.register_service(
            ServiceInfo(
                kind,
                f"{scanner.name} [{scanner.uuid[-4:]}].{kind}",
                port=port,
                properties=facts,
                server=f"may-quet-{scanner.uuid[-6:]}.local.",
                addresses=[socket.inet_aton(address) for address in addresses],
            )
        )
        yield
    finally:
        network.close()


@cache
def _self_signed() -> ssl.SSLContext:
    """Return TLS with a certificate such as scanners make for themselves: nobody vouches for it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "scanner.local")])
    began = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(began)
        .not_valid_after(began + datetime.timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        both = Path(folder) / "both.pem"
        both.write_bytes(secret + certificate.public_bytes(serialization.Encoding.PEM))
        context.load_cert_chain(both)
    return context
