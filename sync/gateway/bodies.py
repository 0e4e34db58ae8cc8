"""Shapes of requests and answers, for checking and for the gateway's OpenAPI description."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256, hex thường / lower-case hex")]


class Pong(BaseModel):
    """Lời chào / greeting."""

    gateway: str
    agency: str
    agency_name: str
    desk: str
    server_time: str
    proof: str


class Stored(BaseModel):
    """Đã lưu: mã và giá trị băm của bản đã lưu / stored: id and hash of what is held."""

    id: str
    sha256: str
    proof: str


class Hashes(BaseModel):
    """Các tệp hỏi / files asked for."""

    model_config = ConfigDict(extra="forbid")
    hashes: Annotated[list[Hash], Field(max_length=1000)]


class Absent(BaseModel):
    """Các tệp chưa có / files not held."""

    absent: list[str]
    proof: str


class FeedItem(BaseModel):
    """Một bản tin / one message."""

    position: int
    kind: str
    dossier_id: str
    data: dict[str, Any]


class Feed(BaseModel):
    """Bản tin cho quầy, cũ trước / messages for the desk, oldest first."""

    items: list[FeedItem]


class NewStatus(BaseModel):
    """Trạng thái tỉnh đặt / a status the province sets."""

    model_config = ConfigDict(extra="forbid")
    status: Annotated[int, Field(ge=1, le=10)]
    by: Annotated[str, Field(min_length=1, max_length=100)]
    note: Annotated[str, Field(max_length=1000)] = ""


class Told(BaseModel):
    """Vị trí bản tin gửi quầy / position in the desk's feed."""

    position: int


class Health(BaseModel):
    """Tình trạng / health."""

    gateway: str
    database: str


class Pack(BaseModel):
    """Một tệp danh mục / one pack file."""

    name: str
    text: str


class Packs(BaseModel):
    """Gói danh mục của tỉnh / the province's packs."""

    version: str
    files: list[Pack]
