import json
from pathlib import Path

import pytest

from deals.links import HopAnswer, LinkReading, after_redirect, read_links

DATA = Path(__file__).parent / "data"


def items(name):
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


ITEMS = items("links_visible.jsonl")


def as_json(reading: LinkReading):
    return {"expect": [link.as_dict() for link in reading.links], "refuse": reading.refuse}


@pytest.mark.parametrize("item", ITEMS, ids=[item["id"] for item in ITEMS])
def test_a_worked_example_is_read_to_the_letter(item):
    reading = read_links(item["text"])
    assert json.dumps(as_json(reading)) == json.dumps(
        {"expect": item["expect"], "refuse": item["refuse"]}
    )
    if "redirect" in item:
        answer = HopAnswer(
            item["redirect"]["status"],
            item["redirect"]["location"],
            tuple(item["redirect"].get("resolved_ips", ())),
        )
        assert as_json(after_redirect(reading.links[0], answer)) == item["after_redirect"]
