"""The tờ khai of a draft: from card, papers, store and earlier dossiers to a printed form and a count."""

from __future__ import annotations

import os
from dataclasses import replace

import pypdfium2
import pytest

from app.domain import draft_edits as edit
from app.domain.declaration.filling import take_over
from app.domain.declared import DeclarationCount, Origin
from app.domain.draft import Draft
from app.domain.errors import DeviceError, RuleError
from app.domain.papers.evidence import Doubt, Fact, FieldReading
from app.domain.register import Queue
from app.use_cases.print_declaration import as_addressed
from tests.use_cases.kept_steps import old_result
from tests.use_cases.steps import BIRTH_NOTICE, birth_draft, complete_birth, reads_as, scan
from tests.use_cases.world import World

BOX = (10, 10, 50, 10)
CHILD = FieldReading("child_full_name", "Trần Bảo Thử", 96, BOX)
MOTHER = FieldReading("mother_name", "Nguyễn Thị Mẫu", 95, BOX)
PLACE = FieldReading("birth_place", "Bệnh viện Đa khoa Thử Nghiệm", 55, BOX, doubts=(Doubt.FAINT,))


def with_certificate(world: World, *fields: FieldReading) -> Draft:
    """A birth registration whose giấy chứng sinh was scanned and read."""
    draft = birth_draft(world)
    (page,) = scan(world, draft, 2, slot=BIRTH_NOTICE)
    reads_as(world, page, "giay_chung_sinh")
    world.reader.fields[page.sha256] = fields
    return world.desk.recognise(draft.id, page.id)


def test_card_and_paper_fill_the_form_and_the_draft_keeps_it(world):
    draft = with_certificate(world, CHILD, MOTHER, PLACE)
    opened = world.desk.fill_declaration(draft.id)
    assert opened.form.id == "khai_sinh"
    assert opened.draft.fields["child_full_name"] == "Trần Bảo Thử"
    assert opened.draft.fields["relation"] == "Mẹ"
    assert opened.draft.fields["mother_residence"] == "Thôn Mẫu, Xã Thử Nghiệm, Thanh Hóa"
    assert world.again().desk.edit_draft(draft.id, lambda d: d) == opened.draft


def test_a_faint_value_is_offered_and_can_be_taken_over(world):
    draft = with_certificate(world, PLACE)
    opened = world.desk.fill_declaration(draft.id)
    assert "birth_place" not in opened.draft.fields
    offer = opened.offers["birth_place"]
    world.desk.edit_draft(draft.id, lambda d: take_over(opened.form, d, "birth_place", offer, "lan"))
    taken = world.desk.fill_declaration(draft.id).draft
    assert taken.fields["birth_place"] == "Bệnh viện Đa khoa Thử Nghiệm"
    assert taken.field_sources["birth_place"].accepted_by == "lan"


def test_what_was_accepted_on_the_paper_wins_over_what_was_read(world):
    draft = with_certificate(world, CHILD)
    page = draft.pages[0].id
    right = Fact(BIRTH_NOTICE, "child_full_name", "Trần Bảo Thu", page=page, accepted_by="lan")
    world.desk.edit_draft(draft.id, lambda d: replace(d, facts=(right,)))
    assert world.desk.fill_declaration(draft.id).draft.fields["child_full_name"] == "Trần Bảo Thu"


def test_a_paper_taken_out_takes_what_it_filled_with_it(world):
    draft = with_certificate(world, CHILD)
    assert "child_full_name" in world.desk.fill_declaration(draft.id).draft.fields
    world.desk.edit_draft(draft.id, lambda d: edit.delete_page(d, d.pages[0].id))
    assert "child_full_name" not in world.desk.fill_declaration(draft.id).draft.fields


def test_a_kept_paper_of_the_owner_fills_and_that_of_somebody_else_does_not(world):
    name = Fact("", "ethnicity", "Tày", accepted_by="lan")
    paper = old_result(world, kind="giay_khai_sinh")
    world.desk.keep_paper(replace(paper, facts=(name,)))
    draft = birth_draft(world)
    world.desk.edit_draft(draft.id, lambda d: edit.choose_procedure(d, "1.004873"))
    opened = world.desk.fill_declaration(draft.id)
    assert opened.draft.fields["ethnicity"] == "Tày"
    assert opened.draft.field_sources["ethnicity"].origin is Origin.KEPT
    stranger = replace(draft.applicant.submitter, id_number="038190000099")
    world.desk.edit_draft(draft.id, lambda d: edit.set_submitter(d, stranger))
    assert "ethnicity" not in world.desk.fill_declaration(draft.id).draft.fields


def test_an_earlier_dossier_of_the_same_person_is_offered_by_its_code(world):
    first = complete_birth(world)
    world.desk.edit_draft(first.id, lambda d: edit.set_field(d, "home_town", "Xã Thử Nghiệm"))
    world.desk.receive(first.id, "lan")
    offer = world.desk.fill_declaration(birth_draft(world).id).offers["home_town"]
    assert (offer.value, offer.sure, offer.source.told) == ("Xã Thử Nghiệm", False, "H99.01-261120-0001")


