"""Quốc tịch: the three letters of a zone (ICAO 9303-3, section 5) as Vietnamese papers name the country."""

from __future__ import annotations

_COUNTRIES = {
    "VNM": "Việt Nam", "LAO": "Lào", "KHM": "Campuchia", "CHN": "Trung Quốc", "TWN": "Đài Loan",
    "KOR": "Hàn Quốc", "PRK": "Triều Tiên", "JPN": "Nhật Bản", "THA": "Thái Lan", "MMR": "Mi-an-ma",
    "MYS": "Ma-lai-xi-a", "SGP": "Xinh-ga-po", "IDN": "In-đô-nê-xi-a", "PHL": "Phi-líp-pin",
    "BRN": "Bru-nây", "TLS": "Đông Ti-mo", "IND": "Ấn Độ", "AUS": "Ô-xtrây-li-a", "NZL": "Niu Di-lân",
    "USA": "Hoa Kỳ", "CAN": "Ca-na-đa", "GBR": "Anh", "FRA": "Pháp", "D": "Đức", "RUS": "Nga", "CZE": "Séc",
    "UKR": "U-crai-na", "POL": "Ba Lan", "HUN": "Hung-ga-ri", "BGR": "Bun-ga-ri", "ITA": "I-ta-li-a",
    "ESP": "Tây Ban Nha", "NLD": "Hà Lan", "BEL": "Bỉ", "CHE": "Thụy Sĩ", "SWE": "Thụy Điển",
    "NOR": "Na Uy", "DNK": "Đan Mạch", "FIN": "Phần Lan", "AUT": "Áo", "CUB": "Cu-ba",
}  # fmt: skip
"""Countries whose citizens come to a commune's desk; of any other the three letters stay, to be looked at."""
OWN_NATION = _COUNTRIES["VNM"]


def country_named(code: str) -> str:
    """Return the country of a code, "" for one that is not among them."""
    return _COUNTRIES.get(code, "")
