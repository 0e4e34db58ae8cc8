"""One received dossier as one hoSo of the national message DongBoHoSoMC, from observed values only.

Systems in the field fill unknown flags with constants, which the province then counts as facts. Here a
field is either known, with the reason kept beside it, or left out and named as left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from app.domain.codes import is_result_code
from app.domain.dossier import Dossier, PaperComponent
from app.domain.errors import RuleError
from app.domain.people.person import OwnerKind, PersonalId, is_old_id, is_posted
from app.domain.procedure import Channel
from app.domain.status import PaymentStatus, ProcessingStatus

SCHEMA = Path(__file__).parent.parent.parent / "resources" / "exchange" / "dossier-sync.schema.json"
VNEID_VERIFIED = "vneid_verified"
"""Dossier field: "1" when the applicant's account was seen authenticated with VNeID, "0" when not."""
ONLINE_PAYMENT = "online_payment"
"""Dossier field: "1" paid on the national portal, "2" through the gateway of province or ministry."""
FILED_AT = "filed_at"
"""Dossier field: ISO moment of filing, where it is not the moment of receipt (online, post)."""

_HANOI = timezone(timedelta(hours=7))
_OWNER_KINDS = {
    OwnerKind.CITIZEN: "1",
    OwnerKind.BUSINESS: "2",
    OwnerKind.STATE_AGENCY: "3",
    OwnerKind.ORGANISATION: "4",
}
_REUSED = {2: "1", 3: "2"}

FileUrl = Callable[[str], str]
"""Address at the province from which the file with this SHA-256 can be fetched."""


@dataclass(frozen=True, slots=True)
class ReportingUnit:
    """What the province settles for one unit; empty values are left out of the message.

    Args:
        name: DonViXuLy, the name of the processing unit; empty gives its code.
        filed_where: NoiNopHoSo, whose meaning (1, 2) the province must tell.
        databases: MaCSDL of databases truly consulted.
        fee_code, fee_kind: MaPhiLePhi and LoaiPhiLePhi of the province's catalogue.
    """

    name: str = ""
    filed_where: str = ""
    databases: tuple[str, ...] = ()
    fee_code: str = ""
    fee_kind: str = ""


@dataclass(frozen=True, slots=True)
class NationalMapping:
    """The message, why each flag in it is set, and which wanted fields nobody has observed."""

    message: dict[str, Any]
    reasons: dict[str, str]
    left_out: tuple[str, ...]


History = Mapping[ProcessingStatus, datetime]
"""When each status was reached, from the events of the dossier."""


def map_dossier(
    dossier: Dossier,
    agency_code: str,
    file_url: FileUrl,
    unit: ReportingUnit = ReportingUnit(),
    history: History | None = None,
) -> NationalMapping:
    """Map one dossier to the national message and check it against the contract.

    Raises:
        RuleError: ``province.provisional`` while the dossier has no mã số hồ sơ;
            ``province.contract`` naming field and rule when the message would not be accepted.
    """
    if dossier.code is None:
        raise RuleError("province.provisional", code=str(dossier.printed_code))
    draft = _Draft()
    _identify(draft, dossier)
    why = "tên đơn vị trong cài đặt" if unit.name else "chưa biết tên đơn vị, ghi mã định danh"
    draft.flag("DonViXuLy", unit.name or agency_code, why)
    _owner(draft, dossier)
    _moments(draft, dossier, history or {})
    _papers(draft, dossier, file_url)
    _money(draft, dossier, unit)
    _observed(draft, dossier, unit)
    _check(draft.message)
    left_out = tuple(name for name in _wanted() if name not in draft.message)
    return NationalMapping(draft.message, draft.reasons, left_out)


@dataclass(slots=True)
class _Draft:
    message: dict[str, Any] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)

    def flag(self, name: str, value: Any, reason: str) -> None:
        self.message[name] = value
        self.reasons[name] = reason


