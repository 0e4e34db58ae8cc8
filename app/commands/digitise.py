"""`digitize`: a folder of old results is read, ready to be checked at the window; run again it goes on."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from app.domain.back_files.job import DigitisedItem, DigitiseJob, Grouping, ItemState, JobState
from app.domain.back_files.plan import JobProgress, QuotaLine
from app.domain.errors import DeskError, RuleError
from app.domain.scanning.file_check import shown_name
from app.messages import explain
from app.priority import BACK_FILES, give_way
from app.use_cases.desk import Desk

CLERK = "Dòng lệnh"
"""Account under which the command line begins a job; results are registered by people at the window."""
TELL_EVERY_SECONDS = 2.0


def run(desk: Desk, args: argparse.Namespace) -> dict[str, object]:
    """Read everything a folder holds and return the document of docs/cli.md; progress goes to stderr.

    Raises:
        RuleError: ``digitise.*``. DeviceError: ``reader.*``. StorageError: ``disk.*``. What was read before
            stays read.
    """
    give_way(BACK_FILES)
    acts, started = desk.digitise, time.monotonic()
    job = acts.start(args.folder, CLERK, args.job, Grouping(args.group))
    with acts.hold(job.id):
        new = acts.list_files(job.id)
        tried_again = acts.retry(job.id) if args.retry else 0
        done = _work(desk, job)
        if not acts.progress(job.id).total:
            raise RuleError("digitise.empty", folder=shown_name(args.folder))
        job = acts.end(job.id, JobState.DONE)
    seconds = time.monotonic() - started
    document = _document(desk, job)
    document |= {"new": new, "retried": tried_again, "read_now": done, "seconds": round(seconds, 1)}
    return document


def _work(desk: Desk, job: DigitiseJob) -> int:
    """Work in as many lanes as pages can be read at a time; return how many results are ready."""
    lanes = max(1, desk.settings.reader.workers)
    done: list[str] = []
    interrupted: list[bool] = []
    tell = _teller(desk, job)

    def heard(item: DigitisedItem) -> None:
        done.append(item.id)
        tell()

    with ThreadPoolExecutor(lanes) as pool:
        work = [
            pool.submit(desk.digitise.lane, job.id, heard, lambda: bool(interrupted)) for _ in range(lanes)
        ]
        try:
            for lane in work:
                lane.result()
        except BaseException:
            interrupted.append(True)  # the lanes end within a moment; what they hold is done again next time
            raise
    return len(done)


def _teller(desk: Desk, job: DigitiseJob) -> Callable[[], None]:
    last = [0.0]

    def tell() -> None:
        now = time.monotonic()
        if now - last[0] >= TELL_EVERY_SECONDS:
            last[0] = now
            stacked = job.grouping is Grouping.SEPARATORS
            _say(progress_words(desk.digitise.progress(job.id, listing=stacked)))

    return tell


def _say(words: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{words}\n")
        sys.stderr.flush()


def progress_words(progress: JobProgress) -> str:
    """Return one line on how far a job is."""
    pace = "tốc độ: đang tính" if not progress.each else f"{3600 / progress.each:.0f} kết quả/giờ"
    return f"{progress.done}/{progress.total} kết quả · {pace} · {_left_words(progress.seconds_left)}"


def _left_words(seconds: float | None) -> str:
    if seconds is None:
        return "còn lại: đang tính"
    if not seconds:
        return "đã đọc hết"
    return f"còn khoảng {seconds / 60:.0f} phút" if seconds >= 60 else "còn dưới 1 phút"


def _document(desk: Desk, job: DigitiseJob) -> dict[str, object]:
    acts = desk.digitise
    progress = acts.progress(job.id)
    waiting = acts.queue(ItemState.TO_CHECK, job.id, limit=1_000_000)
    aside = acts.queue(ItemState.ASIDE, job.id, limit=1_000_000)
    counts = {state.value: progress.counts.get(state.value, 0) for state in ItemState}
    return {
        "job": job.name,
        "folder": job.folder,
        "total": progress.total,
        "counts": counts,
        "passed_over": progress.passed_over,
        "sure": sum(line.sure for line in waiting),
        "twins": sum(bool(line.item.twins) for line in waiting),
        "aside": [_aside(line.item) for line in aside],
        "an_hour": round(3600 / progress.each) if progress.each else None,
        "quota": [_quota(line) for line in acts.progress.quota()],
    }


def _aside(item: DigitisedItem) -> dict[str, object]:
    told = explain(DeskError(item.reason.code, **item.reason.facts)) if item.reason.code else None
    return {"file": item.source, "code": item.reason.code, "reason": told.what if told else item.reason.words}


def _quota(line: QuotaLine) -> dict[str, object]:
    pace = None if line.a_day is None else round(line.a_day, 1)
    return {"field": line.field, "done": line.done, "plan": line.plan, "a_day": pace}


def tell(told: dict[str, object]) -> str:
    """Return the same in Vietnamese for a person at a terminal."""
    counts, aside, quota = told["counts"], told["aside"], told["quota"]
    assert isinstance(counts, dict) and isinstance(aside, list) and isinstance(quota, list)
    lines = [
        f"Đợt “{told['job']}”: {told['total']} kết quả",
        f"  lần này đọc:   {told['read_now']} trong {told['seconds']} giây",
        f"  chờ kiểm tra:  {counts['to_check']} ({told['sure']} chắc, {told['twins']} có thể trùng)",
        f"  đã lưu kho:    {counts['kept']}",
        f"  trùng:         {counts['duplicate']}",
        f"  để riêng:      {counts['aside']}",
    ]
    lines += [f"    {one['file']}: {one['reason']}" for one in aside]
    if told["passed_over"]:
        lines.append(f"  không phải giấy tờ: {told['passed_over']} tệp, bỏ qua")
    if quota[0]["plan"]:
        lines.append(f"Chỉ tiêu năm nay: {quota[0]['done']}/{quota[0]['plan']}")
    if counts["to_check"]:
        lines.append("Mở quầy, trang Số hóa, để kiểm tra và lưu kho.")
    return "\n".join(lines)
