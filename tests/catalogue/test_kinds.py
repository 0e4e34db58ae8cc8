"""Every paper the 71 procedures ask for or give out is a kind the reader can know, or it is said why not."""

import pytest

from app.catalogue import load_catalogue
from app.domain.draft import Draft
from app.domain.reading.routing import slot_for_kind

CATALOGUE = load_catalogue()
NO_PAPER = {
    "KQ.G12.001347",  # cập nhật trong CSDL đăng ký hộ kinh doanh
    "KQ.G10.000923",  # chỉnh lý hồ sơ địa chính, CSDL đất đai
}
"""Results that are entries of a database: nothing is printed that could be scanned."""


def test_there_are_seventy_one_procedures_and_at_least_thirty_kinds():
    assert len(CATALOGUE.procedures) == 71
    asked = {
        kind for p in CATALOGUE.procedures for r in p.requirements for kind in ({r.kind} | r.also) if kind
    }
    assert len(asked) >= 30


@pytest.mark.parametrize("procedure", CATALOGUE.procedures, ids=lambda procedure: procedure.code)
def test_every_paper_asked_for_has_a_kind_or_a_reason_why_none_can_be_told(procedure):
    assert [r.key for r in procedure.requirements if not r.kind and not r.any_kind] == []


@pytest.mark.parametrize("procedure", CATALOGUE.procedures, ids=lambda procedure: procedure.code)
def test_a_page_of_each_kind_finds_a_slot_that_takes_it(procedure):
    for requirement in procedure.requirements:
        if requirement.kind and not requirement.channels:
            slot = slot_for_kind(procedure, Draft("d", None, procedure=procedure.code), requirement.kind)
            found = procedure.requirement(slot)
            assert found is not None and found.takes(requirement.kind)


def test_every_national_result_code_names_a_kind_unless_nothing_is_printed():
    known = {code for kind in CATALOGUE.document_types for code in kind.national_codes}
    results = {r.code for p in CATALOGUE.procedures for r in p.results if r.code}

    assert results - known == NO_PAPER


def test_no_national_code_means_two_kinds():
    assert CATALOGUE.warnings == ()
