"""The index of people leaves out nobody whom comparing each with each would have found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.papers.evidence import Source
from app.domain.papers.people import PersonTold, Place, alike, strangers
from app.domain.papers.people_index import PeopleIndex

NAMES = st.sampled_from(
    (
        "",
        "An",
        "Nguyễn Thị Mẫu",
        "Nguyễn Thi Mâu",
        "Nguyen Thj Mau",
        "Nguyễn Thị Mẫn",
        "Trần Văn Thử",
        "Trần Van Thú",
    )
)
NUMBERS = st.sampled_from(("", "038192000016", "038192000017", "038192000027", "038090000027", "171000016"))
ROLES = st.sampled_from(("", "husband", "wife", "child"))
DAYS = st.sampled_from(("", "1992-03-05", "1992", "1990-01-02"))
TOLD = st.tuples(ROLES, NAMES, NUMBERS, NUMBERS, DAYS)


def people_of(paper: str, told: list[tuple[str, str, str, str, str]]) -> tuple[PersonTold, ...]:
    """People of one paper, each role once."""
    by_role = {one[0]: one for one in told}
    return tuple(
        PersonTold(Place(Source.PRINT, paper), role, name, number, old, born)
        for role, name, number, old, born in by_role.values()
    )


PAPERS = st.lists(st.lists(TOLD, max_size=3), max_size=8).map(
    lambda all_: {f"p{n}": people_of(f"p{n}", told) for n, told in enumerate(all_)}
)


def speaks_of(me: PersonTold, other: PersonTold) -> bool:
    return alike(me, other) or bool(me.role and me.role == other.role and not strangers(me, other))


def said(person: PersonTold) -> tuple[str, ...]:
    return (person.role, person.full_name, person.id_number, person.old_id_number, person.birth_date)


@given(PAPERS)
def test_whoever_may_be_the_same_person_is_found(papers: dict[str, tuple[PersonTold, ...]]):
    index = PeopleIndex(papers)
    for paper, people in papers.items():
        for me in people:
            elsewhere = [p for key, theirs in papers.items() if key != paper for p in theirs]
            found = [p for p in index.near(me, paper) if speaks_of(me, p)]
            assert [said(p) for p in found] == list(
                dict.fromkeys(said(p) for p in _in_order(papers, elsewhere, me))
            )
            assert all(p.place.id != paper for p in found)


def _in_order(
    papers: dict[str, tuple[PersonTold, ...]], elsewhere: list[PersonTold], me: PersonTold
) -> list[PersonTold]:
    """Those of elsewhere who may be the same, in the order in which anybody told so was first named."""
    first = list(dict.fromkeys(said(p) for people in papers.values() for p in people))
    return sorted((p for p in elsewhere if speaks_of(me, p)), key=lambda p: first.index(said(p)))


@given(PAPERS, TOLD)
def test_papers_are_joined_to_the_desk_as_if_each_were_compared_with_each(
    papers: dict[str, tuple[PersonTold, ...]], told: tuple[str, str, str, str, str]
):
    desk = people_of("desk", [told])
    reached: set[str] = set()
    front = list(desk)
    while front:
        new = {
            paper
            for paper, people in papers.items()
            if paper not in reached and any(alike(a, b) for a in people for b in front)
        }
        reached |= new
        front = [person for paper in new for person in papers[paper]]
    assert PeopleIndex(papers).connected(desk) == reached


@given(PAPERS, ROLES)
def test_everybody_in_a_role_is_named_once(papers: dict[str, tuple[PersonTold, ...]], role: str):
    people = [p for theirs in papers.values() for p in theirs if p.role == role]
    assert [said(p) for p in PeopleIndex(papers).in_role(role)] == list(dict.fromkeys(map(said, people)))
