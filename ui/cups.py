"""Printing through CUPS: ``lp`` takes the vector PDF unchanged, libcups tells how each job stands.

``lpstat`` is no judge of finished jobs: CUPS 2.4 shows the same alert for printed and cancelled ones.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import ClassVar

import pypdfium2

from app.domain.errors import DeviceError
from app.ports import PrinterDevice, PrintJob, PrintState

_PATIENCE_SECONDS = 20
_REQUEST = re.compile(r"request id is (?P<id>.+-(?P<number>\d+)) \(")
_PAPERS = {(148, 210): "A5", (210, 297): "A4"}


def cups_is_here() -> bool:
    """Tell whether this machine prints through CUPS."""
    return os.name != "nt" and shutil.which("lp") is not None and shutil.which("lpstat") is not None


class CupsPrinter:
    """Máy in qua CUPS. The server is that of the environment (``CUPS_SERVER``) or of the system."""

    def printers(self) -> tuple[PrinterDevice, ...]:
        """List installed printers with the names people gave them; empty when CUPS does not answer."""
        names = _run("lpstat", "-e").stdout.split()
        default = _run("lpstat", "-d").stdout.rpartition(": ")[2].strip()
        about = _descriptions(_run("lpstat", "-l", "-p").stdout)
        return tuple(PrinterDevice(name, about.get(name, ""), name == default) for name in names)

    def submit(self, pdf: Path, printer: str, title: str, copies: int = 1) -> PrintJob:
        """Hand over a PDF unchanged; "" is the system's default printer, or the only one.

        A printer that is stopped gets no job: one that waits there would come out later, unexpected,
        beside the one printed elsewhere meanwhile.

        Raises:
            DeviceError: ``printer.none``, ``printer.not_found``, ``printer.stopped`` or
                ``printer.failed``.
        """
        name = printer or self._default()
        self._refuse_unless_ready(name)
        options = [f"media={_paper(pdf, name)}", "sides=one-sided", "outputorder=normal", "collate=true"]
        arguments = ["-d", name, "-n", str(max(1, copies)), "-t", title]
        for option in options:
            arguments += ["-o", option]
        told = _run("lp", *arguments, str(pdf.resolve()))
        request = _REQUEST.search(told.stdout)
        if told.returncode or request is None:
            raise _refused(name, told.stderr)
        return PrintJob(name, request["id"])

    def state(self, job: PrintJob) -> PrintState:
        """Ask CUPS how the job stands; a job it has forgotten is unknown.

        Raises:
            DeviceError: ``printer.stopped`` when the job waits at a printer that has stopped; it is still
                in the queue and will print once the printer is resumed.
        """
        state = _job_state(job.printer, int(job.id.rpartition("-")[2]))
        found = _STATES.get(state, PrintState.UNKNOWN)
        if found is PrintState.WAITING:
            self._refuse_unless_ready(job.printer)
        return found

    def _default(self) -> str:
        installed = self.printers()
        if not installed:
            raise DeviceError("printer.none")
        return next((p.name for p in installed if p.is_default), installed[0].name)

    def _refuse_unless_ready(self, name: str) -> None:
        told = _run("lpstat", "-p", name)
        if " disabled since " in told.stdout.partition("\n")[0]:
            raise DeviceError("printer.stopped", printer=name)
        # a printer found on the network has no queue of its own before its first job
        if told.returncode and name not in _run("lpstat", "-e").stdout.split():
            raise _refused(name, told.stderr)


def _descriptions(told: str) -> dict[str, str]:
    """Return the names people gave the printers, from ``lpstat -l -p``."""
    found, name = {}, ""
    for line in told.splitlines():
        if line.startswith("printer "):
            name = line.split()[1]
        elif line.startswith("\tDescription:"):
            found[name] = line.partition(":")[2].strip()
    return found


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a CUPS command in plain English, which is what is parsed here."""
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    try:
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=environment,
            timeout=_PATIENCE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise DeviceError("printer.failed", printer="CUPS", detail=type(error).__name__) from None


def _refused(name: str, words: str) -> DeviceError:
    if "Invalid destination" in words or "does not exist" in words or "unknown destination" in words:
        return DeviceError("printer.not_found", printer=name)
    if "not accepting jobs" in words:
        return DeviceError("printer.stopped", printer=name)
    return DeviceError("printer.failed", printer=name, detail=words.strip()[:200])


def _paper(pdf: Path, printer: str) -> str:
    """Return the paper of the first page as CUPS names it; the printer's own default is no guide."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except (pypdfium2.PdfiumError, OSError):
        raise DeviceError("printer.failed", printer=printer, detail="PDF") from None
    try:
        sides = sorted(round(side * 25.4 / 72) for side in document[0].get_size())
    finally:
        document.close()
    width, height = sides
    return _PAPERS.get((width, height), f"Custom.{width}x{height}mm")


class _CupsJob(ctypes.Structure):
    """``cups_job_t`` of libcups 2."""

    _fields_: ClassVar = [
        ("id", ctypes.c_int),
        ("dest", ctypes.c_char_p),
        ("title", ctypes.c_char_p),
        ("user", ctypes.c_char_p),
        ("format", ctypes.c_char_p),
        ("state", ctypes.c_int),
        ("size", ctypes.c_int),
        ("priority", ctypes.c_int),
        ("completed_time", ctypes.c_long),
        ("creation_time", ctypes.c_long),
        ("processing_time", ctypes.c_long),
    ]


_STATES = {
    3: PrintState.WAITING,  # pending
    4: PrintState.WAITING,  # held
    5: PrintState.WAITING,  # processing
    6: PrintState.WAITING,  # stopped
    7: PrintState.FAILED,  # cancelled
    8: PrintState.FAILED,  # aborted
    9: PrintState.PRINTED,  # completed
}
"""``job-state`` of IPP (RFC 8011, 5.3.7)."""

_ALL_JOBS = -1


@cache
def _libcups() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL("libcups.so.2")
    except OSError:
        return None
    library.cupsGetJobs.argtypes = [
        ctypes.POINTER(ctypes.POINTER(_CupsJob)),
        ctypes.c_char_p,
        ctypes.c_int,
        ctypes.c_int,
    ]
    library.cupsFreeJobs.argtypes = [ctypes.c_int, ctypes.POINTER(_CupsJob)]
    library.cupsFreeJobs.restype = None
    return library


def _job_state(printer: str, number: int) -> int:
    """Return the IPP state of a job, or 0 when CUPS does not know it."""
    library = _libcups()
    if library is None:
        return 0
    jobs = ctypes.POINTER(_CupsJob)()
    count = library.cupsGetJobs(ctypes.byref(jobs), printer.encode(), 0, _ALL_JOBS)
    if count <= 0:
        return 0
    try:
        return next((jobs[index].state for index in range(count) if jobs[index].id == number), 0)
    finally:
        library.cupsFreeJobs(count, jobs)
