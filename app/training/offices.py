"""The invented offices whose papers are drawn: a commune, its province, its hospital and who signs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """Nơi cấp giấy: every agency of one invented commune.

    Args:
        unit: xã, phường or đặc khu.
        place: Name of the commune, also the place before a date.
        province: Name of the province.
        chair, officer, police, doctor, matron: Who signs for the commune, its specialised office, the
            police, the hospital and for the birth itself.
    """

    unit: str = "xã"
    place: str = "Thử Nghiệm"
    province: str = "Thử Nghiệm"
    chair: str = "Mai Văn Tập Sự"
    officer: str = "Đinh Thị Mẫu Biểu"
    police: str = "Kiều Văn Thí Điểm"
    doctor: str = "Tạ Văn Giả Lập"
    matron: str = "Hà Thị Thao Tác"

    @property
    def name(self) -> str:
        """The commune as words inside a sentence."""
        return f"{self.unit} {self.place}"

    @property
    def whole(self) -> str:
        """Commune and province as words inside a sentence."""
        return f"{self.name}, tỉnh {self.province}"

    @property
    def native(self) -> str:
        """Commune and province as the value of a row."""
        return self.whole[0].upper() + self.whole[1:]

    @property
    def committee(self) -> str:
        """Ủy ban nhân dân of the commune."""
        return f"Ủy ban nhân dân {self.name}"

    @property
    def desk(self) -> str:
        """The committee with its province, as papers are addressed."""
        return f"Ủy ban nhân dân {self.whole}"

    @property
    def commune(self) -> tuple[str, str]:
        """The committee over a paper, two lines of capitals."""
        return "ỦY BAN NHÂN DÂN", self.name.upper()

    @property
    def province_line(self) -> str:
        """The province over a paper."""
        return f"TỈNH {self.province}".upper()

    @property
    def hospital(self) -> str:
        """Where children are born."""
        return f"Bệnh viện Đa khoa {self.province}, tỉnh {self.province}"


TRAINING_OFFICE = Office()
"""Xã Thử Nghiệm of the training world."""
