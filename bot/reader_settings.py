"""The settings of the second reader, looked at before any reader is imported."""

from urllib.parse import urlsplit

from bot.clock import on_loopback
from bot.settings import Settings


def fault(settings: Settings) -> str:
    """What is wrong with the settings of the second reader, in words; empty when nothing is."""
    if not settings.reader_url:
        return ""
    try:
        parts = urlsplit(settings.reader_url)
        port_is_one = parts.port is None or parts.port > 0
    except ValueError:
        return "READER_URL is no address"
    if parts.scheme != "https" and not (parts.scheme == "http" and on_loopback(parts.geturl())):
        return "READER_URL must begin with https://, but for an address of this machine"
    if not parts.hostname or not port_is_one or parts.username or parts.query or parts.fragment:
        return "READER_URL must be a plain address such as https://example.org/v1"
    if not settings.reader_model:
        return "READER_MODEL must say which model is asked"
    return ""
