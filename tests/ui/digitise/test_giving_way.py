"""Old results wait while a clerk works for a citizen."""

from __future__ import annotations

from tests.ui.dossier.counter import shown
from tests.use_cases.world import BIRTH
from ui.counter import PAGES, Counter


def test_an_act_in_the_intake_makes_old_results_wait_and_another_page_does_not(
    qtbot, world, background, clerk
):
    counter = shown(qtbot, Counter(world.desk, background, clerk))
    world.desk.turns.quiet_seconds = 0.0
    world.desk.turns.touch()
    assert not world.desk.turns.wanted_at_the_desk()

    world.desk.turns.quiet_seconds = 60.0
    counter.turn_to(next(page for page in PAGES if page.view == "digitise"))
    assert not world.desk.turns.wanted_at_the_desk()

    counter.turn_to(PAGES[0])
    counter.intake.model.choose_procedure(BIRTH)

    assert world.desk.turns.wanted_at_the_desk()
