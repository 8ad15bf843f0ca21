"""The files of the room: each has an id that the bot may use again, and a path to fetch it by."""

import mimetypes
import secrets
from dataclasses import dataclass
from typing import Any

from bot.practice import pictures

Json = dict[str, Any]

MOST_DOWNLOAD_BYTES = 20 * 1024 * 1024
MOST_PHOTO_BYTES = 10 * 1024 * 1024
MOST_UPLOAD_BYTES = 50 * 1024 * 1024
_SUFFIXES = {"image/jpeg": ".jpg", "audio/ogg": ".oga"}


@dataclass(frozen=True)
class StoredFile:
    """One file; a smaller size of a photo points to its original instead of having bytes."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    size: int
    path: str
    picture: tuple[int, int] | None = None
    original: str | None = None

    def as_document(self) -> Json:
        """The file as a `Document` of the Bot API."""
        named = {"file_name": self.name, "mime_type": self.mime}
        return {**named, **self.identity()}

    def as_size(self) -> Json:
        """The file as a `PhotoSize`."""
        width, height = self.picture or (0, 0)
        return {**self.identity(), "width": width, "height": height}

    def identity(self) -> Json:
        """Both ids and the size."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
        }


class FileCabinet:
    """Keeps files by id and by path."""

    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}
        self.contents: dict[str, bytes] = {}
        self.photos: dict[str, list[str]] = {}

    def add_document(self, name: str, mime: str | None, content: bytes) -> StoredFile:
        """Store bytes just as they are."""
        mime = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        return self._store("document", name, mime, content)

    def add_voice(self, content: bytes) -> StoredFile:
        """Store a voice note."""
        return self._store("voice", "voice.oga", "audio/ogg", content)

    def add_photo(self, content: bytes) -> list[StoredFile] | None:
        """Store a picture in its sizes, the biggest last; None where it cannot be read."""
        size = pictures.measure(content)
        if size is None:
            return None
        whole = self._store("photo", "photo.jpg", _picture_mime(content), content, size)
        smaller = [self._smaller(whole, one) for one in pictures.smaller_sizes(*size)]
        sizes = [*smaller, whole]
        for one in sizes:
            self.photos[one.file_id] = [each.file_id for each in sizes]
        return sizes

    def sizes_of(self, file_id: str) -> list[StoredFile]:
        """All sizes of the photo of which this id is one; empty where it is no photo."""
        return [self.by_id[one] for one in self.photos.get(file_id, [])]

    def content_of(self, file: StoredFile) -> bytes:
        """The bytes; smaller sizes of a photo are made when asked for."""
        if file.original and file.picture:
            return pictures.scaled(self.contents[file.original], file.picture)
        return self.contents[file.file_id]

    def keep(self, file: StoredFile) -> None:
        """Make a file findable."""
        self.by_id[file.file_id] = file
        self.by_path[file.path] = file

    def _store(
        self,
        kind: str,
        name: str,
        mime: str,
        content: bytes,
        picture: tuple[int, int] | None = None,
    ) -> StoredFile:
        path = f"{kind}s/file_{len(self.by_id)}{_suffix(name, mime)}"
        file = StoredFile(*_new_ids(), kind, name, mime, len(content), path, picture)
        self.contents[file.file_id] = content
        self.keep(file)
        return file

    def _smaller(self, whole: StoredFile, size: tuple[int, int]) -> StoredFile:
        path = f"photos/file_{len(self.by_id)}.jpg"
        bytes_guessed = max(1, whole.size * size[0] // (whole.picture or (1, 1))[0])
        file = StoredFile(
            *_new_ids(), "photo", whole.name, "image/jpeg", bytes_guessed, path, size, whole.file_id
        )
        self.keep(file)
        return file


def _new_ids() -> tuple[str, str]:
    return f"AgACAgUAAxkBAA{secrets.token_urlsafe(36)}", f"AQAD{secrets.token_urlsafe(9)}"


def _picture_mime(content: bytes) -> str:
    if content.startswith(b"\x89PNG"):
        return "image/png"
    return "image/webp" if content[8:12] == b"WEBP" else "image/jpeg"


def _suffix(name: str, mime: str) -> str:
    _, dot, ending = name.rpartition(".")
    if dot and ending.isalnum() and len(ending) <= 8:
        return f".{ending.lower()}"
    return _SUFFIXES.get(mime) or mimetypes.guess_extension(mime) or ""
