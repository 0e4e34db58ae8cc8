"""A CUPS of our own: unprivileged, in a temporary folder, with a printer that keeps what it gets."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
import time
from pathlib import Path

_CONF = """
LogLevel warn
Listen {root}/cups.sock
DefaultAuthType None
Browsing No
WebInterface No
ErrorPolicy stop-printer
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_FILES = """
ServerRoot {root}/etc
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/run
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
FileDevice Yes
Sandboxing off
{account}
"""


class Listener:
    """Máy in giả at a loopback port: takes raw jobs as a network printer does and keeps their bytes."""

    def __init__(self) -> None:
        self.jobs: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)  # noqa: TID251
        self._thread.start()

    def arrived(self, at_least: int, seconds: float = 20) -> bool:
        """Wait until that many jobs arrived whole."""
        ends = time.monotonic() + seconds
        while len(self.jobs) < at_least and time.monotonic() < ends:
            time.sleep(0.1)
        return len(self.jobs) >= at_least

    def close(self) -> None:
        """Switch the printer off."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                self.jobs.append(_everything(connection))


def _everything(connection: socket.socket) -> bytes:
    parts = []
    while part := connection.recv(65536):
        parts.append(part)
    return b"".join(parts)


class PrivateCups:
    """A running cupsd; ``address`` is what CUPS_SERVER must hold."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.address = str(root / "cups.sock")
        for name in ("etc/ppd", "spool/tmp", "cache", "run", "log"):
            (root / name).mkdir(parents=True)
        as_root = os.geteuid() == 0
        account = "User nobody\nGroup nogroup\nSystemGroup nogroup" if as_root else ""
        (root / "etc/cupsd.conf").write_text(_CONF.format(root=root))
        (root / "etc/cups-files.conf").write_text(_FILES.format(root=root, account=account))
        self._as_nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if as_root else []
        if as_root:
            subprocess.run(["chown", "-R", "nobody:nogroup", str(root)], check=True)
        conf = ["-c", str(root / "etc/cupsd.conf"), "-s", str(root / "etc/cups-files.conf")]
        self._server = subprocess.Popen(
            [*self._as_nobody, "/usr/sbin/cupsd", "-f", *conf],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait()

    def call(self, *command: str) -> None:
        """Run an administrator's command against this server."""
        environment = os.environ | {"CUPS_SERVER": self.address, "LC_ALL": "C.UTF-8"}
        subprocess.run(
            [*self._as_nobody, *command], env=environment, check=True, capture_output=True, timeout=20
        )

    def add_printer(self, name: str, port: int, description: str) -> None:
        """Install a raw network printer at a loopback port."""
        self.call(
            *("/usr/sbin/lpadmin", "-p", name, "-E", "-D", description, "-m", "raw"),
            *("-v", f"socket://127.0.0.1:{port}/?waiteof=false"),
        )

    def stop(self) -> None:
        """End this server, and only this."""
        self._server.terminate()
        self._server.wait(10)

    def _wait(self) -> None:
        ends = time.monotonic() + 15
        while not (self.root / "cups.sock").exists():
            if time.monotonic() > ends or self._server.poll() is not None:
                raise RuntimeError(f"cupsd did not start, see {self.root}/log/error")
            time.sleep(0.1)
