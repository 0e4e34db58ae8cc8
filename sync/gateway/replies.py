"""How the gateway answers: JSON with its mark on every reply, and words for every refusal."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.domain.errors import DeskError, RuleError, StorageError
from app.messages import explain
from sync.proof import MARK, MARK_HEADER

_STATUS = {
    "gateway.different_content": 409,
    "gateway.too_large": 413,
    "gateway.unknown_code": 404,
    "gateway.unknown_file": 404,
    "gateway.not_allowed": 403,
    "gateway.unknown_key": 401,
    "gateway.damaged": 400,
    "gateway.hash": 400,
    "gateway.silent": 408,
}
_PROBLEM = "application/problem+json"


class Marked:
    """Puts the gateway's mark on every reply, so that a desk can tell it from a portal or a proxy."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and mark the reply."""

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers[MARK_HEADER] = MARK
                headers["Cache-Control"] = "no-store"
            await send(message)

        await self.app(scope, receive, marked)


def problem(status: int, code: str, reason: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """Return a refusal after RFC 9457 with a stable code and a Vietnamese reason."""
    told: dict[str, Any] = {"title": reason, "status": status, "code": code, "reason": reason}
    return JSONResponse(told, status, headers, media_type=_PROBLEM)


def answer_errors(app: FastAPI) -> None:
    """Make every error an answer the desk's reaction table knows."""
    app.add_exception_handler(DeskError, _desk_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _bad_request)


async def _desk_error(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, DeskError)
    reason = str(explain(error))
    if isinstance(error, StorageError):
        return problem(503, error.code, reason, {"Retry-After": "5"})
    status = _STATUS.get(error.code, 422 if isinstance(error, RuleError) else 500)
    # Whatever of a body was not read must not be taken for the next request.
    headers = {"Connection": "close"} if status in (400, 408, 413) else None
    return problem(status, error.code, reason, headers)


async def _http_error(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, "gateway.http", str(error.detail))


async def _bad_request(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    where = ", ".join(".".join(str(part) for part in e["loc"]) for e in error.errors())
    return problem(400, "gateway.request", f"Yêu cầu không đúng mẫu: {where}")
