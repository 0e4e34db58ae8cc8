"""A profile keeps its key whatever happens to the list around it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleError
from app.domain.scanning.profile import (
    DEFAULT_PROFILES,
    ScanProfile,
    added,
    changed,
    check_profiles,
    free_key,
    moved,
    profile_of,
    profile_on_key,
    without,
)

NAMES = [p.id for p in DEFAULT_PROFILES]


def keys(profiles: tuple[ScanProfile, ...]) -> dict[str, int]:
    return {p.id: p.key for p in profiles}


def test_a_new_desk_has_profiles_that_make_sense():
    check_profiles(DEFAULT_PROFILES)
    assert [p.key for p in DEFAULT_PROFILES] == [1, 2, 3, 4, 5, 6, 7]


@given(st.sampled_from(NAMES), st.integers(-9, 9))
def test_moving_a_profile_in_the_list_moves_no_key(profile_id: str, by: int):
    after = moved(DEFAULT_PROFILES, profile_id, by)
    assert keys(after) == keys(DEFAULT_PROFILES)
    check_profiles(after)


@given(st.sampled_from(NAMES))
def test_taking_a_profile_out_moves_no_other_key(profile_id: str):
    after = without(DEFAULT_PROFILES, profile_id)
    assert keys(after) == {i: k for i, k in keys(DEFAULT_PROFILES).items() if i != profile_id}
    freed = next(p.key for p in DEFAULT_PROFILES if p.id == profile_id)
    assert profile_on_key(after, freed) is None


@given(st.sampled_from(NAMES), st.integers(0, 9))
def test_two_profiles_never_share_a_key_after_a_change(profile_id: str, key: int):
    wanted = replace(profile_of(DEFAULT_PROFILES, profile_id), key=key)
    after = changed(DEFAULT_PROFILES, wanted)
    check_profiles(after)
    assert keys(after)[profile_id] == key


def test_a_new_profile_takes_a_free_key_and_an_id_of_its_own():
    after = added(without(DEFAULT_PROFILES, "mat-kinh"), "Máy ở phòng bên")
    assert (after[-1].name, after[-1].key) == ("Máy ở phòng bên", 4)
    assert len({p.id for p in after}) == len(after)


def test_when_all_nine_keys_are_given_a_new_profile_is_chosen_from_the_list_only():
    many = DEFAULT_PROFILES
    for number in range(4):
        many = added(many, f"Kiểu {number}")
    assert (free_key(many), many[-1].key) == (0, 0)
    check_profiles(many)


def test_the_last_profile_is_kept():
    one = (ScanProfile("a", "Chỉ một"),)
    assert without(one, "a") == one


def test_a_profile_that_is_gone_gives_way_to_the_first():
    assert profile_of(DEFAULT_PROFILES, "khong-con").id == "theo-loai-giay"


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"colour": "tím"}, "profiles[2].colour"),
        ({"source": "khay"}, "profiles[2].source"),
        ({"paper": "A0"}, "profiles[2].paper"),
        ({"dpi": 40}, "profiles[2].dpi"),
        ({"key": 10}, "profiles[2].key"),
        ({"after": "ép"}, "profiles[2].after"),
        ({"name": ""}, "profiles[2].name"),
        ({"id": "theo-loai-giay"}, "profiles[2].id"),
    ],
)
def test_a_value_that_makes_no_sense_is_named_with_its_profile(wrong: dict[str, object], key: str):
    profiles = (DEFAULT_PROFILES[0], replace(DEFAULT_PROFILES[1], **wrong))  # type: ignore[arg-type]
    with pytest.raises(RuleError) as refused:
        check_profiles(profiles)
    assert (refused.value.code, refused.value.facts["key"]) == ("settings.value", key)


def test_two_profiles_on_one_key_are_both_named():
    with pytest.raises(RuleError) as refused:
        check_profiles((DEFAULT_PROFILES[0], replace(DEFAULT_PROFILES[1], key=1)))
    assert refused.value.code == "settings.profile_key"
    assert refused.value.facts == {"number": 1, "first": "Theo loại giấy", "second": "Khay nạp, một mặt"}
