"""Two pages about how the house fares: `/health` and `/metrics`."""

from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.metrics import TYPE, Metrics


def build(metrics: Metrics) -> Starlette:
    """Both answer 503 while the database cannot be read."""

    async def health(request: Request) -> Response:
        await metrics.read()
        return PlainTextResponse("ok")

    async def numbers(request: Request) -> Response:
        return PlainTextResponse(await metrics.text(), media_type=TYPE)

    async def unwell(request: Request, error: Exception) -> Response:
        return PlainTextResponse("the database cannot be read", 503)

    return Starlette(
        routes=[Route("/health", health), Route("/metrics", numbers)],
        exception_handlers={SQLAlchemyError: unwell, TimeoutError: unwell},
    )
