"""How checking by eye names fields and sources, writes values, and explains why it stops."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.checking.acceptance import along_with, kept_apart, papers_to_accept, sure_of
from app.domain.checking.conflicts import SERIOUS, Clash, Conflict, day_of
from app.domain.checking.item import DECLARATION, OWNER, SUBMITTER, CheckItem
from app.domain.papers.evidence import Doubt, Source
from app.domain.papers.field import FieldType
from app.domain.papers.people import ROLES, Place
from app.domain.people.person import Sex
from app.domain.written import short_date
from app.messages import Sentence, sentence
from app.use_cases.checking import CheckList
from ui.intake.pages.page_words import slot_words
from ui.intake.state import IntakeState

translate = QCoreApplication.translate
CLASH_CODES = {clash: f"checking.{clash.value}" for clash in Clash}


def field_words(name: str) -> str:
    """Return what a field is called: "Mẹ: ngày sinh"; a field nobody named is called as in the pack."""
    known = _field_names()
    if name in known:
        return known[name]
    role, _, rest = name.partition("_")
    person = _role_names().get(role, "") if role in ROLES else ""
    own = known.get("full_name" if rest == "name" else rest, rest.replace("_", " "))
    return f"{person}: {own[0].lower()}{own[1:]}" if person and own else name.replace("_", " ")


def value_words(kind: FieldType, value: str) -> str:
    """Return a value as people write it: 05/03/1992, Nữ."""
    day = day_of(value) if kind in (FieldType.DATE, FieldType.YEAR) else None
    if day is not None:
        return short_date(day)
    if kind is FieldType.SEX and value in set(Sex):
        return Sex(value).vietnamese
    return value


def place_words(place: Place, state: IntakeState) -> str:
    """Say where another value stands: "ở ô Người nộp"."""
    form = {
        SUBMITTER: translate("Checking", "ở ô Người nộp"),
        OWNER: translate("Checking", "ở ô Chủ hồ sơ"),
        DECLARATION: translate("Checking", "ở tờ khai vừa gõ"),
    }
    if place.id in form:
        return form[place.id]
    if place.source is Source.EARLIER:
        words = translate("Checking", "ở hồ sơ trước {code}")
        return words.format(code=place.id).strip()
    if place.source is Source.STORE:
        return translate("Checking", "trên giấy trong kho “{name}”").format(name=place.id)
    if place.id == _paper_shown(state):
        return translate("Checking", "ở {source}").format(source=source_words(place.source))
    return translate("Checking", "trên giấy “{name}”").format(name=paper_words(state, place.slot))


def paper_words(state: IntakeState, slot: str) -> str:
    """Name the paper of a slot, without what else the law would take in its place."""
    return slot_words(state, slot).partition(" (")[0]


def heading_words(state: IntakeState, item: CheckItem) -> str:
    """Name the paper of a value: as what it is read, else as what its slot asks for."""
    return item.paper_name or slot_words(state, item.fact.slot)


def source_words(source: Source) -> str:
    """Say where on the same paper a value stands."""
    return {
        Source.QR: translate("Checking", "mã QR của thẻ"),
        Source.MRZ: translate("Checking", "dòng máy đọc (MRZ)"),
        Source.PRINT: translate("Checking", "chữ in"),
        Source.HAND: translate("Checking", "chữ viết tay"),
        Source.TYPED: translate("Checking", "đã gõ"),
        Source.EARLIER: translate("Checking", "hồ sơ trước"),
        Source.STORE: translate("Checking", "kho giấy tờ"),
    }[source]


def why(item: CheckItem, state: IntakeState, language: str) -> Sentence | None:
    """Return the one sentence why the cursor stops at a field; the gravest reason when there are several."""
    corrected = item.corrected
    if corrected is not None and not item.accepted:
        code = "checking.proven" if corrected.proven else "checking.printed"
        return _two_sided(code, item, corrected, state, language)
    conflicts = sorted(item.conflicts, key=lambda c: c.clash not in SERIOUS)
    if conflicts:
        return conflict_words(item, conflicts[0], state, language)
    if not item.fact.value:
        return sentence("checking.no_value", {}, language)
    if item.sure or item.accepted:
        return None
    facts = {"here": value_words(item.kind, item.fact.value), "read": item.fact.read}
    doubts = sorted(item.fact.doubts, key=lambda doubt: doubt is not Doubt.HANDWRITTEN)
    return sentence(f"checking.{doubts[0].value if doubts else 'unsure'}", facts, language)


def conflict_words(item: CheckItem, conflict: Conflict, state: IntakeState, language: str) -> Sentence:
    """Return the sentence of one conflict with its two values."""
    return _two_sided(CLASH_CODES[conflict.clash], item, conflict, state, language)


def ask_words(item: CheckItem, conflict: Conflict, state: IntakeState, language: str) -> Sentence:
    """Return what the first Enter says of a value that a card or clear print contradicts."""
    code = "checking.against_proof" if conflict.proven else "checking.against_print"
    return _two_sided(code, item, conflict, state, language)


def _two_sided(code: str, item: CheckItem, conflict: Conflict, state: IntakeState, language: str) -> Sentence:
    here, there = (_side(item, conflict.clash, value) for value in (conflict.here, conflict.there))
    facts = {
        "here": here,
        "there": there,
        "where": place_words(conflict.place, state) if conflict.place else "",
        "number": conflict.number,
    }
    return sentence(code, facts, language)


def grave_words(found: Sequence[tuple[CheckItem, Conflict]], state: IntakeState, language: str) -> str:
    """Return what F9 asks once: the first grave thing in full, how many more, and the two keys."""
    item, conflict = found[0]
    words = f"{paper_words(state, item.fact.slot)}: {conflict_words(item, conflict, state, language).what}"
    if len(found) > 1:
        words += translate("Checking", " Và {n} điều nữa.").format(n=len(found) - 1)
    return words + translate("Checking", " F6 xem lại; F9 lần nữa vẫn cấp.")


def along_words(state: IntakeState) -> str:
    """Say which sure values were just accepted, and before the last unsure one is, which go along with it."""
    told = []
    paper, taken = state.taken_along
    one = next((item for item in state.checks.items if item.paper == paper), None)
    if one is not None:
        words = translate("Checking", "✔ Đã nhận {n} ô chắc của “{name}”.")
        told.append(words.format(n=taken, name=heading_words(state, one).partition(" (")[0]))
    item = state.check_item
    along = len(along_with(state.checks.items, item)) if item is not None else 0
    if along:
        told.append(translate("Checking", "Enter nhận luôn {n} ô chắc của giấy này.").format(n=along))
    return " ".join(told) or end_words(state)


def end_words(state: IntakeState) -> str:
    """Say what is left at the end: fields without a value, else contradictions that were accepted."""
    waiting = state.checks.waiting
    if waiting and all(not item.fact.value for item in waiting) and not state.checks.to_accept:
        words = translate("Checking", "Còn {n} ô trống: {which}. Gõ theo giấy rồi Enter; F6 để thôi.")
        return words.format(n=len(waiting), which=_named(waiting, state))
    apart = [item for item, _ in kept_apart(state.checks.items)]
    if waiting or not apart:
        return ""
    words = translate("Checking", "Đã xem hết, còn {n} chỗ hai giấy nói khác nhau: {which}.")
    return words.format(n=len(apart), which=_named(apart, state))


def _named(items: Sequence[CheckItem], state: IntakeState) -> str:
    """Name the first two fields with their papers."""
    named = [f"{field_words(i.fact.name)} ({paper_words(state, i.fact.slot)})" for i in items[:2]]
    return "; ".join(named) + ("…" if len(items) > len(named) else "")


def paper_key_words(items: Sequence[CheckItem]) -> str:
    """Say what Enter does on the heading of a paper."""
    waiting = sum(item.waits for item in items)
    sure = len(sure_of(items, items[0].paper)) if papers_to_accept(items) else 0
    if sure:
        return translate("Checking", "Enter: nhận cả {n} ô chắc").format(n=sure)
    if waiting:
        return translate("Checking", "Enter: tới ô cần xem ({n})").format(n=waiting)
    return translate("Checking", "đã nhận")


def foot_words(checks: CheckList) -> str:
    """Return what the foot of the intake tells: how many values to look at, and what is grave."""
    told = []
    waiting = len(checks.waiting)
    if waiting:
        told.append(translate("Checking", "{n} trường cần xem").format(n=waiting))
    elif checks.to_accept:
        told.append(translate("Checking", "{n} giấy chờ nhận").format(n=len(checks.to_accept)))
    grave = {
        Clash.OTHER_PERSON: translate("Checking", "giấy của người khác"),
        Clash.EXPIRED: translate("Checking", "giấy hết hạn"),
        Clash.TOO_OLD: translate("Checking", "giấy cấp quá lâu"),
        Clash.NUMBER_SEX: translate("Checking", "số định danh không khớp giới tính"),
        Clash.NUMBER_BIRTH: translate("Checking", "số định danh không khớp năm sinh"),
    }
    there = {conflict.clash for _, conflict in checks.serious}
    told += [words for clash, words in grave.items() if clash in there]
    return translate("Checking", "F6  Kiểm tra giấy: {what}").format(what=" · ".join(told)) if told else ""


def _side(item: CheckItem, clash: Clash, value: str) -> str:
    if clash is Clash.NUMBER_SEX:
        return Sex(value).vietnamese.lower()
    return value_words(FieldType.DATE if day_of(value) else item.kind, value)


def _paper_shown(state: IntakeState) -> str:
    item = state.check_item
    return item.paper if item is not None else ""


def _role_names() -> dict[str, str]:
    return {
        "child": translate("Checking", "Con"),
        "husband": translate("Checking", "Chồng"),
        "wife": translate("Checking", "Vợ"),
        "deceased": translate("Checking", "Người mất"),
        "authorised": translate("Checking", "Người được ủy quyền"),
        "father": translate("Checking", "Cha"),
        "mother": translate("Checking", "Mẹ"),
        "spouse": translate("Checking", "Vợ/chồng"),
        "requester": translate("Checking", "Người yêu cầu"),
        "ward": translate("Checking", "Người được giám hộ"),
        "representative": translate("Checking", "Người đại diện"),
        "householder": translate("Checking", "Chủ hộ"),
        "owner": translate("Checking", "Chủ sở hữu"),
        "receiver": translate("Checking", "Bên nhận"),
        "other": translate("Checking", "Bên kia"),
    }


def _field_names() -> dict[str, str]:
    return {
        "full_name": translate("Checking", "Họ tên"),
        "birth_date": translate("Checking", "Ngày sinh"),
        "sex": translate("Checking", "Giới tính"),
        "id_number": translate("Checking", "Số định danh"),
        "old_id_number": translate("Checking", "Số CMND"),
        "residence": translate("Checking", "Nơi cư trú"),
        "ethnicity": translate("Checking", "Dân tộc"),
        "nationality": translate("Checking", "Quốc tịch"),
        "birth_place": translate("Checking", "Nơi sinh"),
        "document_number": translate("Checking", "Số giấy"),
        "issued_on": translate("Checking", "Ngày cấp"),
        "issuing_agency": translate("Checking", "Nơi cấp"),
        "subject": translate("Checking", "Về việc"),
        "signer": translate("Checking", "Người ký"),
        "signer_position": translate("Checking", "Chức vụ người ký"),
        "expires_on": translate("Checking", "Có giá trị đến"),
        "parcel_number": translate("Checking", "Số thửa"),
        "map_sheet": translate("Checking", "Tờ bản đồ"),
        "area_m2": translate("Checking", "Diện tích (m²)"),
        "business_name": translate("Checking", "Tên cơ sở"),
        "tax_code": translate("Checking", "Mã số thuế"),
        "died_on": translate("Checking", "Ngày mất"),
        "death_place": translate("Checking", "Nơi mất"),
        "death_notice_number": translate("Checking", "Số giấy báo tử"),
        "registered_on": translate("Checking", "Ngày đăng ký"),
        "certificate_number": translate("Checking", "Số giấy chứng nhận"),
        "certificate_issued_on": translate("Checking", "Ngày cấp giấy chứng nhận"),
        "register_number": translate("Checking", "Số đăng ký"),
        "registered_at": translate("Checking", "Nơi đăng ký"),
        "marital_status": translate("Checking", "Tình trạng hôn nhân"),
        "land_use": translate("Checking", "Mục đích sử dụng"),
        "land_address": translate("Checking", "Địa chỉ thửa đất"),
        "business_address": translate("Checking", "Địa chỉ cơ sở"),
        "capital": translate("Checking", "Vốn"),
        "paused_from": translate("Checking", "Tạm ngừng từ"),
        "disability": translate("Checking", "Dạng khuyết tật"),
        "disability_level": translate("Checking", "Mức độ khuyết tật"),
    }
