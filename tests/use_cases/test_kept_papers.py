from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain import draft_edits as edit
from app.domain.checking.acceptance import Agreed, accept
from app.domain.errors import RuleError
from app.domain.kept.paper import KeptPaper, KeptState
from app.domain.papers.evidence import FieldReading, Source
from app.store import journal, kept_papers
from app.store.kept_papers import KeptHow
from app.use_cases.kept_papers import WITHDRAWN
from tests.use_cases.kept_steps import (
    MOTHER,
    birth_with_marriage_paper,
    old_result,
)
from tests.use_cases.steps import BIRTH_NOTICE, birth_draft, complete_birth, reads_as, scan
from tests.use_cases.world import make_world, picture


@pytest.mark.slow
def test_what_was_scanned_is_kept_for_its_owner_with_its_code_and_source(world):
    dossier = birth_with_marriage_paper(world).dossier

    with world.desk.database.read() as db:
        kept = kept_papers.of_dossier(db, dossier.id)

    assert {str(k.code) for k in kept} == {
        f"{MOTHER}.000.00.00.G15-KQ003204.KS.01",
        f"{MOTHER}.{BIRTH_NOTICE}.KS.01",
        f"{MOTHER}.giay_chung_nhan_ket_hon.KS.01",
    }
    assert {k.dossier_code for k in kept} == {str(dossier.code)}
    assert [k.pdf_sha256 for k in kept] != [""] * 3
    (event,) = world.desk.open_dossier(dossier.id).history
    assert set(event.data["kept"]) == {k.id for k in kept}


def test_papers_of_two_kinds_in_one_slot_are_kept_as_no_kind_and_offered_for_nothing(world):
    draft = complete_birth(world)
    pages = scan(world, draft, 3, 4, slot="khac")
    for page, kind in zip(pages, ("giay_chung_nhan_ket_hon", "giay_khai_sinh"), strict=True):
        reads_as(world, page, kind)
        world.desk.recognise(draft.id, page.id)
    world.desk.edit_draft(draft.id, lambda d: edit.accept_page(d, pages[0].id, "lan"))

    dossier = world.desk.receive(draft.id, "lan").dossier

    with world.desk.database.read() as db:
        kinds = {k.name: k.kind for k in kept_papers.of_dossier(db, dossier.id)}
    assert kinds == {
        "Tờ khai đăng ký khai sinh": "to_khai_khai_sinh",
        "Giấy chứng sinh": "giay_chung_sinh",
        "Giấy tờ khác: Giấy chứng nhận kết hôn, Giấy khai sinh": "",
    }


def test_the_same_result_is_kept_once_and_a_newer_copy_takes_its_place(world):
    first = world.desk.keep_paper(old_result(world))
    again = world.desk.keep_paper(old_result(world, id="lan-hai"))
    other_scan = world.desk.outbox.page_files.adopt(picture(world.root / "kho", 78))
    newer = world.desk.keep_paper(old_result(world, id="lan-ba", pdf_sha256=other_scan.sha256))

    with world.desk.database.read() as db:
        stands = {p.id: (p.state, p.replaced_by, p.code.serial) for p in kept_papers.of_owner(db, [MOTHER])}

    assert (first.how, again.how, newer.how) == (KeptHow.KEPT, KeptHow.KNOWN, KeptHow.REPLACES)
    assert again.paper.id == "ket-qua-cu"
    assert stands == {
        "ket-qua-cu": (KeptState.REPLACED, "lan-ba", 1),
        "lan-ba": (KeptState.VALID, "", 2),
    }


def test_a_withdrawn_paper_does_not_come_back_by_being_scanned_again(world):
    world.desk.keep_paper(old_result(world))
    world.desk.withdraw_kept_paper("ket-qua-cu", "giấy giả", "truong")

    again = world.desk.keep_paper(old_result(world, id="lan-hai"))

    assert (again.how, again.paper.state) == (KeptHow.KNOWN, KeptState.WITHDRAWN)
    with pytest.raises(RuleError, match=r"kept\.no_reason"):
        world.desk.withdraw_kept_paper("ket-qua-cu", "  ", "truong")


def card(world, number: int, **said) -> KeptPaper:
    """The mother's ID card, scanned anew."""
    scan_of_it = world.desk.outbox.page_files.adopt(picture(world.root / "kho", number))
    about = {"id": f"the-{number}", "kind": "the_can_cuoc", "result_code": "", "number": MOTHER}
    return old_result(world, **{**about, "pdf_sha256": scan_of_it.sha256, "agency": "Bộ Công an", **said})