def _identify(draft: _Draft, dossier: Dossier) -> None:
    summary = "; ".join(part for part in (dossier.procedure_name, dossier.note) if part)
    draft.message |= {
        "MaHoSo": str(dossier.code),
        "SoBienNhan": str(dossier.printed_code),
        "MaTTHC": dossier.procedure,
        "TenTTHC": dossier.procedure_name,
        "TenLinhVuc": dossier.field_name,
        "KenhThucHien": str(int(dossier.channel)),
        "TrichYeuHoSo": summary[:1000],
        "TrangThaiHoSo": str(int(dossier.status)),
        "HinhThuc": "1" if is_posted(dossier.return_by) else "0",
        "GhiChu": dossier.note,
    }
    if dossier.field_code:
        draft.message["MaLinhVuc"] = dossier.field_code


def _owner(draft: _Draft, dossier: Dossier) -> None:
    owner = dossier.applicant.dossier_owner
    draft.message |= {
        "ChuHoSo": owner.full_name,
        "LoaiDoiTuong": _OWNER_KINDS[dossier.applicant.owner_kind],
        "SoDienThoai": owner.phone,
        "Email": owner.email,
    }
    kind, number = _identity(owner.id_number, owner.old_id_number)
    if number:
        draft.message["SoGiayToChuHoSo"] = number
        draft.message["DinhDanhCHS"] = [{"LoaiDinhDanh": kind, "SoDinhDanh": number}]


def _identity(id_number: str, old_id_number: str) -> tuple[str, str]:
    """Return LoaiDinhDanh and number: 1 twelve digits, 2 nine digits; empty when there is neither."""
    try:
        return "1", PersonalId(id_number).number
    except RuleError:
        numbers = (n for n in (id_number, old_id_number) if is_old_id(n))
        return "2", next(numbers, "")


def _moments(draft: _Draft, dossier: Dossier, history: History) -> None:
    told = draft.message
    told["NgayTiepNhan"] = _stamp(dossier.received_at)
    told["NgayHenTra"] = _stamp(dossier.due_at) if dossier.due_at else ""
    filed = _filed_at(dossier)
    if filed:
        told["NgayNopHoSo"] = _stamp(filed)
    status = ProcessingStatus
    finished = dossier.finished_at or history.get(status.RESOLVED) or history.get(status.STOPPED)
    if finished and dossier.status in (status.RESOLVED, status.RETURNED, status.STOPPED):
        told["NgayKetThucXuLy"] = _stamp(finished)
    returned = history.get(status.RETURNED)
    if returned and dossier.status is status.RETURNED:
        told["NgayTra"] = _stamp(returned)
    refused = history.get(status.NOT_RECEIVED) or dossier.finished_at
    if refused and dossier.status is status.NOT_RECEIVED:
        told["NgayTuChoi"] = _stamp(refused)


def _filed_at(dossier: Dossier) -> datetime | None:
    """At the counter filing and receipt are one moment; elsewhere somebody must have told it."""
    if dossier.channel is Channel.DIRECT:
        return dossier.received_at
    text = dossier.fields.get(FILED_AT, "")
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _stamp(moment: datetime) -> str:
    local = moment.astimezone(_HANOI) if moment.tzinfo else moment
    return local.strftime("%Y%m%d%H%M%S")


def _papers(draft: _Draft, dossier: Dossier, file_url: FileUrl) -> None:
    with_file = [p for p in dossier.papers if p.pdf_sha256]
    draft.message["TaiLieuNop"] = [_paper(draft, p, file_url) for p in with_file]
    digitised = [p for p in with_file if p.digitised]
    draft.flag(
        "HoSoCoThanhPhanSoHoa",
        "1" if digitised else "0",
        f"{len(digitised)} trong {len(dossier.papers)} thành phần được số hóa và có tệp",
    )
    others = [p for p in dossier.papers if not p.pdf_sha256 and not p.code and p.counts.total]
    if others:
        draft.message["DanhSachTepDinhKemKhac"] = [
            {"TenGiayTo": p.name, "SoLuong": p.counts.total} for p in others
        ]


