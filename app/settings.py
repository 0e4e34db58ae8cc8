"""Every setting of one desk: its type, default and meaning, and what makes a value acceptable.

Nothing reads settings globally: they are read once, when the desk opens, and the pieces handed on.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, time
from typing import Any

from app.domain.back_files.plan import parse_plan
from app.domain.codes import DeskRange, ProvisionalCode, is_agency_code
from app.domain.errors import RuleError
from app.domain.scanning.command import parse_scan_command
from app.domain.scanning.profile import COLOURS, DEFAULT_PROFILES, SOURCES, ScanProfile, check_profiles
from app.domain.text import clean_line
from app.domain.working_days import OfficeHours

_CHOICES: dict[str, tuple[str, ...]] = {
    "devices.source": SOURCES,
    "devices.colour": COLOURS,
    "devices.paper": ("A4", "A5", "A4x2"),
    "language": ("vi", "en"),
}
_SPANS = {
    "devices.dpi": (75, 1200),
    "devices.copies": (1, 9),
    "reader.workers": (1, 8),
    "reader.timeout_seconds": (5, 600),
    "line.interval_seconds": (5, 86_400),
    "digitise.plan": (0, 9_999_999),
}
_AS_GIVEN = frozenset({"scanner", "camera", "scan_folder", "scan_command", "printer", "ca_file", "device"})
"""Names that drivers and file systems give: kept letter for letter, or they would not be found again."""


@dataclass(frozen=True, slots=True)
class AgencySettings:
    """The agency in whose name the desk receives."""

    code: str = "H99.01"  # mã định danh cơ quan, QĐ 20/2020/QĐ-TTg; assigned by the province
    name: str = "ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM"  # TÊN CƠ QUAN on forms
    parent: str = "TỈNH THỬ NGHIỆM"  # cơ quan chủ quản, line above the name
    desk_office: str = "Trung tâm Phục vụ hành chính công xã Thử Nghiệm"  # bộ phận tiếp nhận
    place: str = "Thử Nghiệm"  # địa danh before the date
    phone: str = ""  # printed for questions; empty leaves it out
    province: str = "Tỉnh Thử Nghiệm"  # for the province's own packs
    lookup_url: str = "https://dichvucong.example.gov.vn/tra-cuu"  # the province's look-up page


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """This counter and its share of the day's numbers."""

    id: str = "1"  # one to four digits or capital letters; part of provisional codes
    name: str = "Quầy 1"
    first_number: int = 1  # dải số of this desk, both ends included
    last_number: int = 999
    book: str = "01"  # Quyển số of the Sổ theo dõi hồ sơ


@dataclass(frozen=True, slots=True)
class HoursSettings:
    """Giờ làm việc, each HH:MM."""

    opens: str = "07:00"
    lunch_from: str = "11:30"
    lunch_to: str = "13:30"
    closes: str = "17:00"


@dataclass(frozen=True, slots=True)
class DeviceSettings:
    """Devices by the names drivers give them; empty means choose the first that works."""

    scanner: str = ""  # driver:id, such as sane:test:0 or folder:/srv/scans
    source: str = "flatbed"  # flatbed, feeder, feeder_duplex, camera, folder
    dpi: int = 300  # 75 to 1200
    colour: str = "colour"  # colour, grey, black_white
    camera: str = ""  # name, index, device file, URL, video or picture sequence (hinh%03d.jpg)
    scan_folder: str = ""  # folder a copier scans into; empty for none
    network_scanners: str = ""  # addresses, comma between, of scanners that do not announce themselves
    scan_command: str = ""  # a program that scans for us (docs/how-to/twain.md); empty for none
    printer: str = ""  # installed printer; empty means the system's default
    paper: str = "A5"  # receipts: A5, A4 (one liên per sheet) or A4x2 (both on one sheet, to be cut)
    copies: int = 1  # sets of (lưu, giao) to print, 1 to 9
    profiles_locked: bool = False  # only a supervisor may change the profiles (kiểu quét)


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """The reader."""

    language: str = "vie"  # Tesseract language; vie alone reads tones best (docs of measured facts)
    workers: int = 2  # pages read at a time, one thread each; 1 to 8
    timeout_seconds: int = 60  # one page, 5 to 600; after that the engine is stopped
    learning: bool = True  # lessons about kinds of paper are kept on this machine and used; false: neither