@pytest.mark.parametrize(
    ("withdrawn", "renewed"),
    [
        ({"issued_on": date(2021, 4, 1)}, {"issued_on": date(2026, 6, 1)}),
        (
            {"issued_on": None, "expires_on": date(2026, 5, 1)},
            {"issued_on": None, "expires_on": date(2036, 5, 1)},
        ),
    ],
)
def test_a_card_renewed_after_the_old_one_was_withdrawn_is_kept_and_the_old_one_stays_withdrawn(
    world, withdrawn, renewed
):
    world.desk.keep_paper(card(world, 78, **withdrawn))
    world.desk.withdraw_kept_paper("the-78", "thẻ bị thu hồi", "truong")

    new = world.desk.keep_paper(card(world, 79, **renewed))
    old_again = world.desk.keep_paper(card(world, 80, **withdrawn))
    new_again = world.desk.keep_paper(card(world, 81, **renewed))

    with world.desk.database.read() as db:
        stands = {p.id: p.state for p in kept_papers.of_owner(db, [MOTHER])}
    assert (new.how, old_again.how, new_again.how) == (KeptHow.KEPT, KeptHow.KNOWN, KeptHow.REPLACES)
    assert (old_again.paper.id, new_again.before) == ("the-78", "the-79")
    assert stands == {
        "the-78": KeptState.WITHDRAWN,
        "the-79": KeptState.REPLACED,
        "the-81": KeptState.VALID,
    }


def test_a_scan_of_a_withdrawn_card_without_dates_proves_no_renewal(world):
    world.desk.keep_paper(card(world, 78, issued_on=date(2021, 4, 1)))
    world.desk.withdraw_kept_paper("the-78", "thẻ bị thu hồi", "truong")

    again = world.desk.keep_paper(card(world, 79, issued_on=None))

    assert (again.how, again.paper.id) == (KeptHow.KNOWN, "the-78")


def test_a_paper_of_nobody_is_refused(world):
    with pytest.raises(RuleError, match=r"kept\.no_owner"):
        world.desk.keep_paper(old_result(world, owner_id=""))


def test_a_dossier_without_a_number_of_its_owner_keeps_nothing(world):
    draft = complete_birth(world)
    nameless = replace(draft.applicant.submitter, id_number="", old_id_number="")
    world.desk.edit_draft(draft.id, lambda d: edit.set_submitter(d, nameless))

    dossier = world.desk.receive(draft.id, "lan").dossier

    assert world.desk.open_dossier(dossier.id).history[0].data["kept"] == {}


@pytest.mark.slow
def test_two_counters_keeping_at_once_never_give_a_serial_twice(tmp_path):
    root = tmp_path / "quay"
    world = make_world(root)
    command = [sys.executable, "-m", "tests.use_cases.keep_many", str(root)]
    pair = [subprocess.Popen([*command, start], stdout=subprocess.PIPE, text=True) for start in ("0", "100")]
    said = [child.communicate(timeout=60)[0].split() for child in pair]

    with world.desk.database.read() as db:
        kept = kept_papers.of_owner(db, [MOTHER])

    assert [child.returncode for child in pair] == [0, 0]
    assert sorted(p.code.serial for p in kept) == list(range(1, 41))
    assert Counter(str(p.code) for p in kept) == Counter(said[0] + said[1])
    world.desk.close()


def test_one_card_scanned_for_two_dossiers_stands_once_among_the_kept_papers(world):
    for number in (31, 32):
        draft = complete_birth(world)
        (page,) = scan(world, draft, number, slot="khac")
        reads_as(world, page, "the_can_cuoc")
        world.reader.fields[page.sha256] = (
            FieldReading("id_number", MOTHER, 100, (1, 1, 9, 9), Source.QR),
            FieldReading("full_name", "Nguyễn Thị Mẫu", 100, (1, 1, 9, 9), Source.QR),
        )
        world.desk.recognise(draft.id, page.id)
        world.desk.edit_draft(draft.id, lambda d, id_=page.id: edit.accept_page(d, id_, "lan"))
        world.desk.receive(draft.id, "lan")

    offers = world.desk.find_kept_papers(birth_draft(world).id, "lan")

    cards = [one.paper for one in offers.papers if one.paper.kind == "the_can_cuoc"]
    assert [(card.name, card.number) for card in cards] == [("Thẻ căn cước", MOTHER)]
    with world.desk.database.read() as db:
        states = {p.state for p in kept_papers.of_owner(db, [MOTHER]) if p.kind == "the_can_cuoc"}
    assert states == {KeptState.VALID, KeptState.REPLACED}


