"""What a network scanner and its jobs are doing, and what that means for the clerk."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from scanner.escl.documents import number_of, read, text_of

_FEEDER_FAULTS = {
    "ScannerAdfJam": "scanner.jammed",
    "ScannerAdfMispick": "scanner.jammed",
    "ScannerAdfInputTrayFailed": "scanner.jammed",
    "ScannerAdfInputTrayOverloaded": "scanner.jammed",
    "ScannerAdfHatchOpen": "scanner.cover_open",
    "ScannerAdfDoorOpen": "scanner.cover_open",  # not in the specification, but scanners say so
    "ScannerAdfMultipickDetected": "scanner.double_feed",
    "ScannerAdfDuplexPageTooShort": "scanner.wrong_size",
    "ScannerAdfDuplexPageTooLong": "scanner.wrong_size",
}
_STATES = {"Testing": "scanner.warming", "Down": "scanner.offline"}


@dataclass(frozen=True, slots=True)
class JobTold:
    """One job as the scanner tells of it: Pending, Processing, Completed, Canceled or Aborted."""

    state: str
    completed: int


@dataclass(frozen=True, slots=True)
class Status:
    """ScannerStatus; every part is empty where the scanner does not tell it."""

    state: str = ""
    feeder: str = ""
    jobs: tuple[tuple[str, JobTold], ...] = ()

    @property
    def feeder_empty(self) -> bool:
        """True when the scanner says that no paper lies in its feeder."""
        return self.feeder == "ScannerAdfEmpty"

    @property
    def working(self) -> bool:
        """True while it scans for somebody."""
        return self.state == "Processing"

    def hindrance(self, from_feeder: bool) -> str:
        """Return the code of what must be put right before a sheet can be scanned, "" when nothing."""
        fault = _FEEDER_FAULTS.get(self.feeder, "") if from_feeder else ""
        return fault or _STATES.get(self.state, "")

    def job(self, path: str) -> JobTold:
        """Return what is told of the job at this path; its last part names it, whatever stands before."""
        name = path.rpartition("/")[2]
        return next((told for uri, told in self.jobs if uri.rpartition("/")[2] == name), JobTold("", 0))


def status_of(document: bytes) -> Status:
    """Return the status a scanner tells; nothing where its document makes no sense."""
    try:
        root = read(document)
    except ValueError:
        return Status()
    jobs = tuple(_job(told) for told in root.iter("JobInfo"))
    state = next((child for child in root if child.tag == "State"), None)
    return Status((state.text or "").strip() if state is not None else "", text_of(root, "AdfState"), jobs)


def _job(told: Element) -> tuple[str, JobTold]:
    uri = text_of(told, "JobUri").rstrip("/")
    return uri, JobTold(text_of(told, "JobState"), number_of(told, "ImagesCompleted"))
