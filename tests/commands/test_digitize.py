"""`digitize`: a folder of old results, from the command line to the check queue."""

from __future__ import annotations

import json

import pytest

import main as program
from app.training.citizens import load_commune
from app.training.papers import TRAINING_DAY, draw_paper

pytestmark = pytest.mark.slow


@pytest.fixture
def call(tmp_path, capsys, monkeypatch):
    """Call the program on a desk of its own; return exit code, document and what was said on the side."""
    # what gives way once gives way for every later test too
    monkeypatch.setattr("app.commands.digitise.give_way", lambda _: None)

    def run(*words: str):
        code = program.main(["--data-dir", str(tmp_path / "quay"), "digitize", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def folder(tmp_path):
    """Two birth certificates, and a note somebody left there."""
    made = tmp_path / "ho-tich-2001"
    made.mkdir()
    homes = load_commune(TRAINING_DAY).households
    for number in (1, 2):
        paper = draw_paper("giay_khai_sinh", homes[number], number)
        (made / f"KS-{number}.jpg").write_bytes(paper.jpeg)
    (made / "ghi-chu.pdf").write_text("tủ số 3")
    return made


def test_a_folder_is_read_and_told_and_run_again_reads_nothing_twice(call, folder):
    code, out, err = call(str(folder), "--json")

    told = json.loads(out)
    assert (code, told["job"], told["total"], told["read_now"]) == (0, "ho-tich-2001", 3, 3)
    assert (told["counts"]["to_check"], told["counts"]["aside"]) == (2, 1)
    assert told["aside"][0]["file"] == "ghi-chu.pdf"
    assert "không phải ảnh" in told["aside"][0]["reason"]
    assert "/3 kết quả" in err

    code, out, _ = call(str(folder))
    assert (code, "lần này đọc:   0" in out, "chờ kiểm tra:  2" in out) == (0, True, True)


def test_a_folder_that_is_not_there_or_empty_ends_with_three(call, tmp_path):
    code, out, said = call(str(tmp_path / "khong-co"), "--json")
    assert (code, json.loads(out)["error"]["code"]) == (3, "digitise.no_folder")
    assert "thư mục" in said

    (tmp_path / "rong").mkdir()
    code, out, _ = call(str(tmp_path / "rong"), "--json")
    assert (code, json.loads(out)["error"]["code"]) == (3, "digitise.empty")
