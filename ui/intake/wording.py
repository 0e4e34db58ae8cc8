"""How the intake says dates, money and times; Vietnamese in the source, English by translation."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app.domain.dossier import FeeDue
from app.domain.draft import Draft
from app.domain.page_view import Cleaning
from app.domain.scanning.profile import CARD_ON_A4, INTERLEAVE, SHEETS_MM, ScanProfile
from app.domain.written import grouped, short_date
from app.ports import ColourMode, ScanSettings, ScanSource
from ui.intake.state import Notice

translate = QCoreApplication.translate


def weekday_words(day: date) -> str:
    """Return "thứ Hai" … "Chủ nhật"."""
    return (
        translate("Intake", "thứ Hai"),
        translate("Intake", "thứ Ba"),
        translate("Intake", "thứ Tư"),
        translate("Intake", "thứ Năm"),
        translate("Intake", "thứ Sáu"),
        translate("Intake", "thứ Bảy"),
        translate("Intake", "Chủ nhật"),
    )[day.weekday()]


def due_words(due_at: datetime | None) -> str:
    """Return "17:00 thứ Năm 26/11/2026", or that the law states no limit."""
    if due_at is None:
        return translate("Intake", "theo thông báo (luật không định thời hạn)")
    return f"{due_at:%H:%M} {weekday_words(due_at.date())} {short_date(due_at.date())}"


def fee_words(fee: FeeDue) -> str:
    """Return "8.000 đ", or without a sum what the receipt says: the catalogue's note, else if it is free.

    No sum is not always free: many fees are decided by the people's council of the province.
    """
    if not fee.amount:
        local = translate("Intake", "theo nghị quyết của HĐND tỉnh")
        return fee.note or (local if fee.undecided else translate("Intake", "miễn phí"))
    return f"{grouped(fee.amount)} đ"


def source_words(source: ScanSource) -> str:
    """Return the source of paper as clerks call it."""
    return {
        ScanSource.FLATBED: translate("Intake", "mặt kính"),
        ScanSource.FEEDER: translate("Intake", "khay nạp"),
        ScanSource.FEEDER_DUPLEX: translate("Intake", "khay nạp hai mặt"),
        ScanSource.CAMERA: translate("Intake", "máy ảnh"),
        ScanSource.FOLDER: translate("Intake", "thư mục quét"),
    }[source]


def settings_words(settings: ScanSettings) -> str:
    """Return what a batch is scanned with: "khay nạp hai mặt · màu · 300 dpi"."""
    sides = {
        ScanSource.FEEDER: translate("Intake", "khay nạp một mặt"),
        ScanSource.FEEDER_DUPLEX: translate("Intake", "khay nạp hai mặt"),
    }
    colour = {
        ColourMode.COLOUR: translate("Intake", "màu"),
        ColourMode.GREY: translate("Intake", "xám"),
        ColourMode.BLACK_WHITE: translate("Intake", "đen trắng"),
    }[settings.colour]
    source = sides.get(settings.source) or source_words(settings.source)
    return f"{source} · {colour} · {settings.dpi} dpi"


def profile_words(profile: ScanProfile, settings: ScanSettings) -> str:
    """Return all that tells a profile from others: how, which paper, with what else, and what follows.

    A4, and whatever paper the device finds, go without saying.
    """
    sheet = next((n for n, mm in SHEETS_MM.items() if mm == (settings.width_mm, settings.height_mm)), "")
    told = (
        settings_words(settings),
        {"A4": "", "auto": "", "card": translate("Intake", "thẻ")}.get(sheet, sheet),
        translate("Intake", "bỏ bóng") if profile.cleaning == Cleaning.SHADOWS else "",
        "" if profile.separators or profile.after else translate("Intake", "không nhận tờ ngăn"),
        translate("Intake", "máy quét riêng") if profile.device else "",
        {
            CARD_ON_A4: translate("Intake", "hai mặt lên một A4"),
            INTERLEAVE: translate("Intake", "hai lượt, xen kẽ"),
        }.get(profile.after, ""),
    )
    return " · ".join(words for words in told if words)


def left_words(profile: ScanProfile) -> str:
    """Return what a profile leaves to the kind of paper: "màu, độ nét theo giấy", "" when nothing."""
    left = [
        words
        for words, said in (
            (translate("Intake", "nguồn"), profile.source),
            (translate("Intake", "màu"), profile.colour),
            (translate("Intake", "độ nét"), profile.dpi),
            (translate("Intake", "khổ"), profile.paper),
        )
        if not said
    ]
    return translate("Intake", "{what} theo giấy").format(what=", ".join(left)) if left else ""


def way_on_words(notice: Notice) -> tuple[str, str]:
    """Return what the two keys of a banner do; "" where a key does nothing."""
    again = {"": "", "scan": translate("Intake", "Quét tiếp")}
    other = {
        "glass": translate("Intake", "Quét mặt kính"),
        "device": translate("Intake", "Chọn máy khác"),
    }
    return again.get(notice.retry, translate("Intake", "Thử lại")), other.get(notice.other, "")


def draft_words(draft: Draft, procedure_name: str) -> str:
    """Return one line that lets a clerk recognise a draft left open."""
    name = draft.applicant.submitter.full_name or translate("Intake", "chưa có tên")
    what = procedure_name or translate("Intake", "chưa chọn thủ tục")
    pages = translate("Intake", "{n} trang").format(n=len(draft.kept_pages()))
    return f"{name} · {what} · {pages}"
