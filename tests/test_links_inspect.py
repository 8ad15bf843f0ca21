import json
from pathlib import Path

import typer
from typer.testing import CliRunner

from bot.inspect.links import links

APP = typer.Typer()
APP.command()(links)
VISIBLE = Path(__file__).parent / "data" / "links_visible.jsonl"
TEXT_ONLY = {"text": "x.com/rani", "id": "A1"}


def run(text, *options):
    return CliRunner().invoke(APP, options, input=text)


def test_json_lines_answer_every_visible_item():
    result = run(VISIBLE.read_text(encoding="utf-8"), "--jsonl")
    assert result.exit_code == 0
    items = [json.loads(line) for line in VISIBLE.read_text(encoding="utf-8").splitlines()]
    wanted = [
        {key: item[key] for key in ("id", "expect", "refuse", "after_redirect") if key in item}
        for item in items
    ]
    assert [json.loads(line) for line in result.stdout.splitlines()] == wanted


def test_a_bad_line_is_named_and_the_others_are_answered():
    lines = ["{", json.dumps(TEXT_ONLY), "[]", '{"text": 1}', '{"text": "a", "redirect": 1}']
    result = run("\n".join(lines), "--jsonl")
    assert result.exit_code == 2
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["A1"]
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [
        *("line 1", "line 3", "line 4", "line 5"),
    ]


def test_text_that_is_no_utf_8_is_a_bad_line_too():
    result = run(b'{"text": "\xff"}\n' + json.dumps(TEXT_ONLY).encode(), "--jsonl")
    assert (result.exit_code, len(result.stdout.splitlines())) == (2, 1)


def test_a_redirect_without_a_short_link_is_unresolved():
    item = {**TEXT_ONLY, "redirect": {"status": 301, "location": "https://x.com/rani"}}
    answer = json.loads(run(json.dumps(item), "--jsonl").stdout)
    assert answer["after_redirect"] == {"expect": [], "refuse": "unresolved"}


def test_people_see_one_block_a_message():
    result = run("[b]x.com/rani\nhalo\nftp://x\nx.com/home\n")
    assert result.exit_code == 0
    assert "[b]x.com/rani\n  x profile: https://x.com/rani (@rani)\n" in result.stdout
    assert "halo\n  no link\n" in result.stdout
    assert "ftp://x\n  refused: bad_scheme\n" in result.stdout
    assert "x other: no address of its own" in result.stdout
