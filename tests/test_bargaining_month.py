"""docs/bargaining.md is what the command makes, and shows what it says it shows."""

from tests.bargaining.__main__ import played
from tests.bargaining.page import PAGE, PICTURE, parts, picture
from tests.reliability.page import filled


def test_the_page_and_its_picture_are_what_the_command_makes():
    month = played()
    page = PAGE.read_text("utf-8")
    assert filled(page, parts(month)) == page
    assert PICTURE.read_text("utf-8") == picture(month)


def test_the_rule_never_pays_beyond_the_limit_and_every_talk_ends():
    for seed in range(5):
        month = played(seed, 200)
        assert all(one.of_limit <= 1 for one in month["rule"])
        assert any(one.of_limit > 1 for one in month["middle"])
        ends = {one.end for one in month["rule"]}
        assert ends <= {"deal", "staff", "left", "silent", "open"}
        assert all(one.answers <= 3 for one in month["rule"])
