"""The settings file: what is saved can be read back, and what cannot be used is named."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleError
from app.domain.scanning.profile import COLOURS, DEFAULT_PROFILES, SOURCES, ScanProfile, moved
from app.ports import ColourMode, ScanSource
from app.settings import (
    AgencySettings,
    DeskSettings,
    DeviceSettings,
    LineSettings,
    Settings,
)
from app.settings_file import load_settings, save_settings, settings_text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def refusal(path: Path, text: str) -> RuleError:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as refused:
        load_settings(path)
    return refused.value


@pytest.mark.slow
@given(name=st.text(), printer=st.text())
def test_whatever_is_typed_can_be_read_back_after_saving(tmp_path_factory, name, printer):
    path = tmp_path_factory.mktemp("quay") / "settings.toml"
    typed = Settings(agency=AgencySettings(name=name), devices=DeviceSettings(printer=printer))

    save_settings(path, typed)

    assert load_settings(path) == typed.checked()


def test_a_line_break_pasted_into_a_name_becomes_a_space(path):
    save_settings(path, Settings(agency=AgencySettings(name="ỦY BAN NHÂN DÂN\r\nXÃ MẪU\x07")))

    assert load_settings(path).agency.name == "ỦY BAN NHÂN DÂN XÃ MẪU"


def test_a_device_keeps_its_name_letter_for_letter_save_for_control_characters(path):
    scanned = unicodedata.normalize("NFD", "/srv/quét  chung")
    devices = DeviceSettings(printer="HP  LaserJet\x00", scan_folder=scanned)

    save_settings(path, Settings(devices=devices))

    kept = load_settings(path).devices
    assert (kept.printer, kept.scan_folder) == ("HP  LaserJet", scanned)


def test_even_unclean_text_is_written_as_toml_that_can_be_read(path):
    path.write_text(settings_text(Settings(line=LineSettings(desk_key='a"\\\n\x7f\tb'))), encoding="utf-8")

    assert load_settings(path).line.desk_key == 'a"\\ b'


def test_settings_saved_by_notepad_with_its_mark_at_the_start_are_read(path):
    path.write_bytes(b"\xef\xbb\xbf" + b'language = "en"\n')

    assert load_settings(path).language == "en"


def test_names_typed_with_separate_marks_are_composed(path):
    path.write_text(unicodedata.normalize("NFD", '[desk]\nname = "Quầy tiếp nhận"\n'), encoding="utf-8")

    assert load_settings(path).desk.name == "Quầy tiếp nhận"


@pytest.mark.parametrize(
    ("section", "line"),
    [
        ("agency", 'code = "999"'),
        ("desk", 'id = "quầy 1"'),
        ("desk", 'id = ""'),
        ("desk", "last_number = 0"),
        ("hours", 'opens = "07:00+07:00"'),
        ("hours", 'closes = "5 giờ"'),
        ("hours", 'opens = "12:00"'),
        ("devices", 'paper = "A3"'),
        ("devices", 'source = "tray"'),
        ("devices", 'colour = "color"'),
        ("devices", "dpi = 74"),
        ("devices", "dpi = 1201"),
        ("devices", "copies = 0"),
        ("devices", "copies = 10"),
        ("reader", "workers = 0"),
        ("reader", "workers = 9"),
        ("reader", "timeout_seconds = 4"),
        ("reader", "timeout_seconds = 601"),
        ("line", "interval_seconds = 4"),
        ("line", 'interval_seconds = "30"'),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_its_key(path, section, line):
    error = refusal(path, f"[{section}]\n{line}\n")

    assert error.code == "settings.value"
    assert str(error.facts["key"]).startswith(f"{section}.")


def test_settings_that_cannot_be_used_are_not_saved(path):
    save_settings(path, Settings())
    before = path.read_bytes()

    with pytest.raises(RuleError, match=r"settings\.value"):
        save_settings(path, Settings(desk=DeskSettings(id="A B")))

    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["settings.toml"]


def test_a_folder_in_place_of_the_settings_file_is_told_in_words(path):
    path.mkdir()

    with pytest.raises(RuleError, match=r"settings\.syntax"):
        load_settings(path)


def test_settings_nobody_may_read_are_told_in_words(path):
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("an administrator may read everything")
    path.write_text("", encoding="utf-8")
    path.chmod(0)

    with pytest.raises(RuleError, match=r"settings\.syntax"):
        load_settings(path)


def test_no_settings_file_means_the_defaults(path):
    assert load_settings(path) == Settings()
    assert load_settings(path / "deeper") == Settings()


def test_the_sources_and_colours_of_the_file_are_those_of_a_scan():
    assert set(SOURCES) == set(ScanSource)
    assert set(COLOURS) == set(ColourMode)


def test_settings_are_on_disk_before_they_take_the_place_of_the_old_ones(path, monkeypatch):
    done: list[str] = []
    sync, rename = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append("fsync"), sync(handle))[1])
    monkeypatch.setattr(Path, "replace", lambda old, new: (done.append("replace"), rename(old, new))[1])

    save_settings(path, replace(Settings(), language="en"))

    assert done == (["fsync", "replace"] if os.name == "nt" else ["fsync", "replace", "fsync"])


def test_profiles_are_saved_in_their_order_with_their_keys(path):
    mine = (*moved(DEFAULT_PROFILES, "mat-kinh", -3), ScanProfile("x", "Máy “phòng bên”", 9, "escl:a b"))
    save_settings(path, replace(Settings(), profiles=mine))

    assert load_settings(path).profiles == mine


def test_a_file_without_profiles_has_the_ones_of_a_new_desk(path):
    path.write_text('language = "en"\n', encoding="utf-8")
    assert load_settings(path).profiles == DEFAULT_PROFILES


def test_a_profile_written_by_hand_says_only_what_it_wants(path):
    path.write_text('[[profiles]]\nid = "a"\nname = "Khay"\nsource = "feeder"\n', encoding="utf-8")
    assert load_settings(path).profiles == (ScanProfile("a", "Khay", source="feeder"),)


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        ('[[profiles]]\nid = "a"\nname = "A"\ncolor = "grey"\n', "settings.unknown_key", "profiles[1].color"),
        ('[[profiles]]\nid = "a"\nname = "A"\ndpi = "300"\n', "settings.value", "profiles[1].dpi"),
        ('[[profiles]]\nid = "a"\nname = "A"\npaper = "B4"\n', "settings.value", "profiles[1].paper"),
        ('profiles = "A"\n', "settings.value", "profiles"),
        ("profiles = [1]\n", "settings.value", "profiles"),
    ],
)
def test_a_mistake_in_a_profile_is_named_with_its_place(path, text, code, key):
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as refused:
        load_settings(path)
    assert (refused.value.code, refused.value.facts["key"]) == (code, key)


def test_an_empty_list_of_profiles_is_told(path):
    path.write_text("profiles = []\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"settings\.no_profile"):
        load_settings(path)
