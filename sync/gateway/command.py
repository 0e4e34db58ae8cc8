"""The gateway's command line; ``main.py gateway`` calls the same ``main``."""

from __future__ import annotations

import argparse
import secrets
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from app.domain.errors import DeskError, RuleError
from app.messages import explain
from sync.gateway.certificate import TlsFiles, create_self_signed
from sync.gateway.process import from_json
from sync.gateway.serve import Listening, serve_gateway
from sync.gateway.settings import DeskAccess, GatewaySettings, Role, now

_KEYS_FILE = "desks.toml"
_LOOPBACK = frozenset({"127.0.0.1", "localhost"})


def main(arguments: Sequence[str]) -> int:
    """Run a gateway; return the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.settings:
            settings, listening = from_json(_text(asked.settings))
        else:
            settings, listening = _settings(asked), _listening(asked)
        serve_gateway(settings, listening)
    except DeskError as error:
        sys.stderr.write(f"{explain(error)}\n")
        return int(error.exit_code)
    return 0


def known_desks(storage_dir: Path) -> tuple[DeskAccess, ...]:
    """Return the key holders named in the storage folder's ``desks.toml``; write a first one if missing.

    Raises:
        RuleError: ``gateway.desks`` when the file cannot be read.
    """
    path = storage_dir / _KEYS_FILE
    if not path.exists():
        storage_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_text(_first_desks(), encoding="utf-8")
        path.chmod(0o600)
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(
            DeskAccess(d["id"], d["key"], d.get("agency", ""), Role(d.get("role", "desk")))
            for d in told["desks"]
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError):
        raise RuleError("gateway.desks", file=_KEYS_FILE) from None


def _first_desks() -> str:
    lines = ["# Khóa của từng quầy. Giữ kín; đổi khóa thì khởi động lại cổng.\n"]
    for desk, role in (("1", "desk"), ("province", "province")):
        key = secrets.token_urlsafe(32)
        lines.append(f'[[desks]]\nid = "{desk}"\nkey = "{key}"\nagency = ""\nrole = "{role}"\n')
    return "\n".join(lines)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="gateway", description="Cổng tiếp nhận của tỉnh")
    parser.add_argument("--port", type=int, default=8443)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--database", default="", help="sqlite:///… hoặc postgresql://…")
    parser.add_argument("--storage", type=Path, default=Path("gateway-data"), help="thư mục lưu tệp")
    parser.add_argument("--agency", default="H99.01", help="mã định danh cơ quan")
    parser.add_argument("--agency-name", default="", help="tên cơ quan xử lý")
    parser.add_argument("--packs", type=Path, default=None, help="thư mục gói danh mục")
    parser.add_argument("--public-url", default="https://motcua.example.gov.vn")
    parser.add_argument("--cert", type=Path, default=None, help="chứng thư TLS (PEM)")
    parser.add_argument("--key", type=Path, default=None, help="khóa của chứng thư (PEM)")
    parser.add_argument("--self-signed", action="store_true", help="tự tạo chứng thư cho máy này")
    parser.add_argument("--behind-proxy", action="store_true", help="máy chủ phía trước lo TLS")
    parser.add_argument("--settings", default="", help="tệp JSON cài đặt, - là đầu vào chuẩn")
    return parser


def _settings(asked: argparse.Namespace) -> GatewaySettings:
    return GatewaySettings(
        storage_dir=asked.storage,
        database_url=asked.database,
        desks=known_desks(asked.storage),
        agency_code=asked.agency,
        agency_name=asked.agency_name,
        public_url=asked.public_url,
        packs_dir=asked.packs,
    )


def _listening(asked: argparse.Namespace) -> Listening:
    tls = TlsFiles(asked.cert, asked.key) if asked.cert and asked.key else None
    if asked.self_signed:
        tls = create_self_signed(asked.storage, now(), (asked.host,))
    if tls is None and asked.host not in _LOOPBACK and not asked.behind_proxy:
        raise RuleError("gateway.needs_tls", host=asked.host)
    return Listening(port=asked.port, host=asked.host, tls=tls)


def _text(source: str) -> str:
    return sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
