import json

import typer
from typer.testing import CliRunner

from bot.inspect.reply import reply

APP = typer.Typer()
APP.command()(reply)


def run(text, *options):
    return CliRunner().invoke(APP, ["--today", "2026-09-02", *options], input=text)


def test_json_lines_are_answered_in_the_format_of_the_examples():
    asked = {"id": "V01", "text": "Rate saya 2jt untuk 3 video kak, komisinya 12%, lusa ya"}
    result = run(json.dumps(asked), "--jsonl")
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (answer["id"], answer["intent"], answer["date"]) == ("V01", "counter", "2026-09-04")
    assert (answer["fee_idr"], answer["commission_pct"]) == (2_000_000, 12)
    assert (answer["phone"], answer["handle"], answer["question_topic"]) == (None, None, None)
    assert answer["urls"] == []
    assert answer["guesses"][0][0] == "counter"
    assert 0 < answer["sure"]["intent"] <= 1


def test_a_bad_line_is_named_and_the_others_are_answered():
    result = run('{"text": 1}\n{"id": 7, "text": "oke kak"}', "--jsonl")
    assert result.exit_code == 2
    assert result.stderr.startswith("line 1: not a JSON object")
    assert json.loads(result.stdout)["id"] == 7


def test_people_see_one_block_a_message():
    result = run("[b]500rb ya\nga mau kak\n")
    assert result.exit_code == 0
    assert "[b]500rb ya\n  counter " in result.stdout
    assert "  fee idr: 500000\n" in result.stdout
    assert "ga mau kak\n  decline " in result.stdout


def test_a_day_that_is_none_is_refused():
    result = CliRunner().invoke(APP, ["--today", "besok"], input="oke")
    assert result.exit_code == 2
    assert "--today wants a date" in result.output
