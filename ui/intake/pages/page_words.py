"""What the screen calls acts on pages, steps that can be taken back, papers and what is wrong with a page."""

from __future__ import annotations

from app.domain.checklist import OTHER_SLOT
from app.domain.draft import DraftPage, Suspicion
from app.domain.page_view import Cleaning
from ui.intake.state import IntakeState
from ui.intake.wording import translate


def act_words(name: str, state: IntakeState, short: bool) -> str:
    """Return what a button (short) or the list of acts says."""
    if name in _CHANGING:
        return _CHANGING[name](state, short)
    brief, whole = _plain(name)
    return brief if short else whole


def step_words(label: str) -> str:
    """Return what an undo would take back."""
    return {
        "rotate": translate("PageActs", "xoay trang"),
        "delete": translate("PageActs", "xóa trang"),
        "restore": translate("PageActs", "khôi phục trang"),
        "blank": translate("PageActs", "đánh dấu trang trắng"),
        "page": translate("PageActs", "không phải tờ ngăn"),
        "move": translate("PageActs", "chuyển trang"),
        "accept": translate("PageActs", "nhận loại giấy"),
        "keep": translate("PageActs", "giữ trang bị nghi"),
        "crop": translate("PageActs", "cắt mép"),
        "straighten": translate("PageActs", "chỉnh nghiêng"),
        "clean": translate("PageActs", "làm sạch bóng"),
        "split": translate("PageActs", "tách giấy"),
        "merge": translate("PageActs", "gộp giấy"),
        "interleave": translate("PageActs", "xen kẽ hai lượt quét"),
        "join": translate("PageActs", "ghép lên một tờ A4"),
        "cut": translate("PageActs", "cắt thành nhiều trang"),
        "reader": translate("PageActs", "máy xếp trang"),
        "replace": translate("PageActs", "quét thay trang"),
    }[label]


def slot_words(state: IntakeState, slot: str) -> str:
    """Return the name of the paper a page belongs to."""
    if not slot:
        return translate("PageActs", "chưa xếp")
    if slot == OTHER_SLOT or state.preview is None or state.preview.procedure is None:
        return translate("PageActs", "giấy tờ khác")
    found = state.preview.procedure.requirement(slot)
    return found.name if found is not None else translate("PageActs", "giấy tờ khác")


def number_of(state: IntakeState, page: DraftPage) -> int:
    """Return the number a page has on the screen, from 1."""
    return 1 + next(n for n, p in enumerate(state.pages) if p.id == page.id)


def suspicion_words(state: IntakeState, page: DraftPage) -> str:
    """Return what may be wrong with a page; "" when nothing."""
    if page.suspicion is Suspicion.DOUBLE_FEED:
        return translate(
            "PageActs", "Nghi dính hai tờ: có thể một tờ chưa được quét. Xem lại, cần thì quét bù."
        )
    if page.suspicion is Suspicion.REPEATED:
        twin = next((p for p in state.pages if p.id == page.repeats), None)
        if twin is None:
            return translate("PageActs", "Trang này có thể đã quét hai lần.")
        words = translate("PageActs", "Giống trang {n}: có thể quét hai lần.")
        return words.format(n=number_of(state, twin))
    return ""


def mark_words(page: DraftPage) -> str:
    """Return the one word under a small page; "" for an ordinary one."""
    if page.deleted:
        return translate("PageActs", "xóa")
    if page.separator:
        return translate("PageActs", "tờ ngăn")
    if page.joined_into:
        return translate("PageActs", "đã ghép")
    if page.suspicion is Suspicion.DOUBLE_FEED:
        return translate("PageActs", "dính?")
    if page.suspicion is Suspicion.REPEATED:
        return translate("PageActs", "lặp?")
    return translate("PageActs", "trắng") if page.blank else ""


def _delete(state: IntakeState, short: bool) -> str:
    if state.acted and all(page.deleted for page in state.acted):
        return (
            translate("PageActs", "Khôi phục") if short else translate("PageActs", "Khôi phục trang đã xóa")
        )
    return translate("PageActs", "Xóa") if short else translate("PageActs", "Xóa trang (khôi phục được)")


def _undo(state: IntakeState, short: bool) -> str:
    if short or not state.undo:
        return translate("PageActs", "Hoàn tác")
    return translate("PageActs", "Hoàn tác: {step}").format(step=step_words(state.undo))


def _redo(state: IntakeState, short: bool) -> str:
    if short or not state.redo:
        return translate("PageActs", "Làm lại")
    return translate("PageActs", "Làm lại: {step}").format(step=step_words(state.redo))


