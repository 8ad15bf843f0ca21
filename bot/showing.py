"""Showing how the house fares, to whoever asks on this machine, and to nobody else."""

import asyncio
import socket
from importlib import import_module

import structlog

from bot.house import House
from bot.metrics import Metrics

HOST = "127.0.0.1"
TRIED_AGAIN_S = 60
log = structlog.get_logger()


async def show(house: House) -> None:
    """Serves until cancelled. A port that is taken keeps nobody from their work."""
    port = house.settings.metrics_port
    listening = await _listening(port)
    await _somebody_asks(listening)
    # Only now, since many a bot is never asked; and it takes a while.
    health = await asyncio.to_thread(import_module, "bot.health")
    web = await asyncio.to_thread(import_module, "bot.web")
    await web.serve(health.build(Metrics(house)), HOST, port, [listening])


async def _listening(port: int) -> socket.socket:
    """Waits for the port: another of our processes on this machine may have it."""
    told = False
    while True:
        try:
            return socket.create_server((HOST, port))
        except OSError as error:
            if not told:
                log.warning("no /metrics: the port is taken", port=port, error=error.strerror)
            told = True
        await asyncio.sleep(TRIED_AGAIN_S)


async def _somebody_asks(listening: socket.socket) -> None:
    """Waits for the first call, which stays for the server to answer."""
    loop, asked = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(listening, asked.set)
    try:
        await asked.wait()
    finally:
        loop.remove_reader(listening)
