"""What a dossier's statuses, dates, history and sending are called on screen; no widget, no store."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.domain.dossier import FeeDue
from app.domain.people.person import BY_LINE, is_posted
from app.domain.procedure import Channel
from app.domain.register import DossierRow, Queue
from app.domain.status import CLOSED, ProcessingStatus, SyncStatus
from app.domain.written import grouped

translate = QCoreApplication.translate
SOON = timedelta(days=1)
"""A dossier due by the end of tomorrow is due soon, as in the queue of that name."""


class Urgency(StrEnum):
    """How pressing a due date is."""

    CALM = "calm"
    SOON = "soon"
    LATE = "late"


def status_words(status: ProcessingStatus) -> str:
    """Name a trạng thái hồ sơ."""
    named = {
        ProcessingStatus.NEW: translate("Words", "Mới"),
        ProcessingStatus.RECEIVED: translate("Words", "Đã tiếp nhận"),
        ProcessingStatus.NOT_RECEIVED: translate("Words", "Không tiếp nhận"),
        ProcessingStatus.PROCESSING: translate("Words", "Đang xử lý"),
        ProcessingStatus.SUPPLEMENT_REQUESTED: translate("Words", "Chờ bổ sung"),
        ProcessingStatus.PAYMENT_REQUESTED: translate("Words", "Chờ nộp phí"),
        ProcessingStatus.WITHDRAWAL_REQUESTED: translate("Words", "Xin rút"),
        ProcessingStatus.STOPPED: translate("Words", "Dừng xử lý"),
        ProcessingStatus.RESOLVED: translate("Words", "Đã có kết quả"),
        ProcessingStatus.RETURNED: translate("Words", "Đã trả kết quả"),
    }
    return named[status]


def channel_words(channel: Channel) -> str:
    """Name a kênh tiếp nhận."""
    named = {
        Channel.DIRECT: translate("Words", "Trực tiếp"),
        Channel.ONLINE: translate("Words", "Trực tuyến"),
        Channel.POST: translate("Words", "Bưu chính"),
    }
    return named[channel]


def return_words(return_by: str) -> str:
    """Name the way a result is returned, without an address."""
    if is_posted(return_by):
        return translate("Words", "qua bưu chính")
    if return_by == BY_LINE:
        return translate("Words", "trực tuyến")
    return translate("Words", "tại quầy")


def queue_words(queue: Queue) -> str:
    """Name a queue of the register."""
    named = {
        Queue.ALL: translate("Words", "Tất cả hồ sơ"),
        Queue.TODAY: translate("Words", "Tiếp nhận hôm nay"),
        Queue.SUPPLEMENT: translate("Words", "Chờ bổ sung"),
        Queue.PROCESSING: translate("Words", "Đang xử lý"),
        Queue.DUE_SOON: translate("Words", "Sắp đến hạn"),
        Queue.LATE: translate("Words", "Quá hạn"),
        Queue.TO_RETURN: translate("Words", "Chờ trả kết quả"),
        Queue.WAITING_TO_SEND: translate("Words", "Chờ gửi tỉnh"),
        Queue.QUARANTINED: translate("Words", "Cách ly"),
    }
    return named[queue]


def empty_words(queue: Queue) -> str:
    """Say what an empty queue means and what to do."""
    if queue is Queue.QUARANTINED:
        return translate("Words", "Không có hồ sơ nào bị tỉnh từ chối.")
    if queue is Queue.WAITING_TO_SEND:
        return translate("Words", "Không còn hồ sơ nào chờ gửi.")
    if queue is Queue.LATE:
        return translate("Words", "Không có hồ sơ nào quá hạn.")
    if queue in (Queue.ALL, Queue.TODAY):
        return translate(
            "Words", "Chưa có hồ sơ nào. Nhấn Alt+1 sang trang Tiếp nhận để nhận hồ sơ đầu tiên."
        )
    return translate("Words", "Hàng này đang trống.")


def moment_words(at: datetime, now: datetime) -> str:
    """Write a moment: the hour alone today, with the day otherwise, with the year when it is another."""
    if at.date() == now.date():
        return f"{at:%H:%M}"
    return dated_words(at, now)


def dated_words(at: datetime, now: datetime) -> str:
    """Write an hour with its day, and the year unless it is this one."""
    return f"{at:%H:%M %d/%m}" if at.year == now.year else f"{at:%H:%M %d/%m/%Y}"


def urgency_of(due: datetime | None, status: ProcessingStatus, now: datetime) -> Urgency:
    """Tell how pressing a due date is; a closed dossier presses nobody."""
    if due is None or status in CLOSED:
        return Urgency.CALM
    if due < now:
        return Urgency.LATE
    return Urgency.SOON if due.date() <= (now + SOON).date() else Urgency.CALM


def due_words(due: datetime | None, status: ProcessingStatus, now: datetime) -> str:
    """Write a hẹn trả with what it means now."""
    if due is None:
        return translate("Words", "không hẹn ngày")
    day = dated_words(due, now)
    match urgency_of(due, status, now):
        case Urgency.LATE:
            return translate("Words", "{day} · quá hạn {time}").format(day=day, time=_span(now - due))
        case Urgency.SOON if due.date() == now.date():
            return translate("Words", "{day} · hạn hôm nay").format(day=day)
        case Urgency.SOON:
            return translate("Words", "{day} · hạn ngày mai").format(day=day)
        case _:
            return day


def _span(late: timedelta) -> str:
    if late.days:
        return translate("Words", "{n} ngày").format(n=late.days)
    if late >= timedelta(hours=1):
        return translate("Words", "{n} giờ").format(n=late.seconds // 3600)
    return translate("Words", "{n} phút").format(n=max(1, late.seconds // 60))


def sync_words(row: DossierRow, now: datetime) -> str:
    """Say how a dossier stands with the province; confirmed is said only when it was."""
    match row.sync:
        case SyncStatus.CONFIRMED if row.confirmed_at is not None:
            at = moment_words(row.confirmed_at, now)
            return translate("Words", "Tỉnh đã xác nhận {at}").format(at=at)
        case SyncStatus.CONFIRMED:
            return translate("Words", "Tỉnh đã xác nhận")
        case SyncStatus.QUARANTINED:
            reason = row.sync_note or translate("Words", "tỉnh từ chối")
            return translate("Words", "Cách ly: {reason}").format(reason=reason)
        case _:
            return translate("Words", "Chờ gửi")


def money_words(amount: int) -> str:
    """Write đồng the Vietnamese way: 50.000 đ."""
    return f"{grouped(amount)} đ"


def fee_words(fee: FeeDue) -> str:
    """Write a fee; without a sum in the words of the receipt, since the province may decide it."""
    if fee.amount:
        return money_words(fee.amount)
    local = translate("Words", "theo nghị quyết của HĐND tỉnh")
    return fee.note or (local if fee.undecided else translate("Words", "không"))


def bytes_words(size: int) -> str:
    """Write a size in kB or MB with a decimal comma."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB" if size else "0 kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
