"""What can be called and with which words (docs/cli.md)."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from app.commands.parser_words import VietnameseParser, program_name


def parse(words: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Return what is called, and the words after ``gateway``, which has a parser of its own.

    A wrong call ends with exit code 2.
    """
    parser = build_parser()
    args, rest = parser.parse_known_args(words)
    if rest and args.call != "gateway":
        parser.error(f"không có từ {' '.join(rest)} trong lệnh này")
    return args, rest


def build_parser() -> VietnameseParser:
    """Return the parser of every call."""
    parser = VietnameseParser(
        prog=program_name(),
        description="Quầy Một Cửa: phần mềm quầy tiếp nhận hồ sơ, chạy trọn khi mất mạng.",
    )
    where = "thư mục dữ liệu của quầy (hoặc QUAYMOTCUA_HOME)"
    parser.add_argument("--data-dir", type=Path, metavar="THƯ_MỤC", help=where)
    parser.add_argument("--training", action="store_true", help="chế độ tập huấn, dữ liệu riêng")
    spoken = "ngôn ngữ màn hình: vi hoặc en"
    parser.add_argument("--language", choices=["vi", "en"], metavar="NGÔN_NGỮ", help=spoken)
    calls = parser.add_subparsers(dest="call", metavar="LỆNH", title="lệnh")
    _doctor(calls)
    _intake(calls)
    _read(calls)
    _digitise(calls)
    _sync(calls)
    _gateway(calls)
    _log(calls)
    _separators(calls)
    _ruler(calls)
    _verify(calls)
    _lessons(calls)
    _demo(calls)
    return parser


Calls: TypeAlias = "argparse._SubParsersAction[VietnameseParser]"


def _call(calls: Calls, name: str, help_text: str) -> VietnameseParser:
    call = calls.add_parser(name, help=help_text, description=help_text)
    call.add_argument("--json", action="store_true", help="in một tài liệu JSON ra đầu ra chuẩn")
    call.add_argument(
        "--training",
        action="store_true",
        default=argparse.SUPPRESS,  # what stood before the call stays
        help="chế độ tập huấn, dữ liệu riêng",
    )
    return call


def _doctor(calls: Calls) -> None:
    _call(calls, "doctor", "kiểm tra máy này dùng được những gì")


def _intake(calls: Calls) -> None:
    call = _call(calls, "intake", "tiếp nhận một hồ sơ từ các tệp ảnh")
    call.add_argument("--procedure", required=True, metavar="MÃ", help="mã thủ tục, như 1.001193")
    call.add_argument("--card", default="", metavar="CHỮ", help="nội dung mã QR trên thẻ căn cước")
    call.add_argument("--set", action="append", default=[], metavar="TÊN=GIÁ_TRỊ", help="điền một trường")
    call.add_argument(
        "--paper", action="append", default=[], metavar="THÀNH_PHẦN=TỆP[,TỆP]", help="tệp của một thành phần"
    )
    call.add_argument("--channel", choices=["direct", "online", "post"], default="direct", help="kênh nộp")
    call.add_argument(
        "--excuse", action="append", default=[], metavar="THÀNH_PHẦN=LÝ_DO", help="lý do nhận khi còn thiếu"
    )
    call.add_argument("--print", action="store_true", dest="print_it", help="in giấy tiếp nhận")
    call.add_argument("files", nargs="*", type=Path, metavar="TỆP", help="tệp sẽ được đọc và tự xếp chỗ")


def _read(calls: Calls) -> None:
    call = _call(calls, "read", "đọc chữ trên các trang")
    call.add_argument("files", nargs="+", type=Path, metavar="TỆP")


def _digitise(calls: Calls) -> None:
    help_text = "số hóa kết quả còn hiệu lực từ một thư mục; chạy lại thì làm tiếp"
    call = _call(calls, "digitize", help_text)
    call.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="chỉ được đọc, không bị sửa hay xóa")
    call.add_argument("--job", default="", metavar="TÊN", help="tên đợt; bỏ trống thì theo thư mục")
    call.add_argument(
        "--group",
        choices=["file", "subfolder", "separators"],
        default="file",
        help="một kết quả là: một tệp, một thư mục con, hay các trang giữa hai tờ ngăn",
    )
    call.add_argument("--retry", action="store_true", help="thử lại các tệp máy đã để riêng")


def _sync(calls: Calls) -> None:
    call = _call(calls, "sync", "gửi và nhận với tỉnh")
    call.add_argument("--once", action="store_true", help="một lượt rồi dừng")


def _gateway(calls: Calls) -> None:
    """Leave every word after it, --help too, to the gateway."""
    help_text = "chạy cổng tiếp nhận mẫu của tỉnh (gateway --help)"
    calls.add_parser("gateway", help=help_text, description=help_text, add_help=False, allow_abbrev=False)


def _log(calls: Calls) -> None:
    call = _call(calls, "log", "lập nhật ký ngày")
    call.add_argument("--date", required=True, metavar="NĂM-THÁNG-NGÀY")
    call.add_argument("--out", required=True, type=Path, metavar="TỆP.pdf")


def _separators(calls: Calls) -> None:
    call = _call(calls, "separators", "lập tờ ngăn để đặt giữa các giấy tờ khi quét cả xấp")
    call.add_argument("--procedure", default="", metavar="MÃ", help="mã thủ tục; bỏ trống thì một tờ chung")
    call.add_argument("--out", required=True, type=Path, metavar="TỆP.pdf")


def _ruler(calls: Calls) -> None:
    call = _call(calls, "ruler", "vẽ trang thước để kiểm tra máy in và máy quét giữ đúng cỡ")
    call.add_argument("--out", required=True, type=Path, metavar="TỆP.pdf")


def _verify(calls: Calls) -> None:
    call = _call(calls, "verify", "kiểm tra một giấy tiếp nhận, không cần mạng")
    call.add_argument("what", metavar="TỆP_HOẶC_NỘI_DUNG_QR")


def _lessons(calls: Calls) -> None:
    call = _call(calls, "lessons", "máy này đã học được gì về loại giấy từ cách cán bộ xếp")
    call.add_argument("--clear", action="store_true", help="xóa hết, học lại từ đầu")


def _demo(calls: Calls) -> None:
    _call(calls, "demo", "tiếp nhận thử một khai sinh trên giấy tờ tập huấn, không cần màn hình")
