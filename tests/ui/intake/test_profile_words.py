"""What a profile's line tells: profiles that scan differently read differently."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from app.domain.scanning.profile import AFTER, SHEETS_MM, ScanProfile
from app.domain.scanning.wish import ScanWish
from app.settings import DeviceSettings
from app.use_cases.scan_profiles import settings_for
from ui.intake.scanning.scan_run import ANY_DEVICE
from ui.intake.wording import profile_words

PLAIN = ScanProfile("kieu", "Kiểu", source="flatbed", colour="colour", dpi=300, paper="A4")


def words(profile: ScanProfile) -> str:
    return profile_words(profile, settings_for(profile, ScanWish(), DeviceSettings(), ANY_DEVICE))


def test_a4_goes_without_saying_and_other_papers_do_not():
    told = {paper: words(replace(PLAIN, paper=paper)) for paper in SHEETS_MM}
    assert told["A4"] == told["auto"] == "mặt kính · màu · 300 dpi"
    assert [told[p].rpartition(" · ")[2] for p in ("A3", "A5", "card")] == ["A3", "A5", "thẻ"]


def test_profiles_that_differ_in_anything_else_have_lines_that_differ():
    others = [replace(PLAIN, after=after) for after in AFTER]
    others += [replace(PLAIN, separators=False), replace(PLAIN, cleaning="shadows")]
    others += [replace(PLAIN, device="sane:may"), replace(PLAIN, source="feeder"), replace(PLAIN, dpi=600)]
    others += [replace(PLAIN, colour="grey"), replace(PLAIN, paper="A3")]
    assert all(words(one) != words(other) for one, other in combinations(others, 2))
