"""A clerk with Unikey on types a name by Telex; what is stored is what she sees."""

from __future__ import annotations

import pytest

from tests.window.screen import Screen
from tests.window.test_walk import looking, sign_in

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def test_a_name_typed_by_telex_is_stored_whole_even_when_a_key_follows_at_once(tmp_path):
    data = tmp_path / "tap-huan"
    with Screen(data, telex=True) as screen:
        screen.open_counter(tmp_path / "log")
        sign_in(screen)
        with looking(data) as peek:
            screen.press("ctrl+f")
            screen.type("khsinh ", delay_ms=80)
            screen.press("Return")
            screen.wait_for(lambda: peek.drafts() and peek.drafts()[0].procedure, "the procedure")
            screen.press("F2", "Tab")
            screen.type("Nguyeenx Thij Hoongf Asnh", delay_ms=80)
            screen.press("Tab")
            screen.wait_for(lambda: peek.drafts()[0].applicant.submitter.full_name, "the name")

            assert peek.drafts()[0].applicant.submitter.full_name == "Nguyễn Thị Hồng Ánh"
