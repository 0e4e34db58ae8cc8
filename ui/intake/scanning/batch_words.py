"""What is told once a batch is in: stopped, whole, short, or waiting for its other side."""

from __future__ import annotations

from app.domain.pages.counts import PageCounts
from app.domain.scanning.profile import CARD_ON_A4
from ui.intake.scanning.scan_run import BatchEnd
from ui.intake.wording import translate


def batch_words(end: BatchEnd, counts: PageCounts) -> str:
    """Return what a batch that came to its end has to tell, "" when nothing is worth a banner."""
    if end.stopped:
        return translate("Intake", "Đã dừng: {n} trang đã nhận.").format(n=len(end.pages))
    if not counts.expected or end.order is None:
        return ""
    came = counts.scanned - counts.separators
    if counts.short > 0:
        words = translate(
            "Intake",
            "Dự kiến {expected} trang, đã nhận {came}: còn thiếu {short}. Nếu khay đã hết giấy thì có thể"
            " hai tờ dính nhau — đếm lại xấp vừa quét.",
        )
        return words.format(expected=counts.expected, came=came, short=counts.short)
    if counts.short < 0:
        words = translate(
            "Intake", "Dự kiến {expected} trang, đã nhận {came}: thừa {more}. Xem có trang quét lặp không."
        )
        return words.format(expected=counts.expected, came=came, more=-counts.short)
    return translate("Intake", "Đủ {n} trang như dự kiến.").format(n=counts.expected)


def first_side_words(after: str, count: int) -> str:
    """Return what to do for the other side."""
    if after == CARD_ON_A4:
        if not count:
            return translate("Intake", "Chưa thấy mặt thẻ nào. Đặt thẻ lên mặt kính rồi nhấn F4.")
        return translate("Intake", "Đã có một mặt thẻ. Lật thẻ rồi nhấn F4 để quét mặt kia.")
    words = translate(
        "Intake", "Đã nhận {n} mặt trước. Lật nguyên xấp, đặt lại vào khay rồi nhấn F4 để quét mặt sau."
    )
    return words.format(n=count)


def pass_words(count: int) -> str:
    """Return how one of two passes goes on that the clerk stopped."""
    words = translate("Intake", "Đã dừng: lượt này mới nhận {n} trang. Nhấn F4 để quét tiếp cùng lượt.")
    return words.format(n=count)


def laid_words(what: str, count: int) -> str:
    """Return what was done by itself, and how it is taken back."""
    if what == CARD_ON_A4:
        return translate("Intake", "Hai mặt thẻ đã nằm trên một tờ A4, đúng cỡ thật. Ctrl+Z để tách ra.")
    return translate("Intake", "Đã xếp xen kẽ {n} tờ hai mặt. Ctrl+Z để trả lại.").format(n=count)


def counts_words(counts: PageCounts) -> str:
    """Return the counts of sides in one line, naming only what there is."""
    told = [
        (counts.scanned - counts.separators, translate("Intake", "đã quét {n}")),
        (counts.blank, translate("Intake", "trắng {n}")),
        (counts.deleted, translate("Intake", "đã xóa {n}")),
        (counts.separators, translate("Intake", "tờ ngăn {n}")),
    ]
    words = [text.format(n=n) for n, text in told if n]
    if counts.short > 0:
        words.append(translate("Intake", "còn thiếu {n}").format(n=counts.short))
    elif counts.short < 0:
        words.append(translate("Intake", "thừa {n}").format(n=-counts.short))
    return " · ".join(words)
