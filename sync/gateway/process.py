"""A gateway as a child process: for training, for a hub on a desk's own machine, and for tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.domain.codes import DeskRange
from app.domain.errors import DeviceError
from sync.gateway.certificate import TlsFiles
from sync.gateway.serve import Listening
from sync.gateway.settings import DeskAccess, GatewaySettings, Role

_START_SECONDS = 30.0
_STOP_SECONDS = 10.0
_ROOT = Path(__file__).resolve().parent.parent.parent


class GatewayProcess:
    """Starts a gateway and stops it; use as a context manager.

    Raises:
        DeviceError: ``gateway.not_started`` when it does not answer within half a minute.
    """

    def __init__(
        self, settings: GatewaySettings, tls: TlsFiles | None = None, port: int = 0, host: str = "127.0.0.1"
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="gateway-")
        self._announce = Path(self._folder.name) / "address"
        listening = Listening(port, host, tls, self._announce, os.getpid() if os.name != "nt" else 0)
        self._child = subprocess.Popen(
            _command(), cwd=None if _frozen() else _ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
        )
        self.url = self._started(to_json(settings, listening))

    @property
    def pid(self) -> int:
        """Process id."""
        return self._child.pid

    def stop(self) -> None:
        """End the gateway, politely first."""
        self._child.terminate()
        try:
            self._child.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._folder.cleanup()

    def kill(self) -> None:
        """End the gateway at once, as a power cut would."""
        self._child.kill()
        self._child.wait()
        self._folder.cleanup()

    def __enter__(self) -> GatewayProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _started(self, settings: str) -> str:
        assert self._child.stdin is not None
        self._child.stdin.write(settings.encode())
        self._child.stdin.close()
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end and self._child.poll() is None:
            if self._announce.exists():
                return self._announce.read_text(encoding="utf-8")
            time.sleep(0.02)
        self.stop()
        raise DeviceError("gateway.not_started")


def to_json(settings: GatewaySettings, listening: Listening) -> str:
    """Return both as JSON for a child's standard input: keys never stand on a command line."""
    return json.dumps({"settings": asdict(settings), "listening": asdict(listening)}, default=str)


def from_json(text: str) -> tuple[GatewaySettings, Listening]:
    """Read what ``to_json`` wrote."""
    told = json.loads(text)
    return _settings(told["settings"]), _listening(told["listening"])


def _settings(told: dict[str, Any]) -> GatewaySettings:
    desks = tuple(DeskAccess(**{**d, "role": Role(d["role"])}) for d in told["desks"])
    paths: Mapping[str, Any] = {
        "storage_dir": Path(told["storage_dir"]),
        "packs_dir": Path(told["packs_dir"]) if told["packs_dir"] else None,
    }
    return GatewaySettings(**{**told, **paths, "desks": desks, "numbers": DeskRange(**told["numbers"])})


def _listening(told: dict[str, Any]) -> Listening:
    tls = TlsFiles(Path(told["tls"]["cert"]), Path(told["tls"]["key"])) if told["tls"] else None
    announce = Path(told["announce"]) if told["announce"] else None
    return Listening(**{**told, "tls": tls, "announce": announce})


def _frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _command() -> list[str]:
    """A packed program has no modules to name; it starts itself with its own sub-command."""
    if _frozen():
        return [sys.executable, "gateway", "--settings", "-"]
    return [sys.executable, "-m", "sync.gateway", "--settings", "-"]
