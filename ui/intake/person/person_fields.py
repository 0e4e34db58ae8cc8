"""The fields of one person: name, number with its check, birth date, sex, residence, phone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from app.domain.errors import DeskError
from app.domain.people.person import Person, Sex, is_old_id
from app.domain.written import short_date
from app.messages import explain
from ui.intake.view_model import IntakeViewModel
from ui.widgets.field import Field
from ui.widgets.still import hold_still


class PersonFields(QWidget):
    """Fields of the người nộp, or of the chủ hồ sơ with ``owner.`` before each name."""

    def __init__(self, model: IntakeViewModel, language: str, prefix: str = "") -> None:
        super().__init__()
        self._language, self._prefix = language, prefix
        names = (
            ("full_name", self.tr("Họ tên")),
            ("id_number", self.tr("Số định danh")),
            ("birth_date", self.tr("Ngày sinh")),
            ("residence", self.tr("Nơi cư trú")),
            ("phone", self.tr("Điện thoại")),
        )
        self.fields = {
            name: Field(f"{prefix}{name}", title, model.type, model.leave) for name, title in names
        }
        self.fields["birth_date"].line.setPlaceholderText(self.tr("05/03/1992"))
        self.sex = QComboBox()
        self.sex.setAccessibleName(self.tr("Giới tính"))
        for words, sex in (("", Sex.UNKNOWN), (self.tr("Nam"), Sex.MALE), (self.tr("Nữ"), Sex.FEMALE)):
            self.sex.addItem(words, sex)
        self.sex.setFixedWidth(68)
        hold_still(self.sex)
        self.sex.activated.connect(lambda i: model.choose_sex(Sex(self.sex.itemData(i)), bool(prefix)))
        self.fields["birth_date"].row.addWidget(self.sex)
        self.confirmed = QCheckBox(self.tr("Đã đối chiếu thẻ gốc: số này đúng"))
        self.confirmed.clicked.connect(model.confirm_person)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for field in self.fields.values():
            column.addWidget(field)
        column.insertWidget(column.indexOf(self.fields["id_number"]) + 1, self.confirmed)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, from top to bottom."""
        name, number, born, *below = (field.line for field in self.fields.values())
        return (name, number, self.confirmed, born, self.sex, *below)

    def draw(
        self,
        person: Person,
        typed: Mapping[str, str],
        wrong: Mapping[str, DeskError],
        confirmed: bool = False,
    ) -> None:
        """Show a person; what is being typed stands as typed."""
        self.confirmed.setVisible(bool(person.contradictions()))
        self.confirmed.setChecked(confirmed)
        values = {
            "full_name": person.full_name,
            "id_number": person.id_number,
            "birth_date": short_date(person.birth_date) if person.birth_date else "",
            "residence": person.residence,
            "phone": person.phone,
        }
        for name, field in self.fields.items():
            error = wrong.get(field.name)
            said = str(explain(error, self._language)) if error else ""
            right = ""
            if name == "id_number" and field.name not in typed:
                said = said or self._number_wrong(person)
                right = self._number_right(person)
            field.draw(typed.get(field.name, values[name]), said, right)
        self.sex.setCurrentIndex(self.sex.findData(person.sex))

    def _number_wrong(self, person: Person) -> str:
        number = person.id_number
        if not number or is_old_id(number):
            return ""
        if len(number) != 12 or not (number.isascii() and number.isdigit()):
            return self.tr("Số định danh có 12 chữ số, đang có {n}.").format(n=len(number))
        doubts = person.contradictions()
        if "sex" in doubts and "birth_date" in doubts:
            return self.tr("Số không khớp giới tính và năm sinh. Đối chiếu lại với thẻ.")
        if "sex" in doubts:
            return self.tr("Số không khớp giới tính. Đối chiếu lại với thẻ.")
        if doubts:
            return self.tr("Số không khớp năm sinh. Đối chiếu lại với thẻ.")
        return ""

    def _number_right(self, person: Person) -> str:
        known = person.sex is not Sex.UNKNOWN and person.birth_date is not None
        if len(person.id_number) == 12 and known and not person.contradictions():
            return self.tr("khớp giới tính và năm sinh")
        return ""
