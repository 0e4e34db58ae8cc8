"""The desk's signing key is made once and never replaced behind anybody's back."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from app.domain.errors import StorageError
from app.exchange.keys import DeskKey, key_id_of, trusted_keys


def test_the_first_opening_makes_the_key_and_later_ones_find_it(tmp_path: Path) -> None:
    first = DeskKey.open(tmp_path / "keys")
    second = DeskKey.open(tmp_path / "keys")

    assert second.public == first.public
    assert first.key_id == key_id_of(first.public)
    assert sorted(p.name for p in (tmp_path / "keys").iterdir()) == ["desk.key", "trusted"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights on the folder")
def test_only_the_desk_may_read_its_key(tmp_path: Path) -> None:
    DeskKey.open(tmp_path)

    assert stat.S_IMODE((tmp_path / "desk.key").stat().st_mode) == 0o600


def test_a_damaged_key_is_left_as_it_is_and_told(tmp_path: Path) -> None:
    (tmp_path / "desk.key").write_bytes(b"half a key")

    with pytest.raises(StorageError) as raised:
        DeskKey.open(tmp_path)

    assert raised.value.code == "seal.key_damaged"
    assert (tmp_path / "desk.key").read_bytes() == b"half a key"


def test_receipts_of_a_lost_key_stay_verifiable(tmp_path: Path) -> None:
    lost = DeskKey.open(tmp_path)
    (tmp_path / "desk.key").unlink()
    fresh = DeskKey.open(tmp_path)

    assert trusted_keys(tmp_path, fresh) == {lost.key_id: lost.public, fresh.key_id: fresh.public}


def test_the_key_of_another_desk_is_trusted_by_copying_one_file(tmp_path: Path) -> None:
    other = DeskKey.open(tmp_path / "other")
    ours = DeskKey.open(tmp_path / "ours")
    public = tmp_path / "other" / "trusted" / f"{other.key_id}.pub"
    (tmp_path / "ours" / "trusted" / "quay-2.pub").write_bytes(public.read_bytes())

    assert trusted_keys(tmp_path / "ours", ours)[other.key_id] == other.public


def test_a_file_that_is_no_key_is_named_instead_of_skipped(tmp_path: Path) -> None:
    key = DeskKey.open(tmp_path)
    (tmp_path / "trusted" / "quay-3.pub").write_text("hello", encoding="utf-8")

    with pytest.raises(StorageError) as raised:
        trusted_keys(tmp_path, key)

    assert raised.value.facts["file"] == "quay-3.pub"


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("a file where the folder should be", encoding="utf-8")

    with pytest.raises(StorageError) as raised:
        DeskKey.open(tmp_path / "keys")

    assert raised.value.code == "seal.key_folder"