def _clean(state: IntakeState, short: bool) -> str:
    if state.acted and all(page.view.cleaning is Cleaning.SHADOWS for page in state.acted):
        return (
            translate("PageActs", "Để nguyên bóng")
            if short
            else translate("PageActs", "Để nguyên như khi quét")
        )
    return (
        translate("PageActs", "Sạch bóng") if short else translate("PageActs", "Làm sạch bóng mờ trên trang")
    )


def _blank(state: IntakeState, short: bool) -> str:
    if state.acted and all(page.blank for page in state.acted):
        return translate("PageActs", "Có chữ") if short else translate("PageActs", "Không phải trang trắng")
    return translate("PageActs", "Trắng") if short else translate("PageActs", "Đánh dấu trang trắng")


def _move(state: IntakeState, short: bool) -> str:
    if short or not state.target:
        return translate("PageActs", "Vào giấy chọn")
    words = translate("PageActs", "Chuyển vào: {paper}")
    return words.format(paper=slot_words(state, state.target))


def _insert(state: IntakeState, short: bool) -> str:
    if state.landing_mode == "insert":
        return translate("PageActs", "Thôi chèn")
    return (
        translate("PageActs", "Chèn") if short else translate("PageActs", "Lượt quét tới chèn sau trang này")
    )


def _replace(state: IntakeState, short: bool) -> str:
    if state.landing_mode == "replace":
        return translate("PageActs", "Thôi thay")
    return translate("PageActs", "Thay") if short else translate("PageActs", "Lượt quét tới thay trang này")


def _join(state: IntakeState, short: bool) -> str:
    if short:
        return translate("PageActs", "Ghép A4")
    if state.table_open and len(state.chosen) > 1:
        return translate("PageActs", "Ghép các trang đánh dấu lên một tờ A4, đúng cỡ thật")
    return translate("PageActs", "Ghép trang này và trang sau lên một tờ A4, đúng cỡ thật")


def _table(state: IntakeState, short: bool) -> str:
    if state.table_open:
        return translate("PageActs", "Đóng bàn trang")
    return translate("PageActs", "Bàn trang") if short else translate("PageActs", "Bàn trang: xem mọi trang")


def _compare(state: IntakeState, short: bool) -> str:
    if state.comparing:
        return translate("PageActs", "Thôi so sánh")
    return translate("PageActs", "So sánh") if short else translate("PageActs", "So sánh với trang giống nó")


_CHANGING = {
    "compare": _compare,
    "table": _table,
    "delete": _delete,
    "undo": _undo,
    "redo": _redo,
    "clean": _clean,
    "blank": _blank,
    "move": _move,
    "insert": _insert,
    "replace": _replace,
    "join": _join,
}


def _plain(name: str) -> tuple[str, str]:
    return {
        "before": (translate("PageActs", "Trước"), translate("PageActs", "Trang trước")),
        "next": (translate("PageActs", "Sau"), translate("PageActs", "Trang sau")),
        "right": (translate("PageActs", "Xoay phải"), translate("PageActs", "Xoay phải")),
        "left": (translate("PageActs", "Xoay trái"), translate("PageActs", "Xoay trái")),
        "crop": (translate("PageActs", "Cắt mép"), translate("PageActs", "Cắt mép bằng khung bốn góc")),
        "find": (translate("PageActs", "Tìm mép"), translate("PageActs", "Tự tìm lại mép giấy")),
        "turn_left": (
            translate("PageActs", "Nghiêng trái"),
            translate("PageActs", "Chỉnh nghiêng trái 0,5°"),
        ),
        "turn_right": (
            translate("PageActs", "Nghiêng phải"),
            translate("PageActs", "Chỉnh nghiêng phải 0,5°"),
        ),
        "split": (
            translate("PageActs", "Tách giấy"),
            translate("PageActs", "Từ trang này là giấy khác (tách)"),
        ),
        "merge": (translate("PageActs", "Gộp giấy"), translate("PageActs", "Gộp vào giấy đứng trước")),
        "halve": (translate("PageActs", "Chia đôi"), translate("PageActs", "Chia đôi trang")),
        "cut": (
            translate("PageActs", "Cắt từng tờ"),
            translate("PageActs", "Cắt riêng từng tờ thấy trên ảnh"),
        ),
        "weave": (
            translate("PageActs", "Xen kẽ"),
            translate("PageActs", "Xen kẽ hai lượt quét cuối (mặt trước, mặt sau)"),
        ),
        "page": (
            translate("PageActs", "Là trang giấy"),
            translate("PageActs", "Là trang giấy, không phải tờ ngăn"),
        ),
        "keep": (translate("PageActs", "Giữ"), translate("PageActs", "Giữ: trang này đúng, không phải lỗi")),
    }[name]
