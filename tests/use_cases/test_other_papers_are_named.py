"""A paper nobody asked for is named on the receipt by what a person said it is."""

from __future__ import annotations

from app.domain import draft_edits as edit
from app.domain.checklist import OTHER_SLOT
from tests.use_cases.kept_steps import birth_with_marriage_paper
from tests.use_cases.steps import complete_birth, reads_as, scan


def test_a_kind_a_person_accepted_names_the_other_paper(world):
    dossier = birth_with_marriage_paper(world).dossier

    assert dossier.papers[-1].name == "Giấy tờ khác: Giấy chứng nhận kết hôn"


def test_several_kinds_are_named_once_each_and_a_guess_is_not_named(world):
    draft = complete_birth(world)
    kinds = ("giay_chung_nhan_ket_hon", "giay_bao_tu", "giay_bao_tu", "ho_chieu")
    for number, kind in enumerate(kinds, start=3):
        (page,) = scan(world, draft, number, slot=OTHER_SLOT)
        reads_as(world, page, kind, score=0.5)
        world.desk.recognise(draft.id, page.id)
        world.desk.edit_draft(draft.id, lambda d, page=page: edit.move_page(d, page.id, OTHER_SLOT))
        if kind != "ho_chieu":
            world.desk.edit_draft(draft.id, lambda d, page=page: edit.accept_page(d, page.id, "lan"))

    dossier = world.desk.receive(draft.id, "lan").dossier

    assert dossier.papers[-1].name == "Giấy tờ khác: Giấy chứng nhận kết hôn, Giấy báo tử"


def test_a_kind_the_reader_is_sure_of_names_the_other_paper_though_nobody_pressed_a_key(world):
    draft = complete_birth(world)
    (page,) = scan(world, draft, 3, slot=OTHER_SLOT)
    reads_as(world, page, "giay_chung_nhan_ket_hon", score=0.99)
    world.desk.recognise(draft.id, page.id)

    dossier = world.desk.receive(draft.id, "lan").dossier

    assert dossier.papers[-1].name == "Giấy tờ khác: Giấy chứng nhận kết hôn"
    assert dossier.papers[-1].kind == ""
