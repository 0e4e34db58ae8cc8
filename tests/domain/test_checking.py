"""The clerk stops only where the reader is unsure or where two sources disagree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.checking.acceptance import Agreed, accept, put_right, take_back
from app.domain.checking.conflicts import SERIOUS, Clash
from app.domain.checking.item import OWNER, SUBMITTER, AtDesk
from app.domain.draft import Draft
from app.domain.papers.document_type import DocumentType
from app.domain.papers.evidence import Doubt, Source
from app.domain.papers.field import FieldType, PaperField
from app.domain.papers.people import PersonTold, Place
from app.domain.people.person import Applicant
from app.domain.reading.gathered import standing_facts
from tests.domain.check_samples import (
    HUSBAND,
    KINDS,
    MOMENT,
    WIFE,
    checked,
    clashes,
    item,
    page,
    value,
)

CARD = (
    value("full_name", "Nguyễn Thị Mẫu"),
    value("id_number", "038192000016"),
    value("birth_date", "1992-03-05"),
    value("sex", "female"),
    value("expires_on", "2032-03-05"),
)
BOTH = AtDesk(Applicant(WIFE, HUSBAND))


def paper(*changed, base=CARD, slot="the", name="t", kind=""):
    """One page of one paper on which some values are others."""
    fields = {field.name: field for field in base} | {field.name: field for field in changed}
    return page(name, slot, kind), tuple(fields.values())


def test_a_clear_card_of_the_person_at_the_desk_asks_for_nothing():
    items = checked([paper()])
    assert [i.key for i in items if i.waits] == []
    assert all(i.agreed for i in items if i.fact.name != "expires_on")


def test_a_faint_value_that_the_card_confirms_needs_no_eyes_but_handwriting_always_does():
    faint = paper(value("full_name", "Nguyễn Thị Mẫu", 40, doubts=(Doubt.FAINT,)))
    hand = paper(value("full_name", "Nguyễn Thị Mẫu", 99, Source.HAND, (Doubt.HANDWRITTEN,)))
    assert not item(checked([faint]), "full_name").waits
    assert item(checked([hand]), "full_name").waits


@pytest.mark.parametrize(
    ("wrong", "clash"),
    [
        (value("full_name", "Nguyễn Thị Mẩu"), Clash.TONES),
        (value("full_name", "Nguyễn ThịMẫu"), Clash.SPACING),
        (value("full_name", "Nguyễn Thị Máu"), Clash.TONES),
        (value("full_name", "Nguyễn Thị Mậm"), Clash.LETTERS),
        (value("birth_date", "1992-05-03"), Clash.DAY_MONTH),
        (value("birth_date", "1992-03-06"), Clash.DATES),
        (value("id_number", "038192000019"), Clash.NUMBERS),
        (value("expires_on", "2026-11-19"), Clash.EXPIRED),
    ],
)
def test_one_wrong_value_is_stopped_at_once_and_named(wrong, clash):
    found = clashes(checked([paper(wrong)]))
    assert found == {wrong.name: [clash]}


def test_the_other_value_is_offered_with_where_it_stands():
    asked = item(checked([paper(value("birth_date", "1992-05-03"))]), "birth_date")
    assert [(o.value, o.place.id) for o in asked.others] == [("1992-03-05", SUBMITTER)]


def test_a_number_that_contradicts_sex_and_year_of_its_own_paper_is_told():
    wrong = paper(value("mother_id_number", "038092000016"), base=(value("mother_name", "Nguyễn Thị Mẫu"),))
    found = clashes(checked([wrong]))
    assert found == {"mother_id_number": [Clash.NUMBERS, Clash.NUMBER_SEX]}


def test_a_paper_of_another_person_is_told_once_with_both_persons():
    other = paper(value("full_name", "Phạm Thị Giả Định"), value("id_number", "040198000052"))
    items = checked([paper(value("birth_date", "1998-12-30"), base=other[1])])
    assert clashes(items) == {"full_name": [Clash.OTHER_PERSON]}
    told = item(items, "full_name").conflicts[0]
    assert told.here == "Phạm Thị Giả Định · 040198000052"
    assert told.there == "Nguyễn Thị Mẫu · 038192000016"


def test_the_husbands_paper_belongs_to_the_wifes_dossier_when_the_marriage_certificate_names_both():
    his = paper(
        value("full_name", "Trần Văn Thử"),
        value("id_number", "038090000027"),
        value("birth_date", "1990-11-20"),
        value("sex", "male"),
        name="h",
        slot="cua-chong",
    )
    both = (
        page("k", "ket-hon"),
        (
            value("husband_full_name", "Trần Văn Thử"),
            value("husband_id_number", "038090000027"),
            value("wife_full_name", "Nguyễn Thị Mẫu"),
            value("wife_id_number", "038192000016"),
        ),
    )
    assert clashes(checked([his])) == {"full_name": [Clash.OTHER_PERSON]}
    assert clashes(checked([his, both])) == {}


def test_papers_of_two_mothers_do_not_belong_together():
    one = (
        page("a", "a"),
        (value("mother_name", "Nguyễn Thị Mẫu"), value("mother_id_number", "038192000016")),
    )
    other = (page("b", "b"), (value("mother_name", "Lê Thị Thơm"), value("mother_id_number", "040198000052")))
    told = [i.paper for i in checked([one, other]) if Clash.OTHER_PERSON in [c.clash for c in i.conflicts]]
    assert told == ["b"]


def test_a_paper_that_agrees_with_the_card_is_not_asked_about_because_another_is_wrong():
    right, wrong = paper(), paper(value("birth_date", "1992-05-03"), name="u", slot="khac")
    items = checked([right, wrong])
    asked = [i for i in items if i.waits]
    assert [(i.paper, i.fact.name) for i in asked] == [("u", "birth_date")]


def test_the_qr_the_zone_and_the_print_of_a_card_are_compared_but_the_zone_has_no_tones():
    fields = (
        value("full_name", "NGUYEN THI MAU", 100, Source.MRZ),
        value("full_name", "Nguyễn Thị Mẫu", 96),
        value("id_number", "038192000016", 100, Source.QR),
        value("id_number", "038192000018", 91),
    )
    items = checked([(page("t", "the"), fields)])
    assert item(items, "full_name").fact.value == "Nguyễn Thị Mẫu"
    assert clashes(items) == {"id_number": [Clash.NUMBERS]}
    assert item(items, "id_number").others[0].place.source is Source.PRINT


def test_a_typed_declaration_and_an_earlier_dossier_are_heard():
    birth = (
        page("g", "g"),
        (value("child_full_name", "Trần Văn Mới"), value("mother_name", "Nguyễn Thị Mẫu")),
    )
    typed = AtDesk(Applicant(WIFE), {"child_full_name": "Trần Văn Mời"})
    assert clashes(checked([birth], typed)) == {"child_full_name": [Clash.TONES]}
    before = PersonTold(Place(Source.EARLIER, "H99.01-260101-0001"), "", "Nguyễn Thị Mậu", "038192000016")
    unknown = replace(WIFE, full_name="", id_number="", birth_date=None)
    known = AtDesk(Applicant(unknown), {}, (before,))
    assert clashes(checked([paper()], known)) == {"full_name": [Clash.TONES]}


def test_an_old_status_paper_is_too_old_after_six_months():
    status = paper(value("issued_on", "2026-05-19"), kind="giay_xac_nhan_tthn", slot="khac")
    items = checked([status], kinds=KINDS)
    assert clashes(items) == {"issued_on": [Clash.TOO_OLD]}
    fresh = paper(value("issued_on", "2026-05-20"), kind="giay_xac_nhan_tthn", slot="khac")
    assert clashes(checked([fresh], kinds=KINDS)) == {}


def test_a_needed_value_the_machine_did_not_find_is_asked_for_once_the_paper_was_read():
    kind = DocumentType("giay", "Giấy", fields=(PaperField("signer", FieldType.NAME, ("ký",), needed=True),))
    items = checked([(page("a", "khac", "giay"), (value("issued_on", "2026-01-02"),))], kinds={"giay": kind})
    assert item(items, "signer").waits and item(items, "signer").fact.value == ""
    unread = checked([(page("a", "khac", "giay"), ())], kinds={"giay": kind})
    assert unread == ()


def test_two_cards_of_two_people_in_one_slot_are_two_papers():
    her = paper(name="a", kind="the_can_cuoc")
    his = paper(
        value("full_name", "Trần Văn Thử"),
        value("id_number", "038090000027"),
        value("birth_date", "1990-11-20"),
        value("sex", "male"),
        name="b",
        kind="the_can_cuoc",
    )
    items = checked([her, his], BOTH)
    assert {i.paper for i in items} == {"a", "b"}
    assert [i.key for i in items if i.waits] == []


FROM_CARD = AtDesk(Applicant(replace(WIFE, id_issued_on=date(2021, 8, 12))))


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (value("full_name", "Nguyễn Thị Hãu", 6, Source.HAND, (Doubt.HANDWRITTEN,)), "Nguyễn Thị Mẫu"),
        (value("id_number", "038142000016", 70), "038192000016"),
        (value("birth_date", "1992-05-03", 90, doubts=(Doubt.AMBIGUOUS_DATE,)), "1992-03-05"),
    ],
)
def test_a_guess_that_the_card_contradicts_begins_as_the_card_has_it_and_the_guess_is_a_choice(read, right):
    asked = item(checked([paper(read)], FROM_CARD), read.name)
    assert (asked.beginning, asked.fact.value) == (right, read.value)
    assert [(o.value, o.place.source) for o in asked.choices] == [(read.value, read.source)]
    typed = item(checked([paper(read)]), read.name)
    assert typed.beginning == read.value, "a person typed at the desk proves nothing"


def test_a_clear_print_that_the_card_contradicts_begins_as_the_paper_has_it():
    asked = item(checked([paper(value("full_name", "Nguyễn Thị Mẩu"))], FROM_CARD), "full_name")
    assert asked.beginning == "Nguyễn Thị Mẩu" and asked.proven is not None
    assert [o.value for o in asked.choices] == ["Nguyễn Thị Mẫu"]


def test_the_code_of_a_card_among_the_papers_proves_too_but_its_zone_has_no_tones():
    def card(source: Source, name: str):
        fields = (value("full_name", name, 100, source), value("id_number", "038192000016", 100, source))
        return page("c", "the"), fields

    hand = (Doubt.HANDWRITTEN,)
    form = (
        page("f", "khac"),
        (
            value("mother_name", "Nguyễn Thị Hãu", 6, Source.HAND, hand),
            value("mother_id_number", "038142000016", 6, Source.HAND, hand),
        ),
    )
    nobody = AtDesk()
    coded = checked([card(Source.QR, "Nguyễn Thị Mẫu"), form], nobody)
    assert item(coded, "mother_name").beginning == "Nguyễn Thị Mẫu"
    assert item(coded, "mother_id_number").beginning == "038192000016"
    zoned = checked([card(Source.MRZ, "NGUYEN THI MAU"), form], nobody)
    assert item(zoned, "mother_name").beginning == "Nguyễn Thị Hãu"
    assert item(zoned, "mother_id_number").beginning == "038192000016"


AGREED = Agreed("can-bo", MOMENT)


def draft_with(*facts, slot="the"):
    return Draft("d", MOMENT, pages=(page("t", slot),), facts=facts)


def test_accepting_again_replaces_and_taking_back_makes_it_a_suggestion_again():
    asked = item(checked([paper(value("full_name", "Nguyễn Thị Mẩu"))]), "full_name")
    once = accept(draft_with(), [asked], AGREED)
    assert [(f.value, f.source, f.accepted_by) for f in once.facts] == [
        ("Nguyễn Thị Mẩu", Source.PRINT, "can-bo")
    ]
    again = item(checked([paper(value("full_name", "Nguyễn Thị Mẩu"))], facts=once.facts), "full_name")
    assert again.accepted and not again.waits
    typed = put_right(once, again, "Nguyễn Thị Mẫu", AGREED)
    assert [(f.value, f.source, f.read) for f in typed.facts] == [
        ("Nguyễn Thị Mẫu", Source.TYPED, "Nguyễn Thị Mẩu")
    ]
    assert take_back(typed, [again]).facts == ()


def test_what_was_accepted_follows_its_page_and_falls_away_with_it():
    asked = checked([paper()])
    draft = accept(draft_with(), asked, AGREED)
    moved = replace(draft, pages=(page("t", "khac"),))
    assert {fact.slot for fact in standing_facts(moved)} == {"khac"}
    assert standing_facts(replace(draft, pages=(page("t", "khac", deleted=True),))) == ()


def test_the_owner_counts_as_known_at_the_desk():
    his = paper(
        value("birth_date", "1990-12-20"),
        base=(
            value("full_name", "Trần Văn Thử"),
            value("id_number", "038090000027"),
        ),
    )
    asked = item(checked([his], BOTH), "birth_date")
    assert [c.clash for c in asked.conflicts] == [Clash.DATES]
    assert asked.conflicts[0].place is not None and asked.conflicts[0].place.id == OWNER


WRONG = st.sampled_from(
    [
        value("full_name", "Nguyễn Thị Mẩu"),
        value("full_name", "Trần Văn Bê"),
        value("id_number", "038192000019"),
        value("id_number", "040198000052"),
        value("birth_date", "1992-05-03"),
        value("sex", "male"),
        value("expires_on", "2020-01-01"),
        value("full_name", "Nguyễn Thị Mẫu", 50),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WRONG, max_size=2), min_size=2, max_size=3))
def test_what_is_found_does_not_depend_on_the_order_of_papers(changes):
    pages = [paper(*wrong, name=str(n), slot=f"s{n}") for n, wrong in enumerate(changes)]
    found = [
        {
            (i.key, c.clash, frozenset((c.here, c.there)) if c.clash not in SERIOUS else c.here)
            for i in checked(list(order))
            for c in i.conflicts
        }
        for order in permutations(pages)
    ]
    assert all(one == found[0] for one in found)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 3), st.booleans())
def test_the_same_values_spaced_and_capitalised_otherwise_make_no_conflict(spaces, upper):
    said = tuple(
        replace(f, value=f" {(f.value.upper() if upper else f.value).replace(' ', ' ' * spaces)}")
        for f in CARD
    )
    assert clashes(checked([(page("t", "the"), said), (page("u", "u"), CARD)])) == {}
