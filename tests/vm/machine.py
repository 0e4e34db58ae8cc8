"""A small virtual machine with the stock Debian kernel, whose system is this machine's own, read-only.

The guest sees our root directory over 9p with memory laid over it, so the sources, the virtual environment
and every library are there without a second installation. It gives what a container has not: real camera
devices (v4l2loopback, vivid), pulling them out, and power cuts. Packages: packaging/apt-vm.txt.
"""

from __future__ import annotations

import gzip
import platform
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".vm"
_BOOT_MODULES = (
    "virtio_pci",
    "9pnet_virtio",
    "9p",
    "overlay",
    "virtio_blk",
    "crc32c_generic",
    "ext4",
    "videodev",
)
_APPLETS = ("sh", "mount", "mkdir", "insmod", "chroot", "poweroff", "cat", "echo")
_INIT = """#!/bin/sh
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
for m in $(cat /m/order); do insmod /m/$m.ko || echo "guest: no module $m"; done
mkdir -p /host /up /new
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=1048576,cache=loose host /host
mount -t tmpfs -o size=1200m up /up; mkdir /up/u /up/w
mount -t overlay -o lowerdir=/host,upperdir=/up/u,workdir=/up/w over /new
mount --move /dev /new/dev
mount -t proc proc /new/proc; mount -t sysfs sys /new/sys
mount -t tmpfs run /new/run
exec chroot /new /bin/sh -c "$(cat /proc/cmdline | /bin/busybox sed 's/.*guest=//')"
"""


@dataclass(frozen=True)
class Kernel:
    """The stock kernel, unpacked, with the loopback camera built for it."""

    folder: Path
    version: str

    @property
    def image(self) -> Path:
        return self.folder / "boot" / f"vmlinuz-{self.version}"

    def module(self, name: str) -> Path:
        """Return the file of a kernel module."""
        return next(self.folder.rglob(f"{name}.ko"))

    def with_needed(self, names: Sequence[str]) -> list[str]:
        """Return modules with those they need, each after what it needs."""
        order: list[str] = []
        for name in names:
            told = _said("modinfo", "-F", "depends", str(self.module(name))).replace(",", " ").split()
            order += [m for m in [*self.with_needed(told), name] if m not in order]
        return order


def prepare() -> Kernel:
    """Fetch the kernel and build the loopback camera; once, some 70 MB."""
    version = _said("sh", "-c", "ls /usr/src | grep -E '^linux-headers-.*-amd64$' | sort -V | tail -1")
    version = version.strip().removeprefix("linux-headers-")
    kernel = Kernel(CACHE / version, version)
    if not kernel.image.exists():
        part = CACHE / "part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        for package in (f"linux-image-{version}", "v4l2loopback-dkms"):
            _run("apt-get", "download", "-qq", package, cwd=part)
        for file in part.glob("*.deb"):
            _run("dpkg", "-x", str(file), str(part))
        source = next((part / "usr" / "src").glob("v4l2loopback-*"))
        _run("make", "-s", "-C", f"/usr/src/linux-headers-{version}", f"M={source}", "modules")
        part.rename(kernel.folder)
    _make_initrd(kernel)
    return kernel


def _make_initrd(kernel: Kernel) -> None:
    tree = CACHE / "initrd"
    shutil.rmtree(tree, ignore_errors=True)
    for folder in ("bin", "m", "proc", "sys", "dev"):
        (tree / folder).mkdir(parents=True)
    shutil.copy("/bin/busybox", tree / "bin" / "busybox")
    for applet in _APPLETS:
        (tree / "bin" / applet).symlink_to("busybox")
    order = kernel.with_needed(_BOOT_MODULES)
    for name in order:
        shutil.copy(kernel.module(name), tree / "m")
    (tree / "m" / "order").write_text("\n".join(order))
    (tree / "init").write_text(_INIT)
    (tree / "init").chmod(0o755)
    names = subprocess.run(["find", "."], cwd=tree, stdout=subprocess.PIPE, check=True).stdout
    packed = subprocess.run(
        ["cpio", "-o", "-H", "newc", "--quiet"], cwd=tree, input=names, stdout=subprocess.PIPE, check=True
    ).stdout
    (CACHE / "initrd.gz").write_bytes(gzip.compress(packed, 1))


@contextmanager
def running(kernel: Kernel, script: Path, *words: str, disk: Path | None = None) -> Iterator[Iterator[str]]:
    """Boot, run a shell script of ours in the guest, and give the lines it says; leaving cuts the power.

    The guest's name for ``disk`` is /dev/vda. No host cache hides a missing fsync: what the guest did not
    flush is gone when the power is.
    """
    guest = " ".join(("sh", str(script), str(ROOT), str(kernel.folder), *words))
    command = [
        "qemu-system-x86_64",
        *("-accel", "tcg,thread=multi", "-cpu", "max", "-m", "2048", "-smp", "2"),
        *("-nographic", "-no-reboot", "-net", "none"),
        *("-kernel", str(kernel.image), "-initrd", str(CACHE / "initrd.gz")),
        *("-append", f"console=ttyS0 panic=-1 quiet guest={guest}"),
        *("-virtfs", "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap"),
    ]
    if disk is not None:
        command += ["-drive", f"file={disk},if=virtio,format=raw,cache=writeback"]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as machine:
        assert machine.stdout is not None
        try:
            yield (line.decode(errors="replace").strip() for line in machine.stdout)
        finally:
            machine.kill()


def here() -> bool:
    """Tell whether this machine can hold the virtual one."""
    return platform.machine() == "x86_64" and shutil.which("qemu-system-x86_64") is not None


def _run(*command: str, cwd: Path | None = None) -> None:
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
