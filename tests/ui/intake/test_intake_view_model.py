from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.checklist import OTHER_SLOT
from app.domain.draft import PlacedBy
from app.domain.people.person import Sex
from app.domain.procedure import Channel
from tests.fakes.inline_background import InlineBackground
from tests.ui.intake.papers import CERTIFICATE, CLERK, FORM, lay_known_papers, lay_on_scanner
from tests.use_cases.world import BIRTH, CARD, World
from ui.intake.papers.paper_panel import PaperList
from ui.intake.state import Printing
from ui.intake.view_model import IntakeViewModel
from ui.widgets.state_icon import Sign


@pytest.fixture
def model(world: World, inline: InlineBackground) -> IntakeViewModel:
    return IntakeViewModel(world.desk, inline, CLERK)


def slot_of(model: IntakeViewModel, kind: str) -> str:
    assert model.state.preview is not None and model.state.preview.procedure is not None
    return next(r.key for r in model.state.preview.procedure.requirements if r.kind == kind)


def test_a_blank_form_stores_nothing(model: IntakeViewModel, world: World):
    model.flush()
    assert world.desk.open_drafts() == ()
    assert model.state.blank


def test_the_card_fills_the_person_and_the_number_is_checked(model: IntakeViewModel, world: World):
    model.enter_card(CARD)
    person = world.desk.open_drafts()[0].applicant.submitter
    assert (person.full_name, person.sex) == ("Nguyễn Thị Mẫu", Sex.FEMALE)
    assert person.contradictions() == ()


def test_a_damaged_card_is_told_beside_its_line_and_changes_nothing(model: IntakeViewModel):
    model.enter_card("038192000016|hỏng")
    assert model.state.wrong["card"].code == "card.not_a_card"
    assert model.state.draft is None


def test_a_card_scanned_into_the_search_box_is_a_card(model: IntakeViewModel):
    model.search(CARD)
    model.enter_query(CARD)
    assert model.state.submitter.full_name == "Nguyễn Thị Mẫu"
    assert model.state.query == ""


def test_a_few_letters_find_the_procedure_and_its_checklist_appears(model: IntakeViewModel):
    model.search("khsinh")
    model.enter_query("khsinh")
    assert model.state.preview is not None and model.state.preview.procedure is not None
    assert model.state.preview.procedure.code == BIRTH
    assert model.state.preview.missing
    assert model.state.target == model.state.preview.missing[0].key


def test_the_arrows_walk_the_procedures_found(model: IntakeViewModel):
    model.search("khai")
    model.turn_results(1)
    model.turn_results(1)
    model.turn_results(-1)
    assert model.state.result_index == 1


def test_what_is_typed_is_stored_and_shown_clean_once_left(model: IntakeViewModel, world: World):
    model.type("full_name", "Trần  Văn ")
    model.type("full_name", "Trần  Văn Thử ")
    model.flush()
    assert world.desk.open_drafts()[0].applicant.submitter.full_name == "Trần Văn Thử"
    assert model.state.typed["full_name"] == "Trần  Văn Thử "
    model.leave("full_name")
    assert "full_name" not in model.state.typed


def test_a_date_that_is_none_stays_as_typed_and_is_told(model: IntakeViewModel):
    model.type("birth_date", "31/02/1992")
    model.leave("birth_date")
    assert model.state.wrong["birth_date"].code == "ui.birth_date"
    assert model.state.typed["birth_date"] == "31/02/1992"


@pytest.mark.parametrize("typed", ["05/03/1992", "5-3-1992", "05031992", " 5.3.1992 "])
def test_a_birth_date_may_be_typed_in_the_ways_clerks_type_it(model: IntakeViewModel, typed: str):
    model.type("birth_date", typed)
    model.leave("birth_date")
    assert str(model.state.submitter.birth_date) == "1992-03-05"


