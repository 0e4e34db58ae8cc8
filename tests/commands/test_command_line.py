from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

import main as program
from app.commands import calls
from app.settings import Settings
from app.settings_file import load_settings
from app.start import edges
from app.store import drafts
from app.store.database import Database
from tests.use_cases.world import TrayPrinter

ROOT = Path(program.__file__).parent

CARD = "038192000016||Nguyễn Thị Mẫu|05031992|Nữ|Thôn Mẫu, Xã Thử Nghiệm, Thanh Hóa|12082021||||"
BIRTH = [
    "intake",
    "--json",
    "--procedure",
    "1.001193",
    "--card",
    CARD,
    "--excuse",
    "to_khai_khai_sinh=Nộp sau",
    "--excuse",
    "giay_chung_sinh=Nộp sau",
]


@pytest.fixture
def call(tmp_path, capsys):
    """Call the program on a desk of its own; return exit code, document and what was said on the side."""

    def run(*words: str):
        code = program.main(["--data-dir", str(tmp_path / "quay"), *words])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else None, said.err

    return run


@pytest.mark.slow
def test_an_intake_prints_one_document_with_code_due_date_and_receipt(call):
    code, told, _ = call(*BIRTH)

    assert code == 0
    assert told["code"].startswith("H99.01-")
    assert told["provisional"] is False
    assert told["applicant"]["full_name"] == "Nguyễn Thị Mẫu"
    assert told["missing"] == ["000.00.00.G15-KQ003204", "000.00.00.G15-KQ004389"]
    assert told["outbox"] == {"waiting": 1}
    assert (told["counts"]["expected"], told["counts"]["scanned"]) == (0, told["counts"]["kept"])
    assert Path(told["receipt"]).read_bytes().startswith(b"%PDF")


def test_a_result_to_be_posted_is_registered_on_the_receipt_and_an_unknown_way_is_refused(call):
    _, told, _ = call(*BIRTH, "--set", "return_address=Số 5 phố Thử, Hà Nội")
    code, refused, _ = call(*BIRTH, "--set", "return_by=chim")

    with pypdfium2.PdfDocument(told["receipt"]) as pdf:
        receipt = " ".join(pdf[0].get_textpage().get_text_bounded().split())
    assert "Qua dịch vụ bưu chính công ích đến địa chỉ: Số 5 phố Thử, Hà Nội" in receipt
    assert (code, refused["error"]["code"]) == (3, "draft.return_by")


def test_an_intake_tells_what_was_declared_and_where_each_value_came_from(call):
    code, told, _ = call(
        *BIRTH, "--set", "child_full_name=Trần Bảo Thử", "--set", "mother_name=Nguyễn Thị Mẫu"
    )

    declared = told["declared"]
    assert code == 0
    assert declared["form"] == "khai_sinh"
    assert declared["fields"]["child_full_name"] == "Trần Bảo Thử"
    assert declared["fields"]["mother_birth_date"] == "1992-03-05"
    assert declared["sources"]["child_full_name"] == "typed"
    assert declared["sources"]["mother_birth_date"] == "person"
    assert (declared["prefilled"], declared["typed"], declared["missing"]) == (8, 2, 6)


def test_the_receipt_just_issued_verifies_without_a_line_from_its_file(call):
    _, issued, _ = call(*BIRTH)

    code, told, _ = call("verify", "--json", issued["receipt"])

    assert (code, told["valid"], told["code"]) == (0, True, issued["code"])
    assert (told["own_key"], told["no_value"]) == (True, True)  # nobody said yet which agency this is
    assert told["issued_at"] == issued["received_at"]


def test_a_text_that_is_no_receipt_is_not_valid(call):
    code, told, _ = call("verify", "--json", "https://dichvucong.example.gov.vn/tra-cuu?ma_ho_so=H99.01-1")

    assert (code, told["valid"]) == (3, False)
    assert told["reason"]


