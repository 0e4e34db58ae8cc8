"""What a hand wrote and the machine guessed never wins by itself over a card or over clear print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.checking.acceptance import Agreed, accept, against_proof, kept_apart
from app.domain.checking.conflicts import Clash, clash_of
from app.domain.checking.item import SUBMITTER, AtDesk
from app.domain.papers.evidence import Doubt, Source
from app.domain.papers.field import FieldType
from app.domain.papers.people import PersonTold, Place
from app.domain.people.person import Applicant
from tests.domain.check_samples import MOMENT, WIFE, checked, item, page, value
from tests.domain.test_checking import draft_with

HOME = "Thôn Mẫu, Xã Thử Nghiệm, Tỉnh Thử Nghiệm"
MISREAD = "Thôn Hẫu, Xã Thử Nghiệm, Tỉnh Thử Nghiệm"
FORMER = "Thôn Đông, Xã Giả Định, Tỉnh Thử Nghiệm"
CARD = AtDesk(Applicant(replace(WIFE, id_issued_on=date(2021, 8, 12), residence=HOME)))
HAND = (Doubt.HANDWRITTEN,)
MOTHER = (value("mother_name", "Nguyễn Thị Mẫu"), value("mother_id_number", "038192000016"))


def by_hand(name: str, text: str):
    return value(name, text, 6, Source.HAND, HAND)


def form(*fields):
    return page("f", "khac"), fields


def living(text, desk: AtDesk = CARD, name="mother_residence"):
    return item(checked([form(*MOTHER, text)], desk), name)


def test_a_handwritten_residence_is_prefilled_by_the_card_and_keeping_it_is_asked_about():
    asked = living(by_hand("mother_residence", MISREAD))
    assert (asked.beginning, [o.value for o in asked.choices]) == (HOME, [MISREAD])
    assert [(c.clash, c.there) for c in asked.conflicts] == [(Clash.VALUES, HOME)]
    assert against_proof(asked, MISREAD) is not None and against_proof(asked, HOME) is None


def test_a_printed_residence_of_another_place_is_no_error_but_a_misread_syllable_is_asked_about():
    former = living(value("mother_residence", FORMER))
    assert (former.conflicts, former.beginning, former.sure) == ((), FORMER, True)
    near = living(value("mother_residence", MISREAD))
    assert [c.there for c in near.conflicts] == [HOME] and near.beginning == MISREAD


@pytest.mark.parametrize("shorter", ["Thôn Mẫu, Xã Thử Nghiệm", "thôn Mẫu xã Thử Nghiệm tỉnh Thử Nghiệm"])
def test_an_address_written_shorter_or_without_commas_says_the_same(shorter):
    assert clash_of(FieldType.PLACE, HOME, shorter) is None
    assert living(by_hand("mother_residence", shorter)).conflicts == ()


def test_an_earlier_dossier_with_the_same_mistake_makes_nothing_agree_against_the_card():
    before = PersonTold(
        Place(Source.EARLIER, "H99.01-260101-0001"), "", WIFE.full_name, WIFE.id_number, residence=MISREAD
    )
    again = living(by_hand("mother_residence", MISREAD), replace(CARD, earlier=(before,)))
    assert not again.agreed and again.beginning == HOME
    printed = living(
        value("mother_residence", FORMER), replace(CARD, earlier=(replace(before, residence=FORMER),))
    )
    assert not printed.agreed


def test_a_mistake_typed_on_the_declaration_does_not_silence_the_card_among_the_papers():
    card = (
        page("c", "the"),
        (
            value("full_name", WIFE.full_name, 100, Source.QR),
            value("id_number", WIFE.id_number, 100, Source.QR),
            value("residence", HOME, 100, Source.QR),
        ),
    )
    typed = AtDesk(
        declared={
            "mother_name": WIFE.full_name,
            "mother_id_number": WIFE.id_number,
            "mother_residence": MISREAD,
        }
    )
    written = form(*MOTHER, by_hand("mother_residence", MISREAD))
    asked = item(checked([card, written], typed), "mother_residence")
    assert not asked.agreed and asked.beginning == HOME


def test_a_clear_address_is_not_blamed_for_a_mistake_of_an_earlier_dossier():
    before = PersonTold(Place(Source.EARLIER, "H99"), "", WIFE.full_name, WIFE.id_number, residence=MISREAD)
    fine = living(value("mother_residence", HOME), AtDesk(Applicant(WIFE), earlier=(before,)))
    assert fine.conflicts == () and not fine.waits


def test_what_agrees_is_named_the_card_before_an_earlier_dossier():
    before = PersonTold(Place(Source.EARLIER, "H99"), "", WIFE.full_name, WIFE.id_number, residence=HOME)
    same = living(value("mother_residence", HOME), replace(CARD, earlier=(before,)))
    assert same.backing is not None and same.backing.id == SUBMITTER


FATHERS_NUMBER = value("father_id_number", "038090000027")


def two_papers(hand="Trần Văn Thứ", **facts):
    written = page("f", "khac"), (by_hand("father_name", hand), FATHERS_NUMBER)
    printed = page("k", "ket-hon"), (value("father_name", "Trần Văn Thử", 92), FATHERS_NUMBER)
    items = checked([written, printed], AtDesk(), **facts)
    return (next(i for i in items if i.fact.name == "father_name" and i.paper == p) for p in ("f", "k"))


def test_clear_print_of_another_paper_prefills_a_handwritten_name_and_is_not_blamed_for_the_guess():
    guess, print_ = two_papers()
    assert guess.beginning == "Trần Văn Thử" and guess.choices[0].value == "Trần Văn Thứ"
    assert against_proof(guess, "Trần Văn Thứ") is not None
    assert not print_.waits


def test_a_contradiction_that_was_accepted_stays_known():
    guess, _ = two_papers()
    kept = accept(draft_with(slot="khac"), [guess], Agreed("can-bo", MOMENT))
    accepted, print_ = two_papers(facts=kept.facts)
    assert accepted.accepted and not print_.waits
    assert [i.key for i, _ in kept_apart((accepted, print_))] == [accepted.key]
    assert kept_apart((guess, print_)) == ()
