"""The national message: valid, observed, and silent where nobody knows."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.domain.dossier import Dossier, FeeDue
from app.domain.errors import RuleError
from app.domain.people.person import Applicant, OwnerKind, Person
from app.domain.plain import from_plain, to_plain
from app.domain.procedure import Channel, CopyCounts
from app.domain.status import PaymentStatus, ProcessingStatus
from app.exchange.national import SCHEMA, ReportingUnit, map_dossier
from tests.fakes.line_samples import CITIZEN_NUMBER, MORNING, sample


def national_message(dossier: Dossier, agency: str, *more: Any) -> dict[str, Any]:
    return map_dossier(dossier, agency, *more).message


def url(sha256: str) -> str:
    return f"https://motcua.example.gov.vn/v1/files/{sha256}"


@pytest.fixture
def dossier() -> Dossier:
    return sample(1, papers=[b"to khai", b"chung sinh"]).dossier


def test_a_dossier_of_the_counter_fits_the_contract(dossier: Dossier) -> None:
    contract = json.loads(SCHEMA.read_text(encoding="utf-8"))
    envelope = {
        "madonvi": "H99.01",
        "service": "DongBoHoSoMC",
        "isUpdating": "False",
        "data": [national_message(dossier, "H99.01", url)],
    }

    Draft202012Validator.check_schema(contract)
    Draft202012Validator(contract).validate(envelope)


def test_what_was_observed_is_told(dossier: Dossier) -> None:
    message = national_message(dossier, "H99.01", url, ReportingUnit(name="UBND xã Thử Nghiệm"))

    assert message["MaHoSo"] == "H99.01-261120-0001"
    assert message["NgayTiepNhan"] == message["NgayNopHoSo"] == "20261120083015"
    assert message["NgayHenTra"] == "20261120170000"
    assert message["DinhDanhCHS"] == [{"LoaiDinhDanh": "1", "SoDinhDanh": CITIZEN_NUMBER}]
    assert message["KenhThucHien"] == "1"
    assert message["DonViXuLy"] == "UBND xã Thử Nghiệm"
    assert [p["DuocSoHoa"] for p in message["TaiLieuNop"]] == ["1", "1"]
    assert message["HoSoCoThanhPhanSoHoa"] == "1"


def test_what_nobody_observed_is_left_out_and_named(dossier: Dossier) -> None:
    mapped = map_dossier(dossier, "H99.01", url)

    unknown = {"TaiKhoanDuocXacThucVoiVNeID", "NoiNopHoSo", "DuocThanhToanTrucTuyen", "MaLinhVuc"}
    assert unknown == set(mapped.left_out)
    assert not unknown & set(mapped.message)


def test_every_flag_that_is_set_has_its_reason(dossier: Dossier) -> None:
    seen = replace(
        dossier,
        payment=PaymentStatus.PAID,
        fee=FeeDue(8000, "Lệ phí cấp bản sao"),
        fields={"vneid_verified": "1", "online_payment": "2"},
    )

    mapped = map_dossier(seen, "H99.01", url, ReportingUnit(filed_where="2", databases=("7",)))

    assert mapped.message["TaiKhoanDuocXacThucVoiVNeID"] == "1"
    assert mapped.message["DuocThanhToanTrucTuyen"] == "2"
    assert mapped.message["DSKetNoiCSDL"] == [{"MaCSDL": "7"}]
    flags = {"TaiKhoanDuocXacThucVoiVNeID", "DuocThanhToanTrucTuyen", "NoiNopHoSo", "DSKetNoiCSDL"}
    flags |= {"DanhSachLePhi", "HoSoCoThanhPhanSoHoa"}
    assert flags <= set(mapped.reasons)
    assert all(mapped.reasons.values())


def test_cash_is_never_told_as_payment_online(dossier: Dossier) -> None:
    paid = replace(dossier, payment=PaymentStatus.PAID, fee=FeeDue(8000, "Lệ phí"))

    assert "DuocThanhToanTrucTuyen" not in national_message(paid, "H99.01", url)


def test_fees_are_listed_only_when_due(dossier: Dossier) -> None:
    due = replace(dossier, fee=FeeDue(8000, "Lệ phí cấp bản sao"))

    assert national_message(dossier, "H99.01", url)["DanhSachLePhi"] == []
    assert national_message(due, "H99.01", url)["DanhSachLePhi"] == [
        {"TenPhiLePhi": "Lệ phí cấp bản sao", "Gia": "8000"}
    ]


def test_a_fee_the_province_sets_is_not_told_as_none(dossier: Dossier) -> None:
    local = replace(dossier, fee=FeeDue(undecided=True))

    assert "DanhSachLePhi" not in national_message(local, "H99.01", url)


def test_no_fee_is_told_as_none_by_a_desk_that_did_not_know_it_might_be_the_province_s(dossier: Dossier):
    told = to_plain(replace(dossier, fee=FeeDue()))
    del told["fee"]["undecided"]

    older = from_plain(Dossier, told)

    assert "DanhSachLePhi" not in national_message(older, "H99.01", url)


def test_a_paper_that_was_not_digitised_is_not_counted_as_digitised(dossier: Dossier) -> None:
    plain = replace(dossier, papers=tuple(replace(p, digitised=0) for p in dossier.papers))

    message = national_message(plain, "H99.01", url)

    assert [p["DuocSoHoa"] for p in message["TaiLieuNop"]] == ["0", "0"]
    assert message["HoSoCoThanhPhanSoHoa"] == "0"


@pytest.mark.parametrize(
    ("state", "result", "reused", "replaced_by"),
    [
        (1, "", "0", None),
        (2, "", "1", None),
        (2, "KQ.G15.000031", "1", None),
        (3, "KQ.G15.000031", "2", "KQ.G15.000031"),
        (3, "dsfas", "1", None),
        (3, "", "1", None),
    ],
)
def test_reuse_is_told_as_far_as_it_is_known(
    dossier: Dossier, state: int, result: str, reused: str, replaced_by: str | None
) -> None:
    papers = (replace(dossier.papers[0], digitised=state, replaced_by=result),)

    (paper,) = national_message(replace(dossier, papers=papers), "H99.01", url)["TaiLieuNop"]

    assert (paper["DuocTaiSuDung"], paper.get("MaKetQuaThayThe")) == (reused, replaced_by)


def test_a_paper_only_shown_or_kept_without_scan_has_no_address(dossier: Dossier) -> None:
    shown = replace(dossier.papers[0], pdf_sha256="", pages=(), shown=True, counts=CopyCounts())
    kept = replace(dossier.papers[1], pdf_sha256="", pages=(), counts=CopyCounts(plain=2))

    message = national_message(replace(dossier, papers=(shown, kept)), "H99.01", url)

    assert message["TaiLieuNop"] == []
    assert message["DanhSachTepDinhKemKhac"] == [{"TenGiayTo": "Giấy tờ số 2", "SoLuong": 2}]


def test_an_owner_without_number_gets_no_invented_one(dossier: Dossier) -> None:
    company = Applicant(dossier.applicant.submitter, Person(full_name="Công ty Mẫu"), OwnerKind.BUSINESS)

    message = national_message(replace(dossier, applicant=company), "H99.01", url)

    assert (message["LoaiDoiTuong"], message["ChuHoSo"]) == ("2", "Công ty Mẫu")
    assert not {"DinhDanhCHS", "SoGiayToChuHoSo"} & set(message)


def test_an_old_card_is_told_as_nine_digits(dossier: Dossier) -> None:
    old = Applicant(Person(full_name="Nguyễn Văn Mẫu", old_id_number="012345678"))

    message = national_message(replace(dossier, applicant=old), "H99.01", url)

    assert message["DinhDanhCHS"] == [{"LoaiDinhDanh": "2", "SoDinhDanh": "012345678"}]


def test_filing_by_post_is_not_dated_by_the_receipt(dossier: Dossier) -> None:
    posted = replace(dossier, channel=Channel.POST)
    dated = replace(posted, fields={"filed_at": "2026-11-18T16:00:00+07:00"})

    assert "NgayNopHoSo" not in national_message(posted, "H99.01", url)
    assert national_message(dated, "H99.01", url)["NgayNopHoSo"] == "20261118160000"


def test_a_returned_dossier_tells_when_it_was_finished_and_when_handed_over(dossier: Dossier) -> None:
    done = replace(dossier, status=ProcessingStatus.RETURNED, finished_at=MORNING + timedelta(hours=6))
    history = {ProcessingStatus.RETURNED: MORNING + timedelta(hours=7)}

    message = map_dossier(done, "H99.01", url, history=history).message

    assert (message["NgayKetThucXuLy"], message["NgayTra"]) == ("20261120143015", "20261120153015")


def test_a_returned_dossier_whose_hand_over_nobody_dated_is_not_sent(dossier: Dossier) -> None:
    done = replace(dossier, status=ProcessingStatus.RETURNED, finished_at=MORNING)

    with pytest.raises(RuleError) as error:
        national_message(done, "H99.01", url)

    assert (error.value.code, error.value.facts["field"]) == ("province.contract", "NgayTra")


def test_a_provisional_dossier_waits_for_its_code() -> None:
    with pytest.raises(RuleError) as error:
        national_message(sample(1, provisional=True).dossier, "H99.01", url)

    assert error.value.code == "province.provisional"


def test_a_refusal_by_the_contract_names_the_field_and_never_the_number(dossier: Dossier) -> None:
    wrong = replace(dossier, procedure_name="", procedure=CITIZEN_NUMBER)

    with pytest.raises(RuleError) as error:
        national_message(wrong, "H99.01", url)

    assert error.value.code == "province.contract"
    assert error.value.facts["field"] in ("MaTTHC", "TenTTHC", "TrichYeuHoSo")
    assert CITIZEN_NUMBER not in str(error.value)
