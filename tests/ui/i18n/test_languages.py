from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDateEdit,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QSpinBox,
    QWidget,
    QWizard,
)

from ui.i18n import TRANSLATIONS, Language
from ui.translate import ENGLISH, SCREENS, collect, compile_catalogues

BUTTON = QDialogButtonBox.StandardButton


@pytest.fixture
def vietnamese(qapp):
    before = QLocale()
    language = Language("vi").install()
    yield language
    language.remove()
    QLocale.setDefault(before)


@pytest.fixture
def english(qapp):
    before = QLocale()
    language = Language("en").install()
    yield language
    language.remove()
    QLocale.setDefault(before)


def words(widget: QWidget) -> set[str]:
    """Everything a dialog says, without the marks of its keys."""
    told = [part.text() for kind in (QLabel, QAbstractButton) for part in widget.findChildren(kind)]
    told += [part.text() for part in widget.findChildren(QAction)]
    return {text.replace("&", "").split("\t")[0] for text in told if text}


def messages(path: Path) -> list[ElementTree.Element]:
    return list(ElementTree.parse(path).getroot().iter("message"))


def test_every_button_of_a_message_is_vietnamese(qtbot, vietnamese):
    box = QMessageBox()
    qtbot.addWidget(box)
    for button in (BUTTON.Ok, BUTTON.Cancel, BUTTON.Save, BUTTON.Open, BUTTON.Close, BUTTON.Yes, BUTTON.No):
        box.addButton(QMessageBox.StandardButton(button.value))

    assert {"Đồng ý", "Hủy", "Lưu", "Mở", "Đóng", "Có", "Không"} <= words(box)


def test_no_standard_button_stays_english(qtbot, vietnamese):
    box = QDialogButtonBox(BUTTON(0x0FFFFC00))
    qtbot.addWidget(box)

    english_words = {"OK", "Cancel", "Save", "Open", "Close", "Yes", "No", "Apply", "Reset", "Help", "Retry"}
    assert len(words(box)) >= 15
    assert not words(box) & english_words


@pytest.mark.parametrize("edit", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_text_box_is_vietnamese(qtbot, vietnamese, edit):
    box = edit()
    qtbot.addWidget(box)
    menu = box.createStandardContextMenu()
    qtbot.addWidget(menu)

    told = [a.text().replace("&", "").split("\t")[0] for a in menu.actions() if a.text()]
    assert told == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]


def test_choosing_a_file_is_vietnamese(qtbot, vietnamese):
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()

    assert {"Mở", "Hủy", "Tìm trong:", "Tên tệp:", "Loại tệp:", "Hiện tệp ẩn"} <= words(dialog)
    model = dialog.findChildren(QWidget, "treeView")[0].model()
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)] == [
        "Tên",
        "Cỡ",
        "Loại",
        "Ngày sửa",
    ]

    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    assert "Lưu" in words(dialog)


def test_printing_is_vietnamese(qtbot, vietnamese):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)

    assert {"In", "Hủy", "Số bản:", "In tất cả", "Đảo thứ tự"} <= words(dialog)


def test_waiting_and_stepping_dialogs_are_vietnamese(qtbot, vietnamese):
    progress, wizard = QProgressDialog(), QWizard()
    qtbot.addWidget(progress)
    qtbot.addWidget(wizard)
    progress.reset()

    assert "Hủy" in words(progress)
    assert {"Tiếp >", "< Lùi", "Hoàn tất", "Hủy"} <= words(wizard)


def test_dates_months_and_steps_are_vietnamese(qtbot, vietnamese):
    box, spin = QDateEdit(QDate(2026, 11, 20)), QSpinBox()
    qtbot.addWidget(box)
    qtbot.addWidget(spin)

    assert QLocale().monthName(11) == "tháng 11"
    assert QLocale().toString(1234567) == "1.234.567"
    assert QApplication.translate("QAbstractSpinBox", "&Step up").replace("&", "") == "Tăng"


def test_keys_are_named_as_they_stand_on_the_keyboard(qapp, vietnamese):
    native = QKeySequence.SequenceFormat.NativeText

    names = [QKeySequence(key).toString(native) for key in ("Return", "Space", "Alt+Left", "Del", "Ctrl+S")]
    assert names == ["Enter", "Phím cách", "Alt+←", "Del", "Ctrl+S"]


def test_english_speaks_on_every_page(qtbot, english):
    assert QApplication.translate("RegisterView", "Mở hồ sơ") == "Open"
    assert QApplication.translate("Words", "Tỉnh đã xác nhận {at}") == "Confirmed {at}"
    assert english.complete


def test_an_unknown_language_is_vietnamese(qapp):
    language = Language("fr").install()
    language.remove()

    assert language.code == "vi"


def test_nothing_is_left_untranslated():
    for path in TRANSLATIONS.glob("*.ts"):
        assert [m.findtext("source") for m in messages(path) if not m.findtext("translation")] == []
        assert 'type="unfinished"' not in path.read_text(encoding="utf-8")


def test_every_word_of_the_screens_is_in_the_english_file(tmp_path):
    copy = tmp_path / ENGLISH.name
    shutil.copyfile(ENGLISH, copy)

    collect(copy)

    assert [m.findtext("source") for m in messages(copy) if not m.findtext("translation")] == []


def test_the_compiled_files_are_those_of_the_sources(tmp_path):
    for compiled in compile_catalogues(tmp_path):
        assert compiled.read_bytes() == (TRANSLATIONS / compiled.name).read_bytes()


def test_a_translation_keeps_every_fact_of_its_sentence():
    facts = re.compile(r"\{\w+\}|%\d+|%p")
    for path in TRANSLATIONS.glob("*.ts"):
        for message in messages(path):
            source, translation = message.findtext("source"), message.findtext("translation")
            assert sorted(facts.findall(source)) == sorted(facts.findall(translation)), source


def test_no_sentence_is_built_before_it_is_translated():
    for path in SCREENS.rglob("*.py"):
        calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
        told = [call.args[-1] for call in calls if getattr(call.func, "attr", "") == "tr" and call.args]
        assert all(isinstance(text, ast.Constant) for text in told), path


def test_no_key_mark_stands_on_a_letter_no_keyboard_has():
    marked = re.compile(r"&(\w)")
    for message in messages(TRANSLATIONS / "qtbase_vi.ts"):
        for letter in marked.findall(message.findtext("translation")):
            assert letter.isascii(), message.findtext("translation")
