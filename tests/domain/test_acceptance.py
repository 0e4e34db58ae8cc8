"""Sure values are accepted with the paper a person looked at, never by themselves."""

from __future__ import annotations

from app.domain.checking.acceptance import against_proof, along_with, papers_to_accept, sure_of
from app.domain.checking.conflicts import Clash, Conflict
from app.domain.checking.item import SUBMITTER, CheckItem
from app.domain.papers.evidence import Doubt, Fact, Source
from app.domain.papers.field import FieldType
from app.domain.papers.people import Place


def item(paper: str, name: str, value: str = "Mẫu", *, sure: bool = True, by: str = "") -> CheckItem:
    doubts = () if sure else (Doubt.FAINT,)
    fact = Fact("the", name, value, page=paper, confidence=95, doubts=doubts, accepted_by=by)
    return CheckItem(paper, fact, FieldType.TEXT)


def test_the_sure_values_of_a_paper_go_along_with_its_last_unsure_one():
    sure, other = item("a", "subject"), item("b", "subject")
    first, last = item("a", "full_name", sure=False), item("a", "signer", sure=False)
    assert along_with((sure, first, last, other), first) == ()
    done = item("a", "full_name", sure=False, by="lan")
    assert along_with((sure, done, last, other), last) == (sure,)


def test_a_sure_value_looked_at_by_itself_takes_no_other_along():
    one, other = item("a", "subject"), item("a", "signer")
    assert along_with((one, other), one) == ()


def test_a_paper_of_sure_values_waits_for_one_key_until_a_person_accepted_it():
    sure, unsure = item("a", "subject"), item("b", "subject", sure=False)
    mixed = item("b", "signer")
    assert papers_to_accept((sure, unsure, mixed)) == ("a",)
    assert papers_to_accept((item("a", "subject", by="lan"), unsure, mixed)) == ()


def test_what_no_one_read_and_what_was_accepted_is_not_accepted_again():
    accepted, empty, open_ = item("a", "x", by="lan"), item("a", "y", value=""), item("a", "z")
    assert sure_of((accepted, empty, open_, item("b", "z")), "a") == (open_,)


def test_a_value_nobody_found_holds_neither_the_sure_values_nor_their_paper_back():
    sure, empty = item("a", "subject"), item("a", "signer", value="", sure=False)
    last = item("a", "full_name", sure=False)
    assert along_with((sure, empty, last), last) == (sure,)
    assert along_with((sure, empty), empty) == ()
    assert papers_to_accept((sure, empty)) == ("a",)


def test_only_a_value_that_a_proven_source_contradicts_is_asked_about_again():
    card = Conflict(
        Clash.NUMBERS, "038142000016", "038192000016", Place(Source.TYPED, SUBMITTER), proven=True
    )
    fact = Fact("the", "id_number", "038142000016", page="a", confidence=95)
    asked = CheckItem("a", fact, FieldType.ID_NUMBER, (card,))
    assert against_proof(asked, "038142000016") == card
    assert against_proof(asked, "038192000016") is None
    other = against_proof(asked, "038192000017")
    assert other is not None and other.here == "038192000017"
    told = CheckItem("a", fact, FieldType.ID_NUMBER, (Conflict(Clash.NUMBERS, "1", "2"),))
    assert against_proof(told, "038142000016") is None
