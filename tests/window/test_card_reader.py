"""A hand-held reader types a card while Unikey is on: the card arrives whole, wherever the cursor is."""

from __future__ import annotations

import time

import pytest

from tests.window.screen import Screen
from tests.window.test_walk import looking, sign_in

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

CARD = (
    "038192000016||Nguyễn Thị Mẫu|05031992|Nữ|"
    "Tổ 5, phố Yersin, phường Lees Wood, Xã Thử Nghiệm, Thanh Hóa|12082021"
)
"""Telex makes Yẻin of Yersin and Lế of Lees."""
RESIDENCE = CARD.split("|")[5]


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    folder = tmp_path_factory.mktemp("quay")
    with Screen(folder / "tap-huan", telex=True) as shown:
        shown.open_counter(folder / "log")
        sign_in(shown)
        yield shown


def scan(screen: Screen, text: str = CARD) -> None:
    """Type as a reader set to its usual speed does, then Enter."""
    screen.type(text, delay_ms=4)
    screen.press("Return")


def read_card(screen: Screen, peek):
    screen.wait_for(lambda: peek.drafts() and peek.drafts()[0].applicant.submitter.residence, "the card")
    time.sleep(0.6)  # whatever was typed into a field would be stored by now
    return peek.drafts()[0].applicant.submitter


def blank_form(screen: Screen) -> None:
    screen.press("Escape", "ctrl+shift+x", "ctrl+shift+x")
    time.sleep(1.0)


CURSOR = {
    "on the card line": lambda screen: screen.press("F2"),
    "in the name": lambda screen: screen.press("F2", "Tab"),
    "in the search for a procedure": lambda screen: screen.press("ctrl+f"),
}


@pytest.mark.parametrize("place", CURSOR)
def test_a_card_typed_by_a_reader_arrives_whole_with_telex_on(screen, place):
    with looking(screen.data) as peek:
        CURSOR[place](screen)
        scan(screen)
        person = read_card(screen, peek)
        assert person.full_name == "Nguyễn Thị Mẫu"
        assert person.residence == RESIDENCE
        assert person.id_number == "038192000016"
        blank_form(screen)
        screen.wait_for(lambda: not peek.drafts(), "a blank form")


def test_a_word_half_typed_in_another_field_is_kept_beside_the_card(screen):
    with looking(screen.data) as peek:
        screen.press("ctrl+f")
        screen.type("khsinh ", delay_ms=80)
        screen.press("Return")
        screen.wait_for(lambda: peek.drafts() and peek.drafts()[0].procedure, "the procedure")
        screen.press("F2", *["Tab"] * 7)
        screen.type("Beej", delay_ms=120)
        scan(screen)
        person = read_card(screen, peek)
        assert (person.full_name, person.residence) == ("Nguyễn Thị Mẫu", RESIDENCE)
        assert peek.drafts()[0].note == "Bệ"
        blank_form(screen)
