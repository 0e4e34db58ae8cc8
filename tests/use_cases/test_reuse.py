from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain import draft_edits as edit
from app.domain.errors import RuleError
from app.domain.people.person import Person
from app.domain.procedure import CopyCounts
from app.exchange.envelope import read_envelope
from app.exchange.national import map_dossier
from app.store import journal
from tests.use_cases.kept_steps import (
    ITS_FORM,
    MARRIAGE_SLOT,
    MOTHER,
    birth_with_marriage_paper,
    offered,
    old_result,
    reuse,
    second_procedure,
)
from tests.use_cases.steps import birth_draft, complete_birth, scan
from tests.use_cases.world import FRIDAY


def test_the_next_procedure_offers_the_paper_and_takes_it_without_scanning(world):
    birth_with_marriage_paper(world)
    draft = second_procedure(world)
    paper_id = reuse(world, draft)

    dossier = world.desk.receive(draft.id, "lan").dossier

    paper = next(p for p in dossier.papers if p.key == MARRIAGE_SLOT)
    assert (paper.digitised, paper.reused, paper.counts, paper.in_hand) == (2, paper_id, CopyCounts(), True)
    assert (len(paper.pages), dossier.page_count) == (1, 1)
    assert world.desk.open_dossier(dossier.id).history[0].data["reused"] == {MARRIAGE_SLOT: paper_id}


def test_the_file_is_the_one_the_province_already_holds(world):
    first = birth_with_marriage_paper(world).dossier
    draft = second_procedure(world)
    reuse(world, draft)

    second = world.desk.receive(draft.id, "lan").dossier

    held = {p.pdf_sha256 for p in first.papers}
    again = next(p for p in second.papers if p.reused).pdf_sha256
    entries = {e.envelope.dossier_id: e.envelope for e in world.desk.outbox.due(world.clock.now())}
    assert again in held
    assert set(entries[second.id].files) & held == {again}
    assert read_envelope(entries[second.id].body).dossier == second


@pytest.mark.slow
def test_the_province_is_told_what_was_used_again_and_nothing_more(world):
    birth_with_marriage_paper(world)
    draft = second_procedure(world)
    reuse(world, draft)
    dossier = world.desk.receive(draft.id, "lan").dossier

    told = map_dossier(dossier, "H99.01", lambda sha: f"https://tinh.example/{sha}").message["TaiLieuNop"]

    flags = {t["MaThanhPhanHoSo"]: (t["DuocSoHoa"], t["DuocTaiSuDung"], t["DuocLayTuKhoDMQG"]) for t in told}
    assert flags == {ITS_FORM: ("1", "0", "0"), MARRIAGE_SLOT: ("1", "1", "0")}
    assert not any("MaKetQuaThayThe" in t for t in told)


def test_an_old_result_used_again_is_told_as_a_result_with_its_code(world):
    world.desk.keep_paper(old_result(world))
    draft = second_procedure(world)
    reuse(world, draft)
    dossier = world.desk.receive(draft.id, "lan").dossier

    told = map_dossier(dossier, "H99.01", lambda sha: f"https://tinh.example/{sha}").message["TaiLieuNop"]

    (paper,) = [t for t in told if t["MaThanhPhanHoSo"] == MARRIAGE_SLOT]
    assert (paper["DuocTaiSuDung"], paper["MaKetQuaThayThe"]) == ("2", "KQ.G15.000032")


def test_a_declaration_made_for_the_last_dossier_is_not_offered_to_the_next(world):
    birth_with_marriage_paper(world)
    draft = birth_draft(world)

    found = offered(world, draft)

    reasons = {one.paper.kind: one.why_not.code if one.why_not else "" for one in found.papers}
    assert reasons == {
        "to_khai_khai_sinh": "kept.once",
        "giay_chung_sinh": "kept.once",
        "giay_chung_nhan_ket_hon": "",
    }


def test_papers_of_one_child_or_event_are_not_used_for_another(world):
    kinds = (
        "giay_chung_sinh",
        "giay_bao_tu",
        "van_ban_cam_doan",
        "bien_ban_tre_bi_bo_roi",
        "ket_qua_giam_dinh",
    )
    for kind in kinds:
        told = world.desk.catalogue.document_type(kind)
        assert told is not None and told.once, kind


def test_another_persons_papers_are_never_listed(world):
    birth_with_marriage_paper(world)
    draft = second_procedure(world)
    stranger = Person("Lê Văn Khác", "038090000001")
    world.desk.edit_draft(draft.id, lambda d: edit.set_submitter(d, stranger))

    assert offered(world, draft).papers == ()


