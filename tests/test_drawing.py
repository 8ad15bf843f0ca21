"""Pictures of the month, drawn in a process of their own."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.drawing import drawn
from deals.brought.figures import Figures
from deals.channel import Failure, Outgoing, SendFailed
from deals.reporting.harvest import Harvest
from deals.reporting.report import Group, Report, Steps
from handlers.office.picturing import picture_of

STEPS = Steps(22, 20, 18, 14, 9, 6, 5, 4, 5, 4)
REPORT = Report("2026-09", "Herbana", 20, STEPS, months=(Group("2026-09", STEPS),))


def draw(drawing: dict[str, Any], folder: Path) -> Outgoing:
    return asyncio.run(drawn(Outgoing("picture", "September", drawing=drawing), folder))


def colours(path: str) -> set[tuple[int, ...]]:
    with Image.open(path) as picture:
        found = picture.convert("RGB").getcolors(100_000) or []
    return {colour for _, colour in found}


def test_the_month_is_drawn_in_the_brands_colour(tmp_path: Path) -> None:
    ready = draw(picture_of(REPORT, "#8C2F39", "id"), tmp_path)
    assert (0x8C, 0x2F, 0x39) in colours(ready.path)
    with Image.open(ready.path) as picture:
        assert picture.format == "PNG"
        assert min(picture.size) > 600
    assert ready.text == "September"


def test_what_the_posts_brought_stands_below(tmp_path: Path) -> None:
    brought = Harvest(figures=Figures(views=120_000, likes=8_000), posts=9, told=6)
    drawing = picture_of(REPORT, "", "id", brought)
    assert drawing["note"] == "views 120.000, likes 8.000 (kata partner, 6 dari 9 konten)"
    assert draw(drawing, tmp_path).path != draw(picture_of(REPORT, "", "id"), tmp_path).path


def test_a_month_in_which_nothing_was_is_drawn_too(tmp_path: Path) -> None:
    empty = Report("2026-09", "", 0, Steps(), months=(Group("2026-09", Steps()),))
    assert draw(picture_of(empty, "", "en"), tmp_path).path


def test_what_cannot_be_drawn_is_not_tried_for_ever(tmp_path: Path) -> None:
    with pytest.raises(SendFailed) as failed:
        draw({"title": "nothing else"}, tmp_path)
    assert failed.value.failure == Failure.BAD_REQUEST
