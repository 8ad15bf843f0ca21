"""Pictures, drawn in a process of their own: what matplotlib needs of memory goes with it."""

import asyncio
import contextlib
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from deals.channel import Failure, Outgoing, SendFailed
from storage.keeping import media

WITHIN_S = 60


async def drawn(outgoing: Outgoing, folder: Path) -> Outgoing:
    """The same with its picture in that folder. Raises SendFailed: nothing was sent."""
    try:
        content = await _drawn(outgoing.drawing)
        _, path = await asyncio.to_thread(media.keep, folder, content)
    except (OSError, TimeoutError) as error:
        raise SendFailed(Failure.RETRY_LATER, type(error).__name__) from error
    return replace(outgoing, path=str(path))


async def _drawn(drawing: dict[str, Any]) -> bytes:
    """The bytes of a PNG. Raises TimeoutError, OSError, and SendFailed for what cannot be drawn."""
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, "-m", "bot.drawing")
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe)
    try:
        content, _ = await asyncio.wait_for(
            process.communicate(json.dumps(drawing).encode()), WITHIN_S
        )
    finally:
        with contextlib.suppress(ProcessLookupError):  # it has ended by itself
            process.kill()
    if process.returncode or not content:
        raise SendFailed(Failure.BAD_REQUEST, "the picture cannot be drawn")
    return content