def test_scanned_pages_land_and_are_routed_by_what_was_read(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    model.choose_procedure(BIRTH)
    lay_known_papers(world, tmp_path, CERTIFICATE, FORM)
    model.scan()
    assert [page.slot for page in model.state.pages] == [slot_of(model, CERTIFICATE), slot_of(model, FORM)]
    assert {page.placed_by for page in model.state.pages} == {PlacedBy.READER}


def test_pages_scanned_before_the_procedure_is_chosen_are_routed_then(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    lay_known_papers(world, tmp_path, CERTIFICATE)
    model.scan()
    assert model.state.pages[0].slot == ""
    model.choose_procedure(BIRTH)
    assert model.state.pages[0].slot == slot_of(model, CERTIFICATE)
    assert world.reader.reads == 1


def test_what_a_clerk_placed_is_never_moved_by_the_reader(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    model.choose_procedure(BIRTH)
    lay_known_papers(world, tmp_path, CERTIFICATE)
    model.scan()
    model.move_page(slot_of(model, FORM))
    model.retry()
    assert model.state.pages[0].slot == slot_of(model, FORM)
    assert model.state.pages[0].placed_by is PlacedBy.CLERK


def test_one_key_takes_back_what_was_done_to_a_page(model: IntakeViewModel, world: World, tmp_path: Path):
    lay_on_scanner(world, tmp_path, 1)
    model.scan()
    model.rotate(1)
    model.delete_or_restore()
    assert model.state.pages[0].deleted
    model.undo()
    model.undo()
    assert (model.state.pages[0].deleted, model.state.pages[0].rotation) == (False, 0)


def test_the_readers_own_move_can_be_taken_back_and_stays_so(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    model.choose_procedure(BIRTH)
    lay_known_papers(world, tmp_path, CERTIFICATE)
    model.scan()
    model.undo()
    assert model.state.pages[0].slot == slot_of(model, FORM)
    assert model.state.pages[0].placed_by is PlacedBy.CLERK


def test_a_jam_keeps_the_pages_before_it_and_offers_to_go_on(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    lay_on_scanner(world, tmp_path, 3)
    world.scanner.jams_after = 2
    model.scan()
    assert len(model.state.pages) == 2
    assert model.state.notice is not None and model.state.notice.error is not None
    assert model.state.notice.error.code == "scanner.jammed"
    assert model.state.notice.retry == "scan"
    assert not model.state.scanning


def test_a_missing_paper_asks_for_its_reason_and_nothing_is_numbered(model: IntakeViewModel, world: World):
    looked: list[str] = []
    model.attention.connect(looked.append)
    model.enter_card(CARD)
    model.choose_procedure(BIRTH)
    model.issue()
    assert model.state.issued is None
    assert looked[-1] == f"reason.{slot_of(model, FORM)}"
    assert model.state.wrong[f"slot:{slot_of(model, FORM)}"].code == "ui.paper_missing"


def test_with_reasons_written_the_dossier_is_numbered_and_printed(model: IntakeViewModel, world: World):
    model.enter_card(CARD)
    model.choose_procedure(BIRTH)
    assert model.state.preview is not None
    for requirement in model.state.preview.missing:
        model.type(f"reason.{requirement.key}", "Nộp bổ sung trong ngày")
    model.issue()
    assert model.state.issued is not None
    assert model.state.issued.code == "H99.01-261120-0001"
    assert model.state.issued.printing is Printing.PRINTED
    assert world.printer.titles == ["H99.01-261120-0001.pdf"]


def test_pages_nobody_placed_are_told_before_they_go_to_the_other_papers(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    lay_on_scanner(world, tmp_path, 2)
    model.enter_card(CARD)
    model.scan()
    model.choose_procedure(BIRTH)
    for requirement in model.state.preview.missing:
        model.type(f"reason.{requirement.key}", "Nộp bổ sung trong ngày")
    model.issue()
    assert model.state.issued is None
    assert model.state.notice.text == "Còn 2 trang chưa xếp; F9 lần nữa sẽ để vào Giấy tờ khác."
    model.issue()
    assert model.state.issued is not None


def test_a_printer_that_fails_changes_nothing_and_prints_again(model: IntakeViewModel, world: World):
    world.printer.fails = "printer.away"
    test_with_reasons_but_no_printer(model)
    world.printer.fails = ""
    model.print_again()
    assert model.state.issued is not None
    assert model.state.issued.printing is Printing.PRINTED


def test_with_reasons_but_no_printer(model: IntakeViewModel):
    model.enter_card(CARD)
    model.choose_procedure(BIRTH)
    assert model.state.preview is not None
    for requirement in model.state.preview.missing:
        model.type(f"reason.{requirement.key}", "Nộp bổ sung trong ngày")
    model.issue()
    assert model.state.issued is not None


def test_a_number_that_contradicts_the_person_stops_the_issue_until_a_person_confirms(
    model: IntakeViewModel,
):
    model.enter_card(CARD)
    model.choose_sex(Sex.MALE)
    model.choose_procedure(BIRTH)
    model.issue()
    assert model.state.wrong["id_number"].code == "draft.contradiction"
    model.confirm_person(True)
    model.issue()
    assert "draft.contradiction" not in {e.code for e in model.state.wrong.values()}


def test_the_chain_same_person_keeps_the_person_and_nothing_else(model: IntakeViewModel):
    model.enter_card(CARD)
    model.choose_procedure(BIRTH)
    model.same_person()
    assert model.state.submitter.full_name == "Nguyễn Thị Mẫu"
    assert model.state.draft is not None and model.state.draft.procedure == ""


def test_the_chain_same_procedure_keeps_the_procedure_and_nobody(model: IntakeViewModel):
    model.enter_card(CARD)
    model.choose_procedure(BIRTH)
    model.same_procedure()
    assert model.state.draft is not None and model.state.draft.procedure == BIRTH
    assert model.state.submitter.full_name == ""


def test_a_draft_put_aside_is_offered_back_and_goes_on_where_it_was(model: IntakeViewModel):
    model.enter_card(CARD)
    model.choose_channel(Channel.POST)
    model.next_citizen()
    assert model.state.blank
    model.open_offered()
    assert model.state.draft is not None and model.state.draft.channel is Channel.POST
    assert model.state.submitter.full_name == "Nguyễn Thị Mẫu"


def test_a_draft_survives_a_program_that_was_killed(world: World, inline: InlineBackground):
    first = IntakeViewModel(world.desk, inline, CLERK)
    first.enter_card(CARD)
    first.type("phone", "0900000001")
    first.flush()
    again = world.again()
    second = IntakeViewModel(again.desk, inline, CLERK)
    assert len(second.state.offered) == 1
    second.open_offered()
    assert second.state.submitter.phone == "0900000001"
    again.desk.close()


def test_a_discarded_draft_is_not_offered_again(model: IntakeViewModel):
    model.enter_card(CARD)
    model.discard()
    assert model.state.offered == ()
    assert model.state.blank


def test_whoever_acts_for_another_names_the_owner(model: IntakeViewModel, world: World):
    model.enter_card(CARD)
    model.act_for_another(True)
    model.type("owner.full_name", "Trần Văn Thử")
    model.leave("owner.full_name")
    assert world.desk.open_drafts()[0].applicant.dossier_owner.full_name == "Trần Văn Thử"
    model.act_for_another(False)
    assert world.desk.open_drafts()[0].applicant.owner is None


def test_a_kind_the_procedure_does_not_ask_for_goes_to_the_other_papers_once_accepted(
    model: IntakeViewModel, world: World, tmp_path: Path
):
    model.choose_procedure(BIRTH)
    lay_known_papers(world, tmp_path, "hop_dong")
    model.scan()
    model.accept_suggestion()
    assert model.state.pages[0].slot == OTHER_SLOT
    assert model.state.pages[0].accepted_by == CLERK.id


def test_the_same_person_again_counts_the_dossier_just_issued(model: IntakeViewModel):
    model.enter_card(CARD)
    model.choose_procedure(BIRTH)
    assert model.state.preview is not None
    for requirement in model.state.preview.missing:
        model.type(f"reason.{requirement.key}", "nộp sau")
    model.issue()
    assert model.state.issued is not None and model.state.known is None
    model.same_person()
    assert model.state.known is not None
    assert [row.code for row in model.state.known.dossiers] == ["H99.01-261120-0001"]


def test_a_paper_that_must_come_and_one_that_need_not_differ_in_sign_and_word(model: IntakeViewModel):
    model.enter_card(CARD)
    model.choose_procedure(BIRTH)
    papers = PaperList(model, "vi")
    papers.draw(model.state)
    rows = [papers.rows[key] for key in papers.rows]
    said = {
        (row.icon.sign, row.pages.text())
        for row in rows
        if row.key != model.state.target and not row.isHidden()
    }
    assert said == {(Sign.OPEN, "còn thiếu"), (Sign.IF_ANY, "nếu có")}
