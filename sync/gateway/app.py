"""The gateway's HTTP face; what it promises is written in docs/protocol.md and in its OpenAPI."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, Query, Request, Response
from fastapi.responses import FileResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.concurrency import run_in_threadpool

from app.domain.errors import RuleError
from app.domain.status import ProcessingStatus
from sync.gateway import bodies
from sync.gateway.intake import pieces, whole
from sync.gateway.packs import read_packs
from sync.gateway.records import Ruling
from sync.gateway.replies import Marked, answer_errors
from sync.gateway.service import Caller, Gateway
from sync.gateway.settings import GatewaySettings, now
from sync.proof import MARK, proof_of

log = logging.getLogger("sync.gateway")

_bearer = HTTPBearer(auto_error=False, description="Khóa của quầy / desk key")
_EVENT_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"type": "object"}}},
        "description": "Nguyên văn gói tin chuẩn tắc / canonical bytes of the event",
    }
}
_FILE_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


def _gateway(request: Request) -> Gateway:
    gateway: Gateway = request.app.state.gateway
    return gateway


def _caller(
    gateway: Annotated[Gateway, Depends(_gateway)],
    shown: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Caller:
    if shown is None:
        raise RuleError("gateway.unknown_key")
    return gateway.caller(shown.credentials)


TheGateway = Annotated[Gateway, Depends(_gateway)]
TheCaller = Annotated[Caller, Depends(_caller)]
_KNOWN = [Depends(_caller)]


def create_app(settings: GatewaySettings) -> FastAPI:
    """Build a gateway over a database and a folder; both are made when missing.

    Raises:
        RuleError: ``gateway.database_url``.
    """
    gateway = Gateway(settings)

    @asynccontextmanager
    async def open_hours(_: FastAPI) -> AsyncIterator[None]:
        yield
        gateway.close()

    app = FastAPI(
        title="Cổng tiếp nhận của tỉnh / provincial gateway",
        version="1",
        summary="Nhận hồ sơ từ quầy một cửa đúng một lần / receives desk dossiers exactly once",
        docs_url=None,  # its pages load from the internet, which a dedicated state network has not
        redoc_url=None,
        lifespan=open_hours,
    )
    app.state.gateway = gateway
    app.add_middleware(Marked)
    answer_errors(app)
    _add_uplink(app)
    _add_files(app)
    _add_downlink(app)
    _add_records(app)
    return app


def _add_uplink(app: FastAPI) -> None:
    @app.get("/v1/health", summary="Tình trạng cổng / health", response_model=bodies.Health)
    def health(gateway: TheGateway) -> dict[str, str]:
        gateway.alive()
        return {"gateway": MARK, "database": "ok"}

    @app.get("/v1/ping", summary="Chào và chứng minh / greeting with proof", response_model=bodies.Pong)
    def ping(
        gateway: TheGateway, caller: TheCaller, nonce: Annotated[str, Query(max_length=64)] = ""
    ) -> dict[str, str]:
        moment = now().isoformat()
        return {
            "gateway": MARK,
            "agency": caller.agency,
            "agency_name": gateway.settings.agency_name,
            "desk": caller.id,
            "server_time": moment,
            "proof": proof_of(caller.secret, "ping", nonce, moment),
        }

    @app.post(
        "/v1/events",
        summary="Nhận một sự kiện, lặp lại vô hại / one event, repeats are harmless",
        response_model=bodies.Stored,
        openapi_extra=_EVENT_BODY,
    )
    async def events(
        request: Request,
        gateway: TheGateway,
        caller: TheCaller,
        idempotency_key: Annotated[str, Header(max_length=64)],
        content_sha256: Annotated[str, Header(pattern=r"^[0-9a-f]{64}$")],
    ) -> dict[str, str]:
        rules = gateway.settings
        body = await whole(request, rules.max_event_bytes, rules.silence_seconds)
        ack = await run_in_threadpool(gateway.accept, caller, idempotency_key, content_sha256, body)
        return _stored(caller, "event", ack.id, ack.sha256)


def _add_files(app: FastAPI) -> None:
    @app.post("/v1/files:absent", summary="Tệp nào chưa có / which files are missing")
    def absent(gateway: TheGateway, caller: TheCaller, asked: bodies.Hashes) -> bodies.Absent:
        missing = gateway.absent(asked.hashes)
        held = (sha256 for sha256 in asked.hashes if sha256 not in missing)
        return bodies.Absent(absent=missing, proof=proof_of(caller.secret, "held", *held))

    @app.put(
        "/v1/files/{sha256}",
        summary="Lưu tệp theo giá trị băm / store a file under its hash",
        response_model=bodies.Stored,
        openapi_extra=_FILE_BODY,
    )
    async def put_file(
        request: Request, gateway: TheGateway, caller: TheCaller, sha256: str
    ) -> dict[str, str]:
        rules = gateway.settings
        incoming = await run_in_threadpool(gateway.contents.incoming, sha256)
        try:
            async for piece in pieces(request, rules.max_file_bytes, rules.silence_seconds):
                await run_in_threadpool(incoming.write, piece)
            mime = request.headers.get("content-type", "application/octet-stream")[:100]
            ack = await run_in_threadpool(gateway.keep, incoming, mime)
        finally:
            incoming.drop()
        return _stored(caller, "file", ack.id, ack.sha256)

    @app.get("/v1/files/{sha256}", summary="Tải tệp / fetch a file", response_class=FileResponse)
    def get_file(gateway: TheGateway, caller: TheCaller, sha256: str) -> FileResponse:
        mime = gateway.mime_of(caller, sha256)
        return FileResponse(gateway.contents.path_of(sha256), media_type=mime)


def _add_downlink(app: FastAPI) -> None:
    @app.get("/v1/feed", summary="Bản tin cho quầy / messages for the desk", response_model=bodies.Feed)
    def read_feed(
        gateway: TheGateway,
        caller: TheCaller,
        after: Annotated[int, Query(ge=0)] = 0,
        limit: Annotated[int, Query(ge=1, le=500)] = 100,
    ) -> dict[str, Any]:
        return {"items": gateway.feed(caller, after, limit)}

    @app.get(
        "/v1/catalogue",
        summary="Gói danh mục / catalogue packs",
        response_model=bodies.Packs,
        dependencies=_KNOWN,
    )
    def catalogue(
        gateway: TheGateway,
        response: Response,
        if_none_match: Annotated[str, Header()] = "",
    ) -> Any:
        packs = read_packs(gateway.settings.packs_dir)
        etag = f'"{packs.version}"'
        if if_none_match == etag:
            return Response(status_code=304, headers={"ETag": etag})
        response.headers["ETag"] = etag
        return {"version": packs.version, "files": [{"name": n, "text": t} for n, t in packs.files]}


def _add_records(app: FastAPI) -> None:
    @app.get("/v1/dossiers/{code}", summary="Hồ sơ đã nhận / one dossier as held")
    def dossier(gateway: TheGateway, caller: TheCaller, code: str) -> dict[str, Any]:
        return gateway.record(caller, code)

    @app.post(
        "/v1/dossiers/{code}/status",
        summary="Tỉnh đặt trạng thái / the province sets a status",
        response_model=bodies.Told,
    )
    def set_status(
        gateway: TheGateway, caller: TheCaller, code: str, wanted: bodies.NewStatus
    ) -> dict[str, int]:
        ruling = Ruling(ProcessingStatus(wanted.status), wanted.by, wanted.note)
        return {"position": gateway.rule(caller, code, ruling)}


def _stored(caller: Caller, kind: str, event_id: str, sha256: str) -> dict[str, str]:
    return {"id": event_id, "sha256": sha256, "proof": proof_of(caller.secret, kind, event_id, sha256)}
