"""A certificate for training and for one machine; a province uses one from its own authority."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_VALID = timedelta(days=825)
_SKEW = timedelta(days=2)  # a desk whose clock is a little behind must still trust it


@dataclass(frozen=True, slots=True)
class TlsFiles:
    """Certificate and key of a server; the certificate doubles as ``ca_file`` of the desks."""

    cert: Path
    key: Path


def create_self_signed(folder: Path, now: datetime, hosts: tuple[str, ...] = ()) -> TlsFiles:
    """Make a P-256 certificate for this machine and ``hosts``, unless the folder already holds one."""
    folder.mkdir(parents=True, exist_ok=True)
    files = TlsFiles(folder / "gateway-cert.pem", folder / "gateway-key.pem")
    if files.cert.exists() and files.key.exists():
        return files
    key = ec.generate_private_key(ec.SECP256R1())
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    _write_secret(files.key, secret)
    files.cert.write_bytes(_certificate(key, now, hosts).public_bytes(serialization.Encoding.PEM))
    return files


def _certificate(key: ec.EllipticCurvePrivateKey, now: datetime, hosts: tuple[str, ...]) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Quay Mot Cua gateway")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _SKEW)
        .not_valid_after(now + _VALID)
        .add_extension(x509.SubjectAlternativeName(_names(hosts)), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return builder.sign(key, hashes.SHA256())


def _names(hosts: tuple[str, ...]) -> list[x509.GeneralName]:
    found: list[x509.GeneralName] = [x509.DNSName("localhost")]
    for host in ("127.0.0.1", "::1", *hosts):
        try:
            found.append(x509.IPAddress(ipaddress.ip_address(host)))
        except ValueError:
            found.append(x509.DNSName(host))
    return found


def _write_secret(path: Path, content: bytes) -> None:
    """Write a file only its owner can read; on Windows the user's own folder sees to that."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
