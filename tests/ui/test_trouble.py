from __future__ import annotations

from PySide6.QtWidgets import QMessageBox

from app.domain.errors import StorageError
from ui.trouble import trouble_box


def test_data_of_a_newer_program_is_explained_before_any_window_opens(qtbot):
    box = trouble_box(StorageError("database.newer", revision="9999"), "vi")
    qtbot.addWidget(box)

    assert box.text() == "Dữ liệu này do bản chương trình mới hơn ghi."
    assert "dữ liệu còn nguyên" in box.informativeText()
    assert box.button(QMessageBox.StandardButton.Close).text().replace("&", "") == "Đóng"
