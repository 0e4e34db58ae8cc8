"""The journal and the sending of a dossier in words a clerk reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.domain.dossier import DossierEvent
from app.domain.errors import DeskError
from app.domain.register import SyncRow
from app.domain.status import ProcessingStatus
from app.messages import explain, known_codes
from ui.dossier.words import moment_words, status_words, translate


def event_words(event: DossierEvent) -> str:
    """Say what happened."""
    match event.kind:
        case "received":
            return _received(event) + _reused(event)
        case "status_changed":
            return _status_event(event)
        case "printed":
            return _printed(event)
        case "print_failed":
            return translate("History", "Máy in báo in không thành")
        case "code_bound":
            code = str(event.data.get("code", ""))
            return translate("History", "Tỉnh cấp mã hồ sơ {code} thay số tạm").format(code=code)
        case "quarantined":
            reason = str(event.data.get("reason", ""))
            return translate("History", "Tỉnh từ chối nhận: {reason}").format(reason=reason)
        case "sent_again":
            return translate("History", "Cho gửi lại về tỉnh")
        case "province_status_refused":
            return translate(
                "History", "Tỉnh báo một trạng thái không theo quy định; đã ghi lại, chưa áp dụng"
            )
        case _ if event.kind.startswith("province_"):
            return translate("History", "Tin từ tỉnh ({kind})").format(kind=event.kind[len("province_") :])
        case _:
            return translate("History", "Việc khác ({kind})").format(kind=event.kind)


def by_words(event: DossierEvent, names: Mapping[str, str]) -> str:
    """Say who did it and when is said elsewhere: a name, the province, or the program itself."""
    if event.by == "province":
        return translate("History", "Tỉnh")
    return names.get(event.by, event.by) if event.by else translate("History", "Phần mềm")


def entry_words(row: SyncRow) -> str:
    """Name an event on its way to the province."""
    if row.kind == "status_changed":
        return translate("History", "Đổi trạng thái")
    return translate("History", "Tiếp nhận") if row.kind == "received" else row.kind


def sending_words(row: SyncRow, now: datetime, language: str) -> str:
    """Say how one event stands with the province; "confirmed" only when event and files are."""
    match row.state:
        case "confirmed" if row.finished_at is not None:
            at = moment_words(row.finished_at, now)
            return translate("History", "tỉnh đã xác nhận {at}").format(at=at)
        case "confirmed":
            return translate("History", "tỉnh đã xác nhận")
        case "quarantined":
            return translate("History", "cách ly: {reason}").format(reason=row.error)
        case "accepted":
            words = translate("History", "tỉnh đã nhận tin, {files}").format(files=files_words(row))
        case _:
            words = translate("History", "chờ gửi, {files}").format(files=files_words(row))
    return f"{words} · {error_words(row.error, language)}" if row.error else words


def files_words(row: SyncRow) -> str:
    """Say how many files of an event the province does not hold yet."""
    if not row.files_total:
        return translate("History", "không kèm tệp")
    if not row.files_left:
        return translate("History", "đủ {total} tệp").format(total=row.files_total)
    words = translate("History", "còn {left} trên {total} tệp")
    return words.format(left=row.files_left, total=row.files_total)


def error_words(error: str, language: str) -> str:
    """Put the last error of the line into words; the store keeps its code."""
    if error in known_codes("vi"):
        return explain(DeskError(error), language).what
    return error


def _received(event: DossierEvent) -> str:
    """Say what became of the values read on the papers, where any were."""
    values = event.data.get("values")
    if not isinstance(values, dict) or not any(values.values()):
        return translate("History", "Tiếp nhận hồ sơ")
    words = translate(
        "History", "Tiếp nhận hồ sơ; giá trị trên giấy: nhận {accepted}, sửa {changed}, chưa xem {left}"
    )
    return words.format(**{name: values.get(name, 0) for name in ("accepted", "changed", "left")})


def _reused(event: DossierEvent) -> str:
    """Say how many papers of the store stood in for paper; "" for none."""
    reused = event.data.get("reused")
    if not isinstance(reused, dict) or not reused:
        return ""
    return translate("History", "; dùng lại {n} giấy").format(n=len(reused))


def _status_event(event: DossierEvent) -> str:
    try:
        after = status_words(ProcessingStatus(int(str(event.data.get("status")))))
    except ValueError:
        return translate("History", "Đổi trạng thái")
    words = translate("History", "Chuyển sang: {status}").format(status=after)
    note = str(event.data.get("note") or "")
    return f"{words}. {note}" if note else words


def _printed(event: DossierEvent) -> str:
    copy = int(str(event.data.get("copy") or 0))
    if copy:
        return translate("History", "In lại giấy tiếp nhận, lần {copy}").format(copy=copy)
    return translate("History", "In giấy tiếp nhận")