def test_a_passport_is_kept_under_its_own_number_not_its_bearers(world):
    draft = complete_birth(world)
    (page,) = scan(world, draft, 33, slot="khac")
    reads_as(world, page, "ho_chieu")
    world.reader.fields[page.sha256] = (
        FieldReading("document_number", "C4512307", 100, (1, 1, 9, 9), Source.MRZ),
        FieldReading("id_number", MOTHER, 100, (1, 1, 9, 9), Source.MRZ),
        FieldReading("full_name", "Nguyễn Thị Mẫu", 100, (1, 1, 9, 9)),
    )
    world.desk.recognise(draft.id, page.id)
    world.desk.edit_draft(
        draft.id, lambda d: edit.accept_page(edit.move_page(d, page.id, "khac"), page.id, "lan")
    )
    world.desk.receive(draft.id, "lan")

    with world.desk.database.read() as db:
        kept = [p.number for p in kept_papers.of_owner(db, [MOTHER]) if p.kind == "ho_chieu"]
    assert kept == ["C4512307"]


def test_a_passport_that_stands_in_for_a_card_is_recorded_and_kept_as_a_passport(world):
    draft = complete_birth(world)
    (page,) = scan(world, draft, 33, slot="khac")
    reads_as(world, page, "ho_chieu")
    world.desk.recognise(draft.id, page.id)
    accepted = world.desk.edit_draft(draft.id, lambda d: edit.accept_page(d, page.id, "lan"))
    slot = next(p.slot for p in accepted.pages if p.id == page.id)

    dossier = world.desk.receive(draft.id, "lan").dossier

    assert [paper.kind for paper in dossier.papers if paper.key == slot] == ["ho_chieu"]
    with world.desk.database.read() as db:
        assert "Hộ chiếu" in {paper.name for paper in kept_papers.of_dossier(db, dossier.id)}


def test_a_couples_paper_is_withdrawn_under_both_by_one_key(world):
    hers = old_result(world)
    world.desk.keep_paper(hers)
    world.desk.keep_paper(replace(hers, id="cua-chong", owner_id="038090000027"))
    other = world.desk.outbox.page_files.adopt(picture(world.root / "kho", 78))
    world.desk.keep_paper(
        old_result(world, id="khac", owner_id="038090000027", pdf_sha256=other.sha256, number="7")
    )

    world.desk.withdraw_kept_paper("ket-qua-cu", "trích lục sai", "truong")

    with world.desk.database.read() as db:
        theirs = {p.id: (p.state, p.withdrawn_because) for p in kept_papers.of_owner(db, ["038090000027"])}
        told = [e.data["reason"] for e in journal.of_dossier(db, "cua-chong") if e.kind == WITHDRAWN]
    assert theirs == {
        "cua-chong": (KeptState.WITHDRAWN, "trích lục sai"),
        "khac": (KeptState.VALID, ""),
    }
    assert told == ["trích lục sai"]


def test_a_paper_kept_anew_under_its_right_owner_stays_when_the_wrong_ones_is_withdrawn(world):
    wrong = old_result(world)
    world.desk.keep_paper(wrong)
    later = wrong.kept_at + timedelta(days=3)
    world.desk.keep_paper(old_result(world, id="dung-chu", owner_id="038090000027", kept_at=later))

    world.desk.withdraw_kept_paper("ket-qua-cu", "ghi nhầm chủ", "truong")

    with world.desk.database.read() as db:
        assert kept_papers.get(db, "ket-qua-cu").state is KeptState.WITHDRAWN
        assert kept_papers.get(db, "dung-chu").state is KeptState.VALID


def test_a_marriage_certificate_is_kept_for_husband_and_wife_and_offered_to_each(world):
    draft = complete_birth(world)
    (page,) = scan(world, draft, 3, slot="khac")
    reads_as(world, page, "giay_chung_nhan_ket_hon")
    world.reader.fields[page.sha256] = tuple(
        FieldReading(name, value, 95, (1, 1, 9, 9))
        for name, value in {
            "husband_full_name": "Trần Văn Thử",
            "husband_id_number": "038090000027",
            "wife_full_name": "Nguyễn Thị Mẫu",
            "wife_id_number": MOTHER,
            "document_number": "25/2019",
        }.items()
    )
    read = world.desk.recognise(draft.id, page.id)
    agreed = Agreed("lan", world.clock.now())
    items = world.desk.check_papers(read).items
    world.desk.edit_draft(draft.id, lambda d: accept(d, items, agreed))

    dossier = world.desk.receive(draft.id, "lan").dossier

    with world.desk.database.read() as db:
        kept = [k for k in kept_papers.of_dossier(db, dossier.id) if k.kind == "giay_chung_nhan_ket_hon"]
        theirs = kept_papers.of_owner(db, ["038090000027"])
    assert {(k.owner_id, k.owner_name, k.number) for k in kept} == {
        (MOTHER, "Nguyễn Thị Mẫu", "25/2019"),
        ("038090000027", "Trần Văn Thử", "25/2019"),
    }
    assert len({k.pdf_sha256 for k in kept}) == 1 and len({k.id for k in kept}) == 2
    assert [k.name for k in theirs] == ["Giấy chứng nhận kết hôn"]