def test_whoever_acts_for_another_sees_the_owners_papers(world):
    birth_with_marriage_paper(world)
    draft = second_procedure(world)
    mother = draft.applicant.submitter
    world.desk.edit_draft(
        draft.id,
        lambda d: edit.set_owner(edit.set_submitter(d, Person("Lê Văn Khác", "038090000001")), mother),
    )

    found = offered(world, draft)

    assert found.owner_name == "Nguyễn Thị Mẫu"
    assert len(found.for_slot(MARRIAGE_SLOT)) == 1


def test_looking_is_written_down_once_and_names_no_number(world):
    birth_with_marriage_paper(world)
    draft = second_procedure(world)
    offered(world, draft)
    offered(world, draft)

    with world.desk.database.read() as db:
        (seen,) = journal.of_dossier(db, draft.id)

    assert (seen.kind, seen.by, len(seen.data["papers"])) == ("kept_papers_seen", "lan", 3)
    assert MOTHER not in str(seen.data)


def test_with_another_owner_the_paper_taken_is_no_longer_in_hand(world):
    birth_with_marriage_paper(world)
    draft = second_procedure(world)
    reuse(world, draft)

    after = world.desk.edit_draft(
        draft.id, lambda d: edit.set_submitter(d, Person("Lê Văn Khác", "038090000001"))
    )

    assert after.reused_in(MARRIAGE_SLOT) == ""
    assert [r.key for r in world.desk.preview(after).missing] == [MARRIAGE_SLOT]


def test_a_paper_withdrawn_meanwhile_stops_the_issue_and_nothing_is_recorded(world):
    birth_with_marriage_paper(world)
    draft = second_procedure(world)
    paper_id = reuse(world, draft)
    world.desk.withdraw_kept_paper(paper_id, "giấy bị thu hồi", "truong")

    with pytest.raises(RuleError) as caught:
        world.desk.receive(draft.id, "lan")

    assert (caught.value.code, caught.value.facts["reason"]) == ("kept.withdrawn", "giấy bị thu hồi")
    assert draft.id in {d.id for d in world.desk.open_drafts()}


def test_a_paper_that_expired_overnight_is_refused_and_taken_back_by_one_key(world):
    world.desk.keep_paper(old_result(world, expires_on=FRIDAY.date()))
    draft = second_procedure(world)
    reuse(world, draft)
    world.clock.moment = FRIDAY + timedelta(days=1)

    with pytest.raises(RuleError, match=r"kept\.expired"):
        world.desk.receive(draft.id, "lan")

    after = world.desk.edit_draft(draft.id, lambda d: edit.reuse_paper(d, MARRIAGE_SLOT, ""))
    assert [r.key for r in world.desk.preview(after).missing] == [MARRIAGE_SLOT]


def test_a_paper_put_where_it_does_not_belong_is_refused(world):
    birth_with_marriage_paper(world)
    draft = complete_birth(world)
    (one,) = [p for p in offered(world, draft).papers if p.paper.kind == "giay_chung_nhan_ket_hon"]
    conditional = "000.00.00.G15-KQ003159"
    world.desk.edit_draft(draft.id, lambda d: edit.reuse_paper(d, conditional, one.paper.id))

    with pytest.raises(RuleError, match=r"kept\.not_asked"):
        world.desk.receive(draft.id, "lan")


def test_pages_scanned_after_all_go_before_the_kept_paper(world):
    birth_with_marriage_paper(world)
    draft = second_procedure(world)
    reuse(world, draft)
    scan(world, draft, 44, slot=MARRIAGE_SLOT)

    dossier = world.desk.receive(draft.id, "lan").dossier

    paper = next(p for p in dossier.papers if p.key == MARRIAGE_SLOT)
    assert (paper.digitised, paper.reused, dossier.page_count) == (1, "", 2)


def test_reuse_is_counted_for_the_day_and_for_a_period(world):
    birth_with_marriage_paper(world)
    draft = second_procedure(world)
    reuse(world, draft)
    world.desk.receive(draft.id, "lan")

    day, period = world.desk.count_day(FRIDAY.date()), world.desk.count_reuse(FRIDAY.date(), FRIDAY.date())

    assert (day.reused, day.with_reuse, day.papers, day.pages) == (1, 1, 5, 4)
    assert (period.received, period.with_reuse) == (2, 1)
    assert period.papers == {0: 0, 1: 4, 2: 1, 3: 0}
    assert world.desk.count_reuse(date(2026, 11, 21), date(2026, 12, 1)).received == 0


def test_a_paper_the_law_gives_six_months_is_offered_no_longer_than_that(world):
    status = old_result(
        world,
        kind="giay_xac_nhan_tthn",
        name="Giấy xác nhận tình trạng hôn nhân",
        result_code="KQ.G15.000038",
    )
    world.desk.keep_paper(replace(status, issued_on=date(2026, 5, 19)))
    draft = second_procedure(world)

    (one,) = offered(world, draft).papers

    assert one.until == date(2026, 11, 19)
    assert one.why_not is not None and one.why_not.code == "kept.expired"
