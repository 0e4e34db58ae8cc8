"""Reading what a desk sends: piece by piece, never more than allowed, never waiting for ever."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from fastapi import Request

from app.domain.errors import RuleError


async def pieces(request: Request, limit: int, silence_seconds: float) -> AsyncIterator[bytes]:
    """Yield the body as it comes.

    Raises:
        RuleError: ``gateway.too_large`` beyond ``limit`` bytes; ``gateway.silent`` when nothing came for
            ``silence_seconds`` (the server itself would wait for ever).
    """
    stated = request.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > limit:
        raise RuleError("gateway.too_large", limit=limit)
    stream, total = request.stream().__aiter__(), 0
    while True:
        try:
            async with asyncio.timeout(silence_seconds):
                piece = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise RuleError("gateway.silent") from None
        total += len(piece)
        if total > limit:
            raise RuleError("gateway.too_large", limit=limit)
        yield piece


async def whole(request: Request, limit: int, silence_seconds: float) -> bytes:
    """Return a small body. Errors as ``pieces``."""
    return b"".join([piece async for piece in pieces(request, limit, silence_seconds)])