def test_a_dossier_keeps_what_was_declared_where_from_and_how_much_nobody_typed(world):
    draft = complete_birth(world)
    page = draft.kept_pages(BIRTH_NOTICE)[0]
    reads_as(world, page, "giay_chung_sinh")
    world.reader.fields[page.sha256] = (CHILD, MOTHER)
    world.desk.recognise(draft.id, page.id)
    world.desk.fill_declaration(draft.id)
    world.desk.edit_draft(draft.id, lambda d: edit.set_field(d, "home_town", "Xã Thử Nghiệm"))
    dossier = world.desk.receive(draft.id, "lan").dossier
    again = world.again().desk.open_dossier(dossier.id).dossier
    assert again.field_sources["child_full_name"].told == "Giấy chứng sinh"
    assert again.field_sources["home_town"].origin is Origin.TYPED
    assert again.declared == DeclarationCount("khai_sinh", 10, 1, 5)
    found = world.desk.list_register(Queue.ALL, "tran bao thu")
    assert [row.id for row in found] == [dossier.id]


def test_a_guess_nobody_saw_in_the_form_is_not_declared(world):
    draft = complete_birth(world)
    page = draft.kept_pages(BIRTH_NOTICE)[0]
    reads_as(world, page, "giay_chung_sinh")
    world.reader.fields[page.sha256] = (CHILD,)
    world.desk.recognise(draft.id, page.id)
    assert "child_full_name" not in world.desk.receive(draft.id, "lan").dossier.fields


def test_what_was_accepted_on_a_paper_is_declared_though_nobody_opened_the_form(world):
    draft = complete_birth(world)
    page = draft.kept_pages(BIRTH_NOTICE)[0].id
    right = Fact(BIRTH_NOTICE, "child_full_name", "Trần Bảo Thử", page=page, accepted_by="lan")
    reads_as(world, draft.kept_pages(BIRTH_NOTICE)[0], "giay_chung_sinh")
    world.desk.recognise(draft.id, page)
    world.desk.edit_draft(draft.id, lambda d: replace(d, facts=(right,)))
    assert world.desk.receive(draft.id, "lan").dossier.fields["child_full_name"] == "Trần Bảo Thử"


def test_what_a_paper_taken_out_had_filled_is_not_declared_though_the_form_was_left_closed(world):
    draft = complete_birth(world)
    (wrong,) = scan(world, draft, 5, slot=BIRTH_NOTICE)
    reads_as(world, wrong, "giay_chung_sinh")
    world.reader.fields[wrong.sha256] = (CHILD,)
    world.desk.recognise(draft.id, wrong.id)
    assert "child_full_name" in world.desk.fill_declaration(draft.id).draft.fields
    world.desk.edit_draft(draft.id, lambda d: edit.set_field(d, "child_birth_place", "Trạm y tế"))
    world.desk.edit_draft(draft.id, lambda d: edit.delete_page(d, wrong.id))

    dossier = world.desk.receive(draft.id, "lan").dossier

    assert "child_full_name" not in dossier.fields
    assert "child_full_name" not in dossier.field_sources
    assert dossier.fields["child_birth_place"] == "Trạm y tế"


def test_a_procedure_without_a_form_says_so(world):
    draft = birth_draft(world)
    world.desk.edit_draft(draft.id, lambda d: edit.choose_procedure(d, "2.000815"))
    for act in (world.desk.fill_declaration, world.desk.print_declaration):
        with pytest.raises(RuleError, match=r"declaration\.none"):
            act(draft.id)


def test_the_form_is_printed_with_dots_for_what_is_missing(world):
    draft = with_certificate(world, CHILD, MOTHER)
    world.desk.fill_declaration(draft.id)
    job = world.desk.print_declaration(draft.id)
    assert job.printer == "khay"
    assert world.printer.titles == [f"to-khai-{draft.id}.pdf"]
    pdf = world.desk.draw_declaration(world.desk.edit_draft(draft.id, lambda d: d))
    words = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    assert "TRẦN BẢO THỬ" in words
    assert "Quê quán: ....." in words


def test_a_printer_that_fails_changes_nothing(world):
    draft = with_certificate(world, CHILD)
    before = world.desk.fill_declaration(draft.id).draft
    world.printer.fails = "printer.none"
    with pytest.raises(DeviceError, match=r"printer\.none"):
        world.desk.print_declaration(draft.id)
    assert world.desk.edit_draft(draft.id, lambda d: d) == before


def test_forms_of_days_before_do_not_stay_on_the_disk(world):
    draft = with_certificate(world, CHILD)
    old = world.desk.draw_declaration(draft)
    gone = old.with_name("to-khai-cu.pdf")
    gone.write_bytes(b"cu")
    os.utime(gone, (0, 0))
    world.desk.draw_declaration(draft)
    assert not gone.exists()
    assert old.exists()


@pytest.mark.parametrize(
    ("name", "addressed"),
    [
        ("ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM", "Ủy ban nhân dân xã Thử Nghiệm"),
        ("Ủy ban nhân dân phường Bến Thử", "Ủy ban nhân dân phường Bến Thử"),
    ],
)
def test_the_agency_is_addressed_as_people_write_it(name, addressed):
    assert as_addressed(name) == addressed


def test_the_form_of_a_discarded_draft_does_not_stay_on_the_disk(world):
    draft, other = birth_draft(world), birth_draft(world)
    printed, kept = (world.desk.draw_declaration(one) for one in (draft, other))
    world.desk.discard_draft(draft.id, "lan")
    assert (printed.exists(), kept.exists()) == (False, True)
