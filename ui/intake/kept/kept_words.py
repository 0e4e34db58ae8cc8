"""Kept papers in the words of a clerk: which, from where, until when, and why not."""

from __future__ import annotations

from app.domain.errors import RuleError
from app.domain.kept.paper import KeptAs, KeptPaper
from app.domain.kept.reuse import OfferedPaper
from app.domain.written import short_date
from ui.intake.kept.kept_acts import slot_of
from ui.intake.pages.page_words import slot_words
from ui.intake.state import IntakeState
from ui.intake.wording import translate


def which_words(paper: KeptPaper) -> str:
    """Name a paper by number and day: "số 25/2019, ngày 04/05/2019"."""
    day = short_date(paper.dated)
    if paper.issued_on is None:
        dated = translate("Kept", "quét ngày {day}").format(day=day)
    else:
        dated = translate("Kept", "ngày {day}").format(day=day)
    if not paper.number:
        return dated
    return translate("Kept", "số {number}, {dated}").format(number=paper.number, dated=dated)


def source_words(paper: KeptPaper) -> str:
    """Say where a paper came from."""
    if paper.dossier_code:
        return translate("Kept", "từ hồ sơ {code}").format(code=paper.dossier_code)
    if paper.kept_as is KeptAs.RESULT:
        return translate("Kept", "kết quả cũ đã số hóa")
    return translate("Kept", "đã số hóa từ trước")


def expiry_words(offered: OfferedPaper) -> str:
    """Say until when it is valid; "" where neither the paper nor the law tells."""
    if offered.until is None:
        return ""
    return translate("Kept", "hạn đến {day}").format(day=short_date(offered.until))


def standing_words(offered: OfferedPaper, state: IntakeState) -> str:
    """Say what the key does with a paper, or why it may not be used."""
    used = slot_of(state.draft, offered) if state.draft is not None else ""
    if offered.why_not is not None:
        words = why_words(offered.why_not)
        return words if not used else translate("Kept", "{why} · Enter bỏ chọn").format(why=words)
    if used:
        return translate("Kept", "ĐANG DÙNG · Enter bỏ chọn")
    if state.draft is None or not state.draft.procedure:
        return translate("Kept", "chọn thủ tục thì biết dùng được không")
    if not offered.slots:
        return translate("Kept", "thủ tục này không cần")
    place = slot_words(state, offered.slots[0])
    return translate("Kept", "Enter dùng cho: {place}").format(place=place)


def why_words(error: RuleError) -> str:
    """Say shortly why a kept paper may not be used."""
    match error.code:
        case "kept.expired":
            return translate("Kept", "đã hết hạn ngày {on}").format(on=error.facts["on"])
        case "kept.withdrawn":
            return translate("Kept", "đã thu hồi: {reason}").format(reason=error.facts["reason"])
        case "kept.replaced":
            return translate("Kept", "đã có bản mới hơn")
        case "kept.once":
            return translate("Kept", "làm riêng cho từng hồ sơ, không dùng lại")
        case _:
            return translate("Kept", "giấy của người khác")
