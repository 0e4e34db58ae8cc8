"""How the digitisation page says how far a job is, what a list holds, and what speaks against a result."""

from __future__ import annotations

from datetime import date
from math import ceil

from PySide6.QtCore import QCoreApplication

from app.domain.back_files.job import DigitisedItem, Grouping, ItemState, Likeness, Twin
from app.domain.back_files.plan import JobProgress, QuotaLine
from app.domain.errors import DeskError
from app.domain.written import short_date
from app.messages import explain
from app.use_cases.back_files.check import QueuedItem
from ui.digitise.state import DigitiseState

translate = QCoreApplication.translate


def list_words(state: ItemState) -> str:
    """Return the name of a list."""
    return {
        ItemState.TO_CHECK: translate("Digitise", "Chờ kiểm tra"),
        ItemState.ASIDE: translate("Digitise", "Để riêng"),
        ItemState.DUPLICATE: translate("Digitise", "Bản trùng"),
        ItemState.KEPT: translate("Digitise", "Đã lưu kho"),
    }[state]


def grouping_words(grouping: Grouping) -> str:
    """Return what makes one result."""
    return {
        Grouping.FILE: translate("Digitise", "Mỗi tệp là một kết quả"),
        Grouping.SUBFOLDER: translate("Digitise", "Mỗi thư mục con là một kết quả"),
        Grouping.SEPARATORS: translate("Digitise", "Các trang giữa hai tờ ngăn là một kết quả"),
    }[grouping]


def progress_words(state: DigitiseState) -> str:
    """Return how far the job is, how fast, and when it ends; what is not known is said to be so."""
    progress = state.progress
    if progress is None:
        return ""
    parts = [
        translate("Digitise", "máy đã đọc {done}/{total}").format(
            done=_n(progress.done), total=_n(progress.total)
        )
    ]
    if state.feeding:
        parts.append(translate("Digitise", "đang quét"))
    if state.pausing:
        parts.append(translate("Digitise", "đang dừng lại"))
    elif state.yielding:
        parts.append(translate("Digitise", "đang nhường quầy tiếp nhận"))
    elif state.running:
        parts += [_pace(progress), _left(progress)]
    elif progress.to_read:
        parts.append(translate("Digitise", "đang dừng"))
    if progress.passed_over:
        words = translate("Digitise", "không phải giấy tờ: {n} tệp, bỏ qua")
        parts.append(words.format(n=_n(progress.passed_over)))
    return " · ".join(parts)


def _pace(progress: JobProgress) -> str:
    if not progress.each:
        return translate("Digitise", "tốc độ: đang tính")
    return translate("Digitise", "{n} kết quả/giờ").format(n=_n(round(3600 / progress.each)))


def _left(progress: JobProgress) -> str:
    seconds = progress.seconds_left
    if seconds is None:
        return translate("Digitise", "còn lại: đang tính")
    if not seconds:
        return translate("Digitise", "đã đọc hết")
    if seconds < 60:
        return translate("Digitise", "còn dưới 1 phút")
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return translate("Digitise", "còn khoảng {m} phút").format(m=minutes)
    return translate("Digitise", "còn khoảng {h} giờ {m} phút").format(h=hours, m=minutes)


def quota_words(lines: tuple[QuotaLine, ...], year: int) -> str:
    """Return the plan of the year in one line; without a plan only what is done."""
    if not lines:
        return ""
    whole = lines[0]
    if not whole.plan:
        words = translate(
            "Digitise", "Năm {year}: đã lưu kho {done} kết quả. Chưa ghi chỉ tiêu (Cài đặt, Số hóa)."
        )
        return words.format(year=year, done=_n(whole.done))
    words = translate("Digitise", "Chỉ tiêu {year}: {line}").format(year=year, line=_line(whole))
    fields = [f"{line.field} {_n(line.done)}/{_n(line.plan)}" for line in lines[1:]]
    return " · ".join([words, *fields])