def test_a_missing_paper_is_named_and_the_draft_stays(call):
    code, told, said = call(*BIRTH[:-2])

    assert code == 3
    assert told["error"]["code"] == "draft.incomplete"
    assert "Giấy chứng sinh" in said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "exit_code", "error"),
    [
        (["intake", "--json", "--procedure", "9.9"], 3, "catalogue.no_procedure"),
        (["intake", "--json", "--procedure", "1.001193", "--card", "abc"], 3, "card.not_a_card"),
        (["intake", "--json", "--procedure", "1.001193", "--set", "full_name"], 2, "call.pair"),
        (["intake", "--json", "--procedure", "1.001193", "--set", "birth_date=5/3/92"], 2, "call.value"),
        (["intake", "--json", "--procedure", "1.001193", "--paper", "xx=a.jpg"], 3, "draft.no_component"),
        (["log", "--json", "--date", "hôm qua", "--out", "x.pdf"], 2, "call.date"),
        (["log", "--json", "--date", "2026-11-20", "--out", "x.xlsx"], 2, "call.ending"),
        (["log", "--json", "--date", "2026-11-20", "--out", "/dev/null/x.pdf"], 5, "disk.folder"),
        (["sync", "--json", "--once"], 4, "line.not_set"),
        (["read", "--json", "khong-co.jpg"], 3, "file.missing"),
    ],
)
def test_what_cannot_be_done_is_told_in_words_with_its_exit_code(call, words, exit_code, error):
    code, told, said = call(*words)

    assert (code, told["error"]["code"]) == (exit_code, error)
    assert told["error"]["what"] in said
    assert told["error"]["do"]


def test_a_wrong_call_ends_with_two(call):
    with pytest.raises(SystemExit) as ended:
        call("intake")

    assert ended.value.code == 2


def test_data_on_a_folder_that_cannot_be_written_ends_with_five(tmp_path, capsys):
    (tmp_path / "tep").write_text("day la tep")

    assert program.main(["--data-dir", str(tmp_path / "tep" / "quay"), *BIRTH]) == 5
    assert json.loads(capsys.readouterr().out)["error"]["code"].startswith("disk.")


def test_the_daily_log_of_the_day_is_made(call, tmp_path):
    _, issued, _ = call(*BIRTH)
    out = tmp_path / "nhat-ky.pdf"

    code, told, _ = call("log", "--json", "--date", issued["received_at"][:10], "--out", str(out))

    assert (code, told["out"]) == (0, str(out))
    assert out.read_bytes().startswith(b"%PDF")


def test_separator_sheets_are_made_for_the_papers_of_a_procedure(call, tmp_path):
    out = tmp_path / "to-ngan.pdf"

    code, told, _ = call("separators", "--json", "--procedure", "1.001193", "--out", str(out))

    assert (code, told["procedure"], told["out"]) == (0, "1.001193", str(out))
    assert told["sheets"] > 1
    assert out.read_bytes().startswith(b"%PDF")


def test_one_plain_separator_is_made_without_a_procedure(call, tmp_path):
    _, told, _ = call("separators", "--json", "--out", str(tmp_path / "to-ngan.pdf"))
    assert told["sheets"] == 1


def test_separators_of_a_procedure_nobody_knows_are_refused(call, tmp_path):
    code, told, _ = call("separators", "--json", "--procedure", "9.9", "--out", str(tmp_path / "x.pdf"))
    assert (code, told["error"]["code"]) == (3, "catalogue.no_procedure")


def test_the_ruler_page_is_drawn_for_whoever_sets_up_printer_and_scanner(call, tmp_path):
    out = tmp_path / "thuoc.pdf"

    code, told, _ = call("ruler", "--json", "--out", str(out))

    assert (code, told) == (0, {"out": str(out), "square_mm": 100.0})
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("name", "exit_code", "error"),
    [("thuoc.png", 2, "call.ending"), ("khong/co/thuoc.pdf", 5, "disk.folder")],
)
def test_a_ruler_page_that_cannot_be_written_is_refused_in_words(call, tmp_path, name, exit_code, error):
    code, told, _ = call("ruler", "--json", "--out", str(tmp_path / name))
    assert (code, told["error"]["code"]) == (exit_code, error)


@pytest.mark.slow
def test_the_doctor_looks_at_everything_and_says_what_to_do(call):
    code, told, _ = call("doctor", "--json")

    assert code == 0
    by_name = {check["name"]: check for check in told["checks"]}
    assert by_name["Bộ đọc chữ"]["ok"]
    assert by_name["Cơ sở dữ liệu"]["ok"]
    assert not by_name["Đường truyền"]["ok"]
    assert all(check["remedy"] for check in told["checks"] if not check["ok"])


