"""A virtual network scanner that speaks eSCL: real HTTP(S) on loopback, our own drawn papers, real faults.

It was made to satisfy sane-airscan and SANE's own escl backend first (test_escl_judges.py), so that our
client is not judged by its own mirror image.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree import ElementTree

import cv2
import numpy as np
from numpy.typing import NDArray

from app.pictures.files import encode_page
from app.ports import ColourMode
from tests.devices import escl_xml

Picture = NDArray[np.uint8]
Sheet = tuple[Picture, ...]
"""The sides of one sheet in the feeder: front alone, or front and back. Each is drawn as a whole A4."""

_A4_INCHES = (210 / 25.4, 297 / 25.4)
_HINDRANCES = {
    "jam_after": "ScannerAdfJam",
    "double_feed_after": "ScannerAdfMultipickDetected",
    "cover_open_after": "ScannerAdfHatchOpen",
    "door_open_after": "ScannerAdfDoorOpen",  # the word of some scanners, and sane-airscan's only one
}


@dataclass
class Faults:
    """What goes wrong, and when: each ``..._after`` is a number of sides sent in the job before it.

    Args:
        warming: Times a job is put off with 503 (HTTP) before one is taken.
        paper_slow: Times each page is put off with 503.
        hindered_answer: HTTP status for a page that a jam, double feed or open cover prevents.
        ending: HTTP status after the last page; AirSane's 409 comes with the job told as cancelled.
        location: Scheme, host and port told in Location instead of the right ones.
        refuses_newer_words: DocumentFormatExt (eSCL 2.1) is answered with 400.
        early_end_after: 404 once though paper is left, when asked for the next side at once.
        named: The only Host the device lets in.
        stopped_after: Somebody presses stop at the device.
        keeps_quiet: Nothing is told of the feeder, and a job is taken though it is empty.
    """

    warming: int = 0
    paper_slow: int = 0
    busy: bool = False
    jam_after: int | None = None
    double_feed_after: int | None = None
    cover_open_after: int | None = None
    door_open_after: int | None = None
    early_end_after: int | None = None
    cut_after: int | None = None
    hang_after: int | None = None
    truncated_after: int | None = None
    empty_body_after: int | None = None
    hindered_answer: int = 409
    ending: int = 404
    location: str = ""
    refuses_black_white: bool = False
    refuses_newer_words: bool = False
    refuses_all: bool = False
    stopped_after: int | None = None
    keeps_quiet: bool = False
    named: str = ""
    tells_capabilities: str = ""


@dataclass
class Job:
    """One scan job as the device keeps it."""

    id: str
    settings: dict[str, str]
    began: float
    state: str = "Processing"
    reason: str = "JobScanning"
    sent: int = 0
    put_off: int = 0
    rest: list[Picture] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def from_feeder(self) -> bool:
        return self.settings.get("InputSource") == "Feeder"


class Answer(NamedTuple):
    """What goes back over HTTP; ``cut`` breaks the connection in the middle of the body."""

    status: int
    body: bytes = b""
    mime: str = "text/xml"
    location: str = ""
    cut: bool = False


class EsclScanner:
    """The device: feeder, glass, jobs and faults. ``tests.devices.escl_server`` puts it on the network."""

    def __init__(
        self,
        name: str = "Thu Nghiem MFP 100",
        device_uuid: str = "4509a320-00a0-008f-00b6-002507510eca",
        resolutions: str = escl_xml.discrete(75, 100, 150, 200, 300, 600),
        seconds_per_side: float = 0.0,
        duplex: bool = True,
    ) -> None:
        self.name, self.uuid = name, device_uuid
        self.duplex, self.resolutions = duplex, resolutions
        self.seconds_per_side = seconds_per_side
        self.feeder: list[Sheet] = []
        self.glass: Picture | None = None
        self.faults = Faults()
        self.hindrance = ""
        self.jobs: dict[str, Job] = {}
        self.sent: list[bytes] = []
        self.asked: list[str] = []
        self.off = threading.Event()
        self._lock = threading.Lock()
        self._drawn: dict[tuple[object, ...], bytes] = {}

    def load(self, *sides: Picture) -> None:
        """Lay one-sided sheets into the feeder, and clear what hindered it."""
        self.load_sheets([(side,) for side in sides])

    def load_sheets(self, sheets: Sequence[Sheet]) -> None:
        self.feeder.extend(sheets)
        self.hindrance = ""

    def clear(self) -> None:
        """Do what the clerk does at the device: sheets out, cover closed; nothing goes wrong any more."""
        self.hindrance, self.faults = "", Faults()

    @property
    def adf_state(self) -> str:
        return self.hindrance or ("ScannerAdfLoaded" if self.feeder else "ScannerAdfEmpty")

    def capabilities(self) -> bytes:
        told = self.faults.tells_capabilities
        return (
            told or escl_xml.capabilities(self.name, self.uuid, self.resolutions, True, True, self.duplex)
        ).encode()

    def status(self, root: str) -> bytes:
        """Say how the device and its jobs are; ``root`` is the path before the jobs."""
        working = any(job.state == "Processing" for job in self.jobs.values())
        state = "Processing" if working or self.faults.busy else "Stopped" if self.hindrance else "Idle"
        jobs = [(f"{root}/{j.id}", j.sent, j.state, j.reason) for j in reversed(self.jobs.values())]
        return escl_xml.status(state, "" if self.faults.keeps_quiet else self.adf_state, jobs).encode()

    def create(self, body: bytes, root: str) -> Answer:
        """POST ScanJobs."""
        settings = {
            e.tag.rpartition("}")[2]: (e.text or "").strip() for e in ElementTree.fromstring(body).iter()
        }
        with self._lock:
            refused = self._refusal(settings)
            if refused:
                return Answer(refused)
            job = Job(str(uuid.uuid4()), settings, time.monotonic())
            if not job.from_feeder:
                assert self.glass is not None, "nothing lies on the glass"
                job.rest = [self.glass]
            self.jobs[job.id] = job
        return Answer(201, location=f"{root}/{job.id}")

    def cancel(self, job_id: str) -> Answer:
        """DELETE of a job."""
        job = self.jobs.get(job_id)
        if job is None:
            return Answer(404)
        if job.state == "Processing":
            self._end(job, "Canceled", "JobCanceledByUser")
        return Answer(200)

    def next_document(self, job_id: str) -> Answer:
        """GET NextDocument: the next side, or why there is none."""
        job = self.jobs.get(job_id)
        if job is None or job.state != "Processing":
            return Answer(404)
        if job.put_off < self.faults.paper_slow:
            job.put_off += 1
            return Answer(503)
        job.put_off = 0
        if job.sent == self.faults.stopped_after:
            self._end(job, "Canceled", "JobCanceledByUser")
            return Answer(410)
        if job.sent == self.faults.early_end_after:
            self.faults.early_end_after = None
            return Answer(404)
        hindered = self._hindered(job)
        if hindered:
            return hindered
        if job.sent == self.faults.hang_after:
            self.off.wait()
            return Answer(503)
        job.ended.wait(max(0.0, job.began + self.seconds_per_side * (job.sent + 1) - time.monotonic()))
        return Answer(410) if job.ended.is_set() else self._side(job)

    def _refusal(self, settings: dict[str, str]) -> int:
        if self.faults.warming:
            self.faults.warming -= 1
            return 503
        if self.faults.busy or any(job.state == "Processing" for job in self.jobs.values()):
            return 503
        if settings.get("ColorMode") == "BlackAndWhite1" and self.faults.refuses_black_white:
            return 409
        if settings.get("InputSource") not in ("Feeder", "Platen") or self.faults.refuses_all:
            return 409
        if self.faults.refuses_newer_words and "DocumentFormatExt" in settings:
            return 400
        empty = settings["InputSource"] == "Feeder" and self.adf_state != "ScannerAdfLoaded"
        return 409 if empty and not self.faults.keeps_quiet else 0

    def _hindered(self, job: Job) -> Answer | None:
        due = {fault for fault in _HINDRANCES if getattr(self.faults, fault) == job.sent}
        if not due:
            return None
        self.hindrance = _HINDRANCES[due.pop()]
        self._end(job, "Aborted", "AbortedBySystem")
        return Answer(self.faults.hindered_answer)

    def _side(self, job: Job) -> Answer:
        if job.from_feeder and not job.rest and self.feeder:
            sheet = self.feeder.pop(0)
            job.rest = list(sheet if job.settings.get("Duplex") == "true" else sheet[:1])
        if not job.rest:
            if self.faults.ending == 409:
                self._end(job, "Canceled", "JobCanceledByUser")
            else:
                self._end(job, "Completed", "JobCompletedSuccessfully")
            return Answer(self.faults.ending)
        body = self._jpeg(job.rest.pop(0), job.settings)
        after, job.sent = job.sent, job.sent + 1
        if after == self.faults.empty_body_after:
            return Answer(200, b"", "image/jpeg")
        if after == self.faults.truncated_after:
            return Answer(200, body[: len(body) * 2 // 3], "image/jpeg")
        cut = after == self.faults.cut_after
        if not cut:
            self.sent.append(body)
        return Answer(200, body, "image/jpeg", cut=cut)

    def _end(self, job: Job, state: str, reason: str) -> None:
        job.state, job.reason = state, reason
        job.ended.set()

    def _jpeg(self, side: Picture, settings: dict[str, str]) -> bytes:
        """Return the side as scanned: resolution, region and colour as the job wants them."""
        dpi = int(settings.get("XResolution", 300))
        across, down = (round(int(settings.get(side, 0)) * dpi / 300) for side in ("Width", "Height"))
        mode = settings.get("ColorMode", "RGB24")
        key = (id(side), dpi, across, down, mode)
        if key not in self._drawn:
            self._drawn[key] = _scanned(side, dpi, (across, down), mode)
        return self._drawn[key]


def _scanned(side: Picture, dpi: int, size: tuple[int, int], mode: str) -> bytes:
    whole = (round(_A4_INCHES[0] * dpi), round(_A4_INCHES[1] * dpi))
    paper = np.asarray(cv2.resize(side, whole, interpolation=cv2.INTER_AREA), np.uint8)
    bed = np.full((size[1], size[0], 3), 250, np.uint8)
    down, across = min(size[1], paper.shape[0]), min(size[0], paper.shape[1])
    bed[:down, :across] = paper[:down, :across]
    if mode != "RGB24":
        bed = np.asarray(cv2.cvtColor(bed, cv2.COLOR_BGR2GRAY), np.uint8)
    if mode == "BlackAndWhite1":
        bed = np.where(bed < 128, 0, 255).astype(np.uint8)
    return encode_page(bed, ColourMode.COLOUR, dpi).data
