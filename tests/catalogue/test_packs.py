"""The packs that ship: complete, consistent and quick to load."""

import pickle
import time
from collections import Counter
from datetime import date
from datetime import time as clock
from string import Formatter

import pytest

from app.catalogue import PACKS, Catalogue, load_catalogue
from app.domain.codes import is_component_code, is_procedure_code, is_result_code
from app.domain.procedure import Channel, FeeUnit, Handling, Rule
from app.domain.text import fold, nfc
from app.domain.working_days import DeadlineUnit

TODAY = date(2026, 11, 20)
RECEIPT_KEYS = (
    *("title", "legal_basis", "motto_country", "motto", "code", "copy_keep", "copy_give", "office"),
    *("received_of", "submitter", "owner", "address", "phone", "email", "id_number", "request"),
    *("papers_heading", "column_no", "column_name", "column_originals", "column_certified"),
    *("column_plain", "sets", "duration", "received_at", "due_at", "return_at", "fee", "book"),
    *("missing_heading", "submitter_sign", "receiver_sign", "sign_note", "footer", "provisional_note"),
    *("reprint", "training", "lookup_hint", "verify_hint"),
)
KINDS_OTHERS_COUNT_ON = (
    *("giay_chung_sinh", "to_khai_khai_sinh", "to_khai_ket_hon", "giay_chung_nhan_ket_hon"),
    *("van_ban_uy_quyen", "giay_xac_nhan_cu_tru", "giay_chung_nhan_qsdd", "giay_khai_sinh"),
    *("trich_luc_khai_tu", "giay_bao_tu", "the_can_cuoc", "giay_xac_nhan_tthn"),
    *("don_dang_ky_ho_kinh_doanh", "ho_chieu"),
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(PACKS)


def test_seventy_one_procedures_are_in_force_today_each_once(catalogue):
    codes = [p.code for p in catalogue.in_force(TODAY)]
    assert len(codes) == len(set(codes)) == 71
    assert all(is_procedure_code(code) for code in codes)


def test_the_packs_that_ship_have_nothing_odd_to_report(catalogue):
    assert catalogue.warnings == ()


def test_birth_registration_asks_for_what_the_portal_publishes(catalogue):
    birth = catalogue.procedure("1.001193", TODAY)
    assert birth.name == "Thủ tục đăng ký khai sinh"
    assert birth.shown_name == "Đăng ký khai sinh"
    assert (birth.field_name, birth.field_code) == ("Hộ tịch", "G15-TP07")
    assert (birth.deadline.unit, birth.deadline.cutoff) == (DeadlineUnit.IN_DAY, clock(15))
    assert [r.key[-8:] for r in birth.requirements] == [
        "KQ003204",
        "KQ003967",
        "KQ004389",
        "KQ003208",
        "KQ003303",
        "KQ003159",
        "KQ004946",
        "KQ003785",
    ]
    paper, electronic, certificate, *_, card, residence = birth.requirements
    assert paper.group == electronic.group == "to_khai"
    assert paper.channels == {Channel.DIRECT, Channel.POST}
    assert electronic.channels == {Channel.ONLINE}
    assert (certificate.rule, certificate.kind) == (Rule.ALWAYS, "giay_chung_sinh")
    assert card.handling is residence.handling is Handling.SHOW
    assert [r.code for r in birth.results] == ["KQ.G15.000031"]


def test_copies_are_priced_by_the_pages_of_the_original(catalogue):
    fee = catalogue.procedure("2.000815", TODAY).fee
    assert (fee.unit, fee.amount, fee.further_page, fee.cap) == (FeeUnit.PAGES_OF_COPY, 2000, 1000, 200_000)
    assert fee.total(copies=2, pages=5) == 14_000


def test_an_extract_costs_eight_thousand_a_copy_and_a_household_business_what_the_province_decides(catalogue):
    extract = catalogue.procedure("2.000635", TODAY).fee
    business = catalogue.procedure("1.001612", TODAY).fee
    assert (extract.unit, extract.amount) == (FeeUnit.PER_COPY, 8000)
    assert business.decided_locally
    assert "HĐND" in business.note


def test_limits_come_in_every_unit_the_portal_uses(catalogue):
    units = Counter(p.deadline.unit for p in catalogue.in_force(TODAY))
    assert units[DeadlineUnit.IN_DAY] == 11
    assert units[DeadlineUnit.WORKING_DAY] == 42
    assert units[DeadlineUnit.CALENDAR_DAY] == 13
    assert units[DeadlineUnit.NOT_STATED] == 5


def test_every_requirement_is_one_a_clerk_can_act_on(catalogue):
    papers = [(p.code, r) for p in catalogue.procedures for r in p.requirements]
    assert not [(c, r.key) for c, r in papers if r.rule is Rule.CONDITIONAL and len(r.condition) < 10]
    assert not [(c, r.key) for c, r in papers if r.counts.total == 0]
    assert not [(c, r.key) for c, r in papers if r.code is not None and not is_component_code(r.code)]
    assert all(nfc(r.name + r.condition) == r.name + r.condition for _, r in papers)


def test_results_carry_national_codes_or_none(catalogue):
    results = [r for p in catalogue.procedures for r in p.results]
    assert len(results) >= 71
    assert all(r.code is None or is_result_code(r.code) for r in results)


def test_most_papers_have_a_kind_the_reader_can_look_for(catalogue):
    papers = [r for p in catalogue.procedures for r in p.requirements]
    assert sum(r.kind is not None for r in papers) > 0.8 * len(papers)


def test_kinds_of_paper_are_many_and_those_others_count_on_are_there(catalogue):
    known = {t.id for t in catalogue.document_types}
    used = {r.kind for p in catalogue.procedures for r in p.requirements if r.kind}
    assert len(used) >= 30
    assert known >= {*used, *KINDS_OTHERS_COUNT_ON}


def test_every_kind_has_a_printed_title_and_words_that_speak_for_it(catalogue):
    assert not [t.id for t in catalogue.document_types if not t.titles or not t.hints or not t.name]
    assert not [t.id for t in catalogue.document_types if any(not fold(title) for title in t.titles)]


def test_no_two_kinds_claim_the_same_printed_title(catalogue):
    titles = Counter(fold(title) for t in catalogue.document_types for title in t.titles)
    assert [title for title, times in titles.items() if times > 1] == []


def test_many_national_codes_lead_to_one_kind_and_never_one_code_to_two(catalogue):
    owners = Counter(code for t in catalogue.document_types for code in t.national_codes)
    residence = catalogue.document_type("giay_xac_nhan_cu_tru")
    assert max(owners.values()) == 1
    assert (
        len([c for c in residence.national_codes if c.endswith(("003785", "003795", "003882", "003907"))])
        == 4
    )


def test_the_receipt_has_every_label_its_drawing_reads(catalogue):
    receipt = catalogue.form("receipt")
    assert receipt.title == "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"
    assert "03/2025/TT-VPCP" in receipt.legal_basis
    assert not [key for key in RECEIPT_KEYS if not receipt.label(key)]
    assert receipt.label("motto_country") == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_all_seven_legal_forms_and_the_daily_log_have_their_wording(catalogue):
    titles = {f.id: f.title for f in catalogue.forms}
    assert titles["extension"] == "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT"
    assert titles["stop"] == "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ"
    assert titles.keys() >= {"supplement", "refusal", "control_sheet", "tracking_book", "daily_log"}


def test_every_label_with_a_gap_names_what_fills_it(catalogue):
    gaps = {
        name
        for form in catalogue.forms
        for label in form.labels.values()
        for _, name, _, _ in Formatter().parse(label)
        if name is not None
    }
    assert "" not in gaps
    assert gaps >= {"book", "number", "count", "day", "month", "year"}


def test_agencies_are_listed_but_none_is_taken_for_confirmed(catalogue):
    kinds = Counter(a.kind for a in catalogue.agencies)
    assert kinds["province"] == 63
    assert kinds["ministry"] >= 20
    assert not any(a.confirmed for a in catalogue.agencies)


def test_every_field_of_work_has_a_procedure(catalogue):
    assert {f.name for f in catalogue.fields} == {p.field_name for p in catalogue.procedures}


def test_three_different_digitisation_targets_are_never_merged(catalogue):
    indicators = {t.indicator for t in catalogue.targets if "digitised" in t.indicator}
    assert indicators == {"valid_results_digitised", "dossiers_digitised", "results_digitised_signed"}
    waiting = next(t for t in catalogue.targets if (t.year, t.indicator) == (2025, "waiting_minutes"))
    assert (waiting.value, waiting.unit, waiting.at_most) == (15, "minutes", True)


def test_the_same_packs_have_the_same_version_and_cross_process_borders(catalogue):
    assert load_catalogue(PACKS).version == catalogue.version
    assert pickle.loads(pickle.dumps(catalogue)) == catalogue


def test_all_packs_load_within_the_blink_of_an_eye():
    times = []
    for _ in range(3):
        begun = time.process_time()
        load_catalogue(PACKS)
        times.append(time.process_time() - begun)
    assert min(times) < 0.150


def test_a_passport_serves_where_an_identity_paper_is_asked_for(catalogue):
    birth = catalogue.procedure("1.001193", date(2026, 11, 20))
    identity = birth.requirement("000.00.00.G15-KQ004946")

    assert identity.takes("the_can_cuoc")
    assert identity.takes("ho_chieu")
    assert not identity.takes("giay_khai_sinh")
    assert not identity.takes("")