@dataclass(frozen=True, slots=True)
class DigitiseSettings:
    """Kế hoạch số hóa kết quả còn hiệu lực of the year."""

    plan: int = 0  # số kết quả phải số hóa trong năm; 0 means the sum of plan_by_field
    plan_by_field: str = ""  # such as "Hộ tịch=800; Đất đai=300", names of lĩnh vực


@dataclass(frozen=True, slots=True)
class LineSettings:
    """The line to the province."""

    url: str = ""  # https://… of the gateway; empty means no line is set up
    desk_key: str = ""  # secret the province gave this desk
    ca_file: str = ""  # certificate file to trust; empty means the system's
    interval_seconds: int = 30  # between looks at the queue, at least 5
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """Cài đặt of one desk."""

    agency: AgencySettings = field(default_factory=AgencySettings)
    desk: DeskSettings = field(default_factory=DeskSettings)
    hours: HoursSettings = field(default_factory=HoursSettings)
    devices: DeviceSettings = field(default_factory=DeviceSettings)
    reader: ReaderSettings = field(default_factory=ReaderSettings)
    line: LineSettings = field(default_factory=LineSettings)
    digitise: DigitiseSettings = field(default_factory=DigitiseSettings)
    profiles: tuple[ScanProfile, ...] = DEFAULT_PROFILES  # kiểu quét, in the order they are listed
    language: str = "vi"  # vi or en
    training: bool = False  # TẬP HUẤN: invented citizens, virtual devices, virtual province

    @property
    def unset(self) -> bool:
        """True while nobody said for which agency this desk receives; its papers then have no value."""
        return self.agency == AgencySettings()

    @property
    def desk_range(self) -> DeskRange:
        """The desk's dải số."""
        return DeskRange(self.desk.first_number, self.desk.last_number)

    @property
    def office_hours(self) -> OfficeHours:
        """Giờ làm việc as values.

        Raises:
            ValueError: A time is not HH:MM, or names another zone.
            RuleError: The times do not follow each other.
        """
        h = self.hours
        return OfficeHours(*(_time_of_day(t) for t in (h.opens, h.lunch_from, h.lunch_to, h.closes)))

    def checked(self) -> Settings:
        """Return these settings with clean texts when every value makes sense.

        Raises:
            RuleError: ``settings.value`` naming section and key.
        """
        clean: Settings = _cleaned(self)
        clean._check_codes()
        clean._check_hours()
        for key, choices in _CHOICES.items():
            if _at(clean, key) not in choices:
                raise RuleError("settings.value", key=key, value=_at(clean, key))
        for key, (low, high) in _SPANS.items():
            if not low <= _at(clean, key) <= high:
                raise RuleError("settings.value", key=key, value=_at(clean, key))
        check_profiles(clean.profiles)
        return clean

    def _check_codes(self) -> None:
        parse_plan(self.digitise.plan, self.digitise.plan_by_field)
        if self.devices.scan_command:
            parse_scan_command(self.devices.scan_command)
        if not is_agency_code(self.agency.code):
            raise RuleError("settings.value", key="agency.code", value=self.agency.code)
        try:
            ProvisionalCode(self.desk.id, date.min, 1)
        except RuleError:
            raise RuleError("settings.value", key="desk.id", value=self.desk.id) from None
        try:
            _ = self.desk_range
        except RuleError:
            raise RuleError("settings.value", key="desk.last_number", value=self.desk.last_number) from None

    def _check_hours(self) -> None:
        for item in fields(self.hours):
            value = getattr(self.hours, item.name)
            try:
                _time_of_day(value)
            except ValueError:
                raise RuleError("settings.value", key=f"hours.{item.name}", value=value) from None
        try:
            _ = self.office_hours
        except RuleError:
            raise RuleError("settings.value", key="hours.closes", value=self.hours.closes) from None


def _time_of_day(text: str) -> time:
    found = time.fromisoformat(text)
    if found.tzinfo is not None:
        raise ValueError("office hours are local time")
    return found


def _at(settings: Settings, key: str) -> Any:
    value: Any = settings
    for part in key.split("."):
        value = getattr(value, part)
    return value


def _cleaned(part: Any) -> Any:
    changes: dict[str, Any] = {}
    for item in fields(part):
        value = getattr(part, item.name)
        if is_dataclass(value):
            changes[item.name] = _cleaned(value)
        elif isinstance(value, tuple):
            changes[item.name] = tuple(_cleaned(one) for one in value)
        elif isinstance(value, str):
            changes[item.name] = _as_given(value) if item.name in _AS_GIVEN else clean_line(value)
    return replace(part, **changes)


def _as_given(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cs"))
