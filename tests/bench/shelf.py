"""Books that are kept from one run to the next: a big one takes minutes to make."""

import hashlib
import shutil
from pathlib import Path

from storage.migrate import newest
from tests.bench import book


def on_shelf(shelf: Path, deal_count: int) -> Path:
    """An SQLite book of that size, made once: a big one takes minutes."""
    made_by = hashlib.sha256(Path(book.__file__).read_bytes()).hexdigest()[:8]
    kept = shelf / f"{deal_count}-{newest()}-{made_by}.db"
    if not kept.exists():
        shelf.mkdir(parents=True, exist_ok=True)
        for old in shelf.glob(f"{deal_count}-*"):
            old.unlink()
        begun = kept.with_suffix(".new")
        book.prepare(f"sqlite:///{begun}", deal_count)
        begun.rename(kept)
    return kept


def copied(kept: Path, folder: Path) -> str:
    """A copy of a book in that folder, in the place of the one before; its URL."""
    for old in folder.glob("sapa.db*"):
        old.unlink()
    shutil.copyfile(kept, folder / "sapa.db")
    return f"sqlite:///{folder}/sapa.db"