def _paper(draft: _Draft, paper: PaperComponent, file_url: FileUrl) -> dict[str, str]:
    code = paper.code or ""
    reused = _REUSED.get(paper.digitised, "0")
    replaced_by = paper.replaced_by if reused == "2" and is_result_code(paper.replaced_by) else ""
    if reused == "2" and not replaced_by:
        reused = "1"  # without a real result code nothing says which result it was
        draft.reasons[f"TaiLieuNop.{paper.key}"] = "lấy từ hồ sơ khác, chưa biết mã kết quả thay thế"
    else:
        draft.reasons[f"TaiLieuNop.{paper.key}"] = f"trạng thái số hóa {paper.digitised}"
    item = {
        "TepDinhKemId": paper.pdf_sha256,
        "TenTepDinhKem": paper.name,
        "IsDeleted": "0",
        "MaThanhPhanHoSo": code,
        "DuongDanTaiTepTin": file_url(paper.pdf_sha256),
        "DuocSoHoa": "1" if paper.digitised else "0",
        "DuocTaiSuDung": reused,
        "DuocLayTuKhoDMQG": "0",  # this desk never fetches from the national store: that is known
    }
    return item | ({"MaKetQuaThayThe": replaced_by} if replaced_by else {})


def _money(draft: _Draft, dossier: Dossier, unit: ReportingUnit) -> None:
    due = dossier.fee.amount > 0
    if not due and dossier.fee.undecided is not False:
        return  # the province sets the sum, or may: that none is due is nothing anybody said
    entry = {"TenPhiLePhi": dossier.fee.name or dossier.procedure_name, "Gia": str(dossier.fee.amount)}
    more = {"MaPhiLePhi": unit.fee_code, "LoaiPhiLePhi": unit.fee_kind}
    entry |= {name: value for name, value in more.items() if value}
    draft.flag(
        "DanhSachLePhi",
        [entry] if due else [],
        "hồ sơ phải nộp phí, lệ phí" if due else "hồ sơ không phải nộp phí, lệ phí",
    )
    paid_online = dossier.fields.get(ONLINE_PAYMENT, "")
    if dossier.payment is PaymentStatus.PAID and paid_online in ("1", "2"):
        draft.flag("DuocThanhToanTrucTuyen", paid_online, "đã thấy giao dịch trực tuyến")


def _observed(draft: _Draft, dossier: Dossier, unit: ReportingUnit) -> None:
    verified = dossier.fields.get(VNEID_VERIFIED, "")
    if verified in ("0", "1"):
        draft.flag("TaiKhoanDuocXacThucVoiVNeID", verified, "quan sát khi tiếp nhận")
    if unit.filed_where:
        draft.flag("NoiNopHoSo", unit.filed_where, "giá trị do tỉnh quy định trong cài đặt")
    databases = [{"MaCSDL": code} for code in unit.databases]
    why = "cơ sở dữ liệu ghi trong cài đặt" if databases else "không tra cứu cơ sở dữ liệu nào"
    draft.flag("DSKetNoiCSDL", databases, why)


def _check(message: dict[str, Any]) -> None:
    for problem in _validator().iter_errors(message):
        where = ".".join(str(part) for part in _names(problem.absolute_path)) or _missing(problem.message)
        # The message of the validator would quote the value, which may be a citizen's number.
        raise RuleError("province.contract", field=where, rule=str(problem.validator))


def _names(path: Iterable[str | int]) -> list[str]:
    return [str(part) for part in path]


def _missing(text: str) -> str:
    """A missing field has no path; the validator names it first, in quotes."""
    parts = text.split("'")
    return parts[1] if len(parts) > 2 else "hoSo"


@cache
def _contract() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return loaded


@cache
def _validator() -> Any:
    contract = _contract()
    return Draft202012Validator({"$ref": "#/$defs/hoSo", "$defs": contract["$defs"]})


def _wanted() -> tuple[str, ...]:
    return tuple(_contract()["$defs"]["hoSo"]["x-wanted"])