@pytest.fixture
def no_screen(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", program.HOME_VARIABLE):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.slow
def test_without_a_screen_a_training_birth_goes_all_the_way_to_the_province(tmp_path, capsys, no_screen):
    code = program.main(["--data-dir", str(tmp_path / "tap-huan")])

    said = capsys.readouterr()
    assert code == 0
    assert "không có màn hình" in said.err
    receipt = next((tmp_path / "tap-huan" / "receipts").glob("*.pdf"))
    assert str(receipt) in said.out
    assert "đã xác nhận từng tệp theo mã băm" in said.out
    stored = {
        path.name for path in (tmp_path / "tap-huan" / "tinh-ao" / "files").rglob("*") if path.is_file()
    }
    kept = {path.name for path in (tmp_path / "tap-huan" / "pages").rglob("*") if path.is_file()}
    assert stored
    assert stored <= kept


def test_without_a_screen_a_real_desk_is_left_alone_and_says_what_to_call(
    call, tmp_path, capsys, monkeypatch, no_screen
):
    call(*BIRTH)
    monkeypatch.setenv(program.HOME_VARIABLE, str(tmp_path / "quay"))
    before = sorted((tmp_path / "quay").rglob("*"))

    assert program.main([]) == 2

    assert "không có màn hình" in capsys.readouterr().err
    assert sorted((tmp_path / "quay").rglob("*")) == before
    _, told, _ = call("sync", "--json", "--once")
    assert told["error"]["code"] == "line.not_set"


def test_without_a_screen_a_folder_with_anything_in_it_is_not_taken_for_training(tmp_path, capsys, no_screen):
    (tmp_path / "so-thu.ods").write_bytes(b"giay to khac")

    assert program.main(["--data-dir", str(tmp_path)]) == 2

    assert [path.name for path in tmp_path.iterdir()] == ["so-thu.ods"]


def test_the_first_opening_writes_the_settings_so_that_training_can_never_claim_the_folder(call, tmp_path):
    call(*BIRTH)
    assert load_settings(tmp_path / "quay" / "settings.toml") == Settings()

    code, told, _ = call("--training", "doctor", "--json")

    assert (code, told["error"]["code"]) == (3, "training.real_desk")


@pytest.mark.slow
def test_a_printer_that_fails_does_not_lose_the_code_of_the_dossier(call, monkeypatch):
    printer = TrayPrinter(fails="printer.stopped")
    monkeypatch.setattr(edges, "_printer", lambda *_: printer)

    code, told, said = call(*BIRTH, "--print")

    assert (code, told["print_error"]["code"]) == (4, "printer.stopped")
    assert told["code"].startswith("H99.01-")
    assert set(told["print_error"]) == {"code", "what", "do"}
    assert told["print_error"]["what"] in said


def test_a_receipt_that_cannot_be_drawn_does_not_lose_the_code_either(call, tmp_path):
    (tmp_path / "quay").mkdir()
    (tmp_path / "quay" / "receipts").write_bytes(b"mot tep")

    code, told, _ = call(*BIRTH)

    assert (code, told["print_error"]["code"]) == (4, "disk.folder")
    assert told["code"].startswith("H99.01-")
    assert told["receipt"] is None


def test_a_refused_intake_names_the_draft_that_stays(call, tmp_path):
    _, told, _ = call(*BIRTH[:-2])

    database = Database.open(tmp_path / "quay" / "quay.db")
    with database.read() as db:
        assert drafts.get(db, told["error"]["draft"]).procedure == "1.001193"
    database.close()


def test_a_wrong_pair_is_noticed_before_a_draft_is_made(call, tmp_path):
    _, told, _ = call("intake", "--json", "--procedure", "1.001193", "--paper", "giay_chung_sinh")

    assert told["error"]["code"] == "call.pair"
    assert "draft" not in told["error"]


@pytest.mark.slow
@pytest.mark.parametrize("code_page", ["cp1252", "ascii"])
def test_vietnamese_comes_out_whole_through_a_pipe_of_any_code_page(tmp_path, code_page):
    command = [sys.executable, "main.py", "--data-dir", str(tmp_path), "sync", "--json", "--once"]
    piped = {**os.environ, "PYTHONIOENCODING": code_page, "PYTHONUTF8": "0"}

    done = subprocess.run(command, cwd=ROOT, env=piped, capture_output=True, check=False)

    assert done.returncode == 4
    assert json.loads(done.stdout.decode())["error"]["what"] in done.stderr.decode()


def test_a_program_without_any_console_still_ends_with_its_code(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    assert program.main(["--data-dir", str(tmp_path), "sync", "--json", "--once"]) == 4


def test_an_interrupted_call_ends_as_shells_expect(tmp_path, monkeypatch):
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(calls, "CALLS", (calls.Call("doctor", interrupt),))

    assert program.main(["--data-dir", str(tmp_path), "doctor"]) == 130


@pytest.mark.parametrize("before", [[], ["--data-dir", "gateway"], ["--training", "--language=en"]])
def test_the_gateway_gets_its_own_words_whatever_stands_before(before, monkeypatch):
    heard: list[list[str]] = []
    monkeypatch.setattr("sync.gateway.command.main", lambda words: heard.append(list(words)) or 0)
    words = ["--port", "9", "--storage", "kho", "--self-signed", "--settings", "-"]

    assert program.main([*before, "gateway", *words]) == 0

    assert heard == [words]


def test_a_word_no_call_knows_ends_with_two(tmp_path):
    with pytest.raises(SystemExit) as ended:
        program.main(["--data-dir", str(tmp_path), "doctor", "--la"])

    assert ended.value.code == 2


def test_a_desk_nobody_set_up_marks_its_papers_as_having_no_value(call):
    _, issued, _ = call(*BIRTH)
    words = "\n".join(
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(issued["receipt"])
    )

    assert "KHÔNG CÓ GIÁ TRỊ" in words


def test_verifying_tells_which_desk_and_which_dossier(call):
    _, issued, _ = call(*BIRTH)

    _, told, _ = call("verify", "--json", issued["receipt"])

    assert issued["code"] in told["reason"]
    assert "…" not in told["reason"]


def test_a_picture_that_is_not_there_is_said_to_be_missing(call):
    code, told, _ = call("verify", "--json", "khong-co.pdf")

    assert (code, told["error"]["code"]) == (3, "file.missing")


def test_a_contradiction_names_the_fields_as_the_form_does(call):
    male = CARD.replace("|Nữ|", "|Nam|")

    code, told, _ = call(*[male if word == CARD else word for word in BIRTH])

    assert (code, told["error"]["code"]) == (3, "draft.contradiction")
    assert "giới tính" in told["error"]["what"]


@pytest.mark.parametrize(
    ("words", "exit_code"),
    [
        (["read", "khong-co.jpg"], 3),
        (["lessons"], 0),
        (["doctor"], 0),
        (["verify", "khong phai ma"], 3),
        (["--training", "lessons"], 0),
    ],
)
def test_a_call_that_only_reads_makes_no_desk_where_there_is_none(tmp_path, capsys, words, exit_code):
    root = tmp_path / "quay"

    assert program.main(["--data-dir", str(root), *words]) == exit_code

    assert not root.exists()
    assert f"Chưa có quầy nào ở {root}" in capsys.readouterr().err


def test_the_doctor_of_a_desk_to_come_tells_of_its_folder_and_leaves_its_settings(tmp_path, capsys):
    (tmp_path / "settings.toml").write_text('language = "en"\n')

    assert program.main(["--data-dir", str(tmp_path), "doctor", "--json"]) == 0

    by_name = {c["name"]: c["detail"] for c in json.loads(capsys.readouterr().out)["checks"]}
    assert by_name["Thư mục dữ liệu"].startswith(f"{tmp_path} (chưa có quầy nào")
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["read"], "còn thiếu TỆP. Xem cách gọi: python main.py read --help"),
        (["digitize", "x", "--group", "z"], "--group không nhận “z”, chỉ nhận: file, subfolder, separators"),
        (["la"], "LỆNH không nhận “la”, chỉ nhận: doctor, intake"),
        (["intake", "--procedure"], "sau --procedure còn thiếu giá trị"),
        (["doctor", "--la"], "không có từ --la trong lệnh này"),
    ],
)
def test_a_wrong_call_is_told_in_vietnamese(capsys, words, told):
    with pytest.raises(SystemExit):
        program.main(words)

    assert told in capsys.readouterr().err


def test_help_is_in_vietnamese_and_names_the_program_as_the_guides_do(capsys):
    for words in ([], ["read"], ["digitize"]):
        with pytest.raises(SystemExit) as ended:
            program.main([*words, "--help"])
        said = capsys.readouterr().out
        assert ended.value.code == 0
        assert said.startswith("Cách gọi: python main.py")
        assert not any(english in said for english in ("usage", "options:", "show this", "positional"))