def _line(line: QuotaLine) -> str:
    share = f"{_n(line.done)}/{_n(line.plan)}"
    if not line.left:
        return translate("Digitise", "{share}, đã đạt").format(share=share)
    if line.a_day is None:
        return translate("Digitise", "{share}, còn {left}, đã hết ngày làm việc").format(
            share=share, left=_n(line.left)
        )
    words = translate("Digitise", "{share}, còn {left}, cần {pace} mỗi ngày làm việc")
    pace = f"{line.a_day:.1f}".replace(".", ",") if line.a_day < 10 else _n(ceil(line.a_day))
    return words.format(share=share, left=_n(line.left), pace=pace)


def _n(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def title_words(line: QueuedItem) -> str:
    """Return what a result is: its kind, or that nobody knows."""
    return line.kind.name if line.kind is not None else translate("Digitise", "Chưa rõ loại giấy")


def owner_words(item: DigitisedItem) -> str:
    """Return whose it is."""
    return item.owner.full_name or translate("Digitise", "Chưa rõ chủ giấy tờ")


def owners_words(item: DigitisedItem) -> str:
    """Return everybody it is kept for, the spouse too."""
    names = (owner_words(item), *(other.full_name for other in item.sharers))
    return translate("Digitise", " và ").join(names)


def number_words(item: DigitisedItem) -> str:
    """Return number and day of issue."""
    number = item.value("document_number") or translate("Digitise", "không số")
    try:
        day = short_date(date.fromisoformat(item.value("issued_on")))
    except ValueError:
        day = item.value("issued_on") or translate("Digitise", "chưa rõ ngày")
    return f"{number} · {day}"


def twin_words(item: DigitisedItem) -> str:
    """Say what a result may repeat, one line a twin."""
    said = {
        Likeness.SAME_FILE: translate("Digitise", "cùng một tệp với {name}"),
        Likeness.SAME_NUMBER: translate("Digitise", "cùng chủ, loại và số với {name}"),
        Likeness.LOOKS_ALIKE: translate("Digitise", "trang đầu trông giống {name}"),
    }
    told = [said[twin.likeness].format(name=_twin_name(twin, item)) for twin in item.twins]
    return translate("Digitise", "Có thể trùng: {twins}.").format(twins="; ".join(told)) if told else ""


def _twin_name(twin: Twin, item: DigitisedItem) -> str:
    """Return how a clerk finds the other one: of the same paper also by number and owner."""
    if twin.likeness is not Likeness.SAME_NUMBER or not twin.item:
        return twin.name
    return ", ".join((twin.name, item.value("document_number"), owner_words(item)))


def kept_words(line: QueuedItem) -> str:
    """Say what was registered; its code in the store holds a citizen's number and is not shown."""
    number = line.item.value("document_number")
    told = translate("Digitise", "số {number}").format(number=number) if number else number_words(line.item)
    return translate("Digitise", "Đã lưu kho: {paper}.").format(
        paper=", ".join((title_words(line), told, owners_words(line.item)))
    )


def reason_words(item: DigitisedItem, language: str) -> str:
    """Say why it was put aside."""
    if item.reason.code:
        return str(explain(DeskError(item.reason.code, **item.reason.facts), language))
    return item.reason.words


def reasons_back() -> tuple[str, ...]:
    """Return why a registered result comes back most often."""
    return (
        translate("Digitise", "Lưu nhầm, giá trị trên giấy đọc sai"),
        translate("Digitise", "Lưu nhầm chủ giấy tờ"),
        translate("Digitise", "Lưu nhầm loại giấy"),
        translate("Digitise", "Không phải kết quả giải quyết thủ tục"),
    )


def reasons() -> tuple[str, ...]:
    """Return reasons that come up every day."""
    return (
        translate("Digitise", "Mờ, không đọc được; cần quét lại bản gốc"),
        translate("Digitise", "Thiếu trang"),
        translate("Digitise", "Đã hết hiệu lực, không phải số hóa"),
        translate("Digitise", "Chưa tra được số định danh của chủ giấy tờ"),
        translate("Digitise", "Không phải kết quả giải quyết thủ tục"),
    )
