"""The form fills itself with what is known; what a person typed, emptied or took over stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import draft_edits
from app.domain.declaration.filling import count, declare, filled, source_of, take_over
from app.domain.declaration.offers import Earlier, Known, offers, values_of
from app.domain.declared import FieldSource, Origin
from app.domain.papers.evidence import Doubt
from app.domain.people.person import Applicant, Person, Sex
from tests.domain.declarations import BIRTH, MOTHER, WITH_MOTHER, certificate, form, wedding

FORM = form("khai_sinh")
CHILD = certificate("child_full_name", "Trần Bảo Thử")
OF_MOTHER = certificate("mother_name", "Nguyễn Thị Mẫu")


def test_a_clear_value_of_a_paper_stands_in_the_form_with_its_source():
    draft = filled(FORM, BIRTH, Known((CHILD,)))
    assert draft.fields == {"child_full_name": "Trần Bảo Thử"}
    assert draft.field_sources["child_full_name"] == FieldSource(Origin.PAPER, "Giấy chứng sinh")


def test_a_doubtful_value_is_only_offered_until_somebody_takes_it_over():
    faint = Known((certificate("child_full_name", "Trần Bảo Thứ", 96.0, Doubt.REPAIRED),))
    assert filled(FORM, BIRTH, faint).fields == {}
    offer = offers(FORM, BIRTH, faint)["child_full_name"]
    assert not offer.sure
    taken = take_over(FORM, BIRTH, "child_full_name", offer, "can-bo")
    assert filled(FORM, taken, Known()).fields == {"child_full_name": "Trần Bảo Thứ"}
    assert taken.field_sources["child_full_name"].accepted_by == "can-bo"


def test_what_somebody_accepted_on_the_paper_fills_the_form_however_it_was_read():
    accepted = certificate("child_full_name", "Trần Bảo Thử", 20.0, Doubt.HANDWRITTEN, by="can-bo")
    assert filled(FORM, BIRTH, Known((accepted,))).fields["child_full_name"] == "Trần Bảo Thử"


def test_a_typed_value_is_never_overwritten_and_an_emptied_one_is_only_offered():
    typed = declare(FORM, BIRTH, "child_full_name", "Trần Bảo Khác")
    assert filled(FORM, typed, Known((CHILD,))).fields["child_full_name"] == "Trần Bảo Khác"
    emptied = declare(FORM, filled(FORM, BIRTH, Known((CHILD,))), "child_full_name", "")
    assert "child_full_name" not in filled(FORM, emptied, Known((CHILD,))).fields
    assert offers(FORM, emptied, Known((CHILD,)))["child_full_name"].value == "Trần Bảo Thử"


def test_a_value_set_from_the_command_line_counts_as_typed():
    draft = draft_edits.set_field(BIRTH, "child_full_name", "Trần Bảo Khác")
    assert filled(FORM, draft, Known((CHILD,))).fields["child_full_name"] == "Trần Bảo Khác"


def test_a_paper_taken_away_takes_what_it_filled_with_it():
    draft = filled(FORM, BIRTH, Known((CHILD,)))
    assert filled(FORM, draft, Known()).fields == {}


def test_two_clear_papers_that_disagree_leave_the_choice_to_a_person():
    known = Known((OF_MOTHER, wedding("wife_full_name", "Nguyễn Thị Mẩu")))
    offer = offers(FORM, BIRTH, known)["mother_name"]
    assert (offer.sure, offer.value, offer.against) == (False, "Nguyễn Thị Mẫu", "Nguyễn Thị Mẩu")


def test_the_mother_at_the_desk_gives_her_own_data_and_asks_as_the_mother():
    values = values_of(FORM, filled(FORM, WITH_MOTHER, Known((OF_MOTHER,))))
    assert values["relation"] == "Mẹ"
    assert values["mother_birth_date"] == "1992-03-05"
    assert values["mother_id_number"] == "038192000016"
    assert values["mother_nationality"] == "Việt Nam"


def test_who_says_she_is_the_mother_retypes_nothing_though_no_paper_names_her():
    offer = offers(FORM, WITH_MOTHER, Known())["relation"]
    assert (offer.value, offer.sure) == ("Mẹ", False)
    draft = filled(FORM, take_over(FORM, WITH_MOTHER, "relation", offer, "can-bo"), Known())
    values = values_of(FORM, draft)
    assert {name: value for name, value in values.items() if name.startswith("mother_")} == {
        "mother_name": "Nguyễn Thị Mẫu",
        "mother_birth_date": "1992-03-05",
        "mother_nationality": "Việt Nam",
        "mother_residence": "Thôn Mẫu, Xã Thử Nghiệm, Tỉnh Thử Nghiệm",
        "mother_id_number": "038192000016",
    }
    assert draft.field_sources["mother_residence"] == FieldSource(Origin.PERSON)
    assert not any(name.startswith("father_") for name in values)


def test_who_says_he_is_the_father_retypes_nothing_either():
    father = replace(MOTHER, full_name="Trần Văn Thử", id_number="038090000019", sex=Sex.MALE)
    at_desk = declare(FORM, replace(BIRTH, applicant=Applicant(father)), "relation", "Cha đẻ")
    values = values_of(FORM, filled(FORM, at_desk, Known((OF_MOTHER,))))
    assert (values["father_name"], values["father_id_number"]) == ("Trần Văn Thử", "038090000019")
    assert values["father_residence"] == MOTHER.residence
    assert (values["mother_name"], "mother_residence" in values) == ("Nguyễn Thị Mẫu", False)


@pytest.mark.parametrize("said", ["Mẹ kế", "Mẹ nuôi", "Mẹ vợ", "Cha dượng", "Cha nuôi", "Mẹ đỡ đầu"])
def test_a_step_parent_or_parent_in_law_is_not_written_down_as_the_childs_parent(said: str):
    values = values_of(FORM, filled(FORM, declare(FORM, WITH_MOTHER, "relation", said), Known()))
    assert not any(name.startswith(("mother_", "father_")) for name in values)


@pytest.mark.parametrize("said", ["mẹ", "Mẹ đẻ", "Mẹ ruột", "Mẹ cháu", "Mẹ bé"])
def test_a_mother_may_say_so_in_the_words_people_use(said: str):
    values = values_of(FORM, filled(FORM, declare(FORM, WITH_MOTHER, "relation", said), Known()))
    assert values["mother_name"] == "Nguyễn Thị Mẫu"


def test_the_mother_is_known_by_her_number_where_her_name_is_read_badly():
    known = Known(
        (certificate("mother_name", "Nguyễn Thị Mâu", 50.0), certificate("id_number", "038192000016"))
    )
    values = values_of(FORM, filled(FORM, WITH_MOTHER, known))
    assert (values["relation"], values["mother_name"]) == ("Mẹ", "Nguyễn Thị Mẫu")
    assert values["mother_residence"] == MOTHER.residence


def test_a_year_alone_or_another_wording_of_her_home_speaks_not_against_the_mother():
    known = Known(
        (OF_MOTHER, certificate("mother_birth_date", "1992"), certificate("residence", "Th. Mẫu, Thử Nghiệm"))
    )
    values = values_of(FORM, filled(FORM, WITH_MOTHER, known))
    assert (values["relation"], values["mother_birth_date"]) == ("Mẹ", "1992-03-05")
    assert values["mother_residence"] == MOTHER.residence


def test_a_mother_whose_name_differs_in_tones_alone_is_only_offered():
    known = Known((certificate("mother_name", "Nguyễn Thị Mâu"),))
    assert "mother_residence" not in filled(FORM, WITH_MOTHER, known).fields
    found = offers(FORM, WITH_MOTHER, known)
    assert (found["relation"].value, found["mother_residence"].value) == ("Mẹ", MOTHER.residence)


def test_the_ethnicity_once_declared_of_oneself_is_offered_for_the_mother():
    known = Known((OF_MOTHER,), earlier={"ethnicity": Earlier("Kinh", "H99.01-261119-0004")})
    assert offers(FORM, WITH_MOTHER, known)["mother_ethnicity"].value == "Kinh"


def test_somebody_else_of_the_same_name_is_not_taken_for_the_mother():
    other = certificate("id_number", "038175000099")
    values = values_of(FORM, filled(FORM, WITH_MOTHER, Known((OF_MOTHER, other))))
    assert "relation" not in values
    assert "mother_residence" not in values


def test_a_number_typed_without_a_card_says_no_nationality():
    typed = replace(WITH_MOTHER, applicant=Applicant(replace(MOTHER, id_issued_on=None)))
    assert "mother_nationality" not in values_of(FORM, filled(FORM, typed, Known((OF_MOTHER,))))


def test_an_earlier_dossier_only_offers():
    known = Known(earlier={"home_town": Earlier("Xã Thử Nghiệm", "H99.01-261119-0004")})
    assert filled(FORM, BIRTH, known).fields == {}
    assert offers(FORM, BIRTH, known)["home_town"].source == FieldSource(Origin.EARLIER, "H99.01-261119-0004")


def test_what_is_usual_but_not_certain_is_offered():
    draft = replace(WITH_MOTHER, procedure="1.001022")
    recognition = form("nhan_cha_me_con")
    assert "parent_full_name" not in filled(recognition, draft, Known()).fields
    assert offers(recognition, draft, Known())["parent_full_name"].value == "Nguyễn Thị Mẫu"


def test_the_childs_people_and_nationality_follow_the_parents_only_when_somebody_agrees():
    known = Known((OF_MOTHER, certificate("ethnicity", "Kinh")))
    assert "child_ethnicity" not in filled(FORM, WITH_MOTHER, known).fields
    found = offers(FORM, WITH_MOTHER, known)
    assert (found["child_ethnicity"].value, found["child_nationality"].value) == ("Kinh", "Việt Nam")


def test_a_year_alone_is_no_day_but_is_enough_for_a_parent():
    known = Known((certificate("child_birth_date", "2026"), certificate("mother_birth_date", "1992")))
    assert filled(FORM, BIRTH, known).fields == {"mother_birth_date": "1992"}


def test_the_bride_and_the_groom_get_their_own_columns():
    draft = replace(WITH_MOTHER, procedure="1.000894")
    values = filled(form("ket_hon"), draft, Known()).fields
    assert values["wife_full_name"] == "Nguyễn Thị Mẫu"
    assert "husband_full_name" not in values


def test_another_procedure_forgets_what_was_filled_and_keeps_what_was_typed():
    draft = declare(FORM, filled(FORM, BIRTH, Known((CHILD,))), "home_town", "Xã Thử Nghiệm")
    assert draft_edits.choose_procedure(draft, "1.000894").fields == {"home_town": "Xã Thử Nghiệm"}


def test_the_count_tells_what_nobody_had_to_type():
    draft = declare(FORM, filled(FORM, WITH_MOTHER, Known((CHILD, OF_MOTHER))), "home_town", "Xã Thử Nghiệm")
    counted = count(FORM, draft)
    assert (counted.prefilled, counted.typed, counted.missing) == (10, 1, 5)
    assert counted.total == 16
    assert round(counted.share, 2) == 0.91


def test_the_person_at_the_desk_is_the_source_of_their_own_fields():
    wanted = FORM.field("residence")
    assert wanted is not None
    assert source_of(wanted, WITH_MOTHER) == FieldSource(Origin.PERSON)
    assert source_of(wanted, BIRTH) is None


NAMES = st.sampled_from(["child_full_name", "child_sex", "birth_place", "mother_name", "father_name"])
TEXTS = st.text("abcđ ", max_size=8)


@given(st.dictionaries(NAMES, TEXTS), st.dictionaries(NAMES, TEXTS))
def test_filling_twice_is_filling_once_and_no_typed_word_changes(read, typed):
    draft = WITH_MOTHER
    for name, text in typed.items():
        draft = declare(FORM, draft, name, text)
    known = Known(tuple(certificate(name, text) for name, text in read.items() if text.strip()))
    once = filled(FORM, draft, known)
    assert filled(FORM, once, known) == once
    assert {n: once.fields.get(n, "") for n in typed} == {n: draft.fields.get(n, "") for n in typed}


def test_the_owner_is_whom_the_form_is_about_when_somebody_acts_for_them():
    child = Person(full_name="Trần Văn Cả", id_number="038060000033")
    draft = replace(WITH_MOTHER, procedure="1.001699", applicant=Applicant(MOTHER, child))
    values = values_of(form("xac_dinh_khuyet_tat"), draft)
    assert (values["owner.full_name"], values["full_name"]) == ("Trần Văn Cả", "Nguyễn Thị Mẫu")
