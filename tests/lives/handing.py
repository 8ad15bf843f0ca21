"""Pictures as a house of the stories gets them: fetched, kept and measured."""

from deals.channel import Attachment
from deals.lives.screen import measure
from storage.keeping import media
from tests.desk import House


def attached(house: House, content: bytes, name: str = "live.jpg") -> Attachment:
    sha256, path = media.keep(house.folder / "media", content)
    screen = measure(content)
    return Attachment(
        "photo", "f", name, "image/jpeg", len(content), sha256, str(path), screen=screen
    )
