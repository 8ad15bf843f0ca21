import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from room import DIMAS, MAYA, RunningRoom, running_room
from room_browser import (
    ScriptedBot,
    choose,
    column,
    height_px,
    overflows,
    picture_file,
    start,
    write,
)

pytestmark = pytest.mark.slow

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
LAPTOP = {"width": 1440, "height": 900}
SMALL_PHONE = {"width": 360, "height": 640}
LONG_LINK = "https://www.instagram.com/ceritaalya.id/reel/Cu8aExample1"
HINT = {
    "title": "What to try",
    "steps": [
        {"text": "As Maya: vet.", "as": MAYA, "say": "/list"},
        {"text": f"Hand in {LONG_LINK}", "as": None, "say": None},
        {"text": "As Maya: vet again.", "as": MAYA, "say": "/list"},
    ],
}
HOSTILE = '<b>Budi</b> <img src=x onerror="document.title=1"> & "quotes"'


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists() and os.environ.get("CI") != "true":
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def room() -> Iterator[RunningRoom]:
    with running_room(pace=False) as room:
        yield room


@pytest.fixture
def bot(room: RunningRoom) -> Iterator[ScriptedBot]:
    bot = ScriptedBot(room)
    commands = [
        {"command": "help", "description": "What I can do"},
        {"command": "due", "description": "What is late"},
    ]
    bot.call("setMyCommands", commands=commands)
    bot.start()
    yield bot
    bot.stopped.set()
    bot.join(40)


class Visit:
    """One page in a fresh browser, which remembers what went wrong and where it called."""

    def __init__(self, browser: Browser, url: str, status: str = "Bot online", **screen: Any):
        self.context = browser.new_context(locale="en-GB", **screen)
        self.page = self.context.new_page()
        self.page.set_default_timeout(8000)
        self.troubles: list[str] = []
        self.hosts: set[str | None] = set()
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", self.hear)
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname))
        self.page.goto(url)
        expect(self.page.get_by_text(status)).to_be_visible()

    def hear(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.troubles.append(message.text)

    def leave(self) -> None:
        self.context.close()
        assert self.troubles == []
        assert self.hosts - {"127.0.0.1", None} == set()


@pytest.fixture
def laptop(browser: Browser, room: RunningRoom, bot: ScriptedBot) -> Iterator[Page]:
    visit = Visit(browser, room.url, viewport=LAPTOP)
    yield visit.page
    visit.leave()


@pytest.fixture
def phone(browser: Browser, room: RunningRoom, bot: ScriptedBot) -> Iterator[Page]:
    visit = Visit(browser, room.url, viewport=SMALL_PHONE, has_touch=True, is_mobile=True)
    yield visit.page
    visit.leave()


def test_a_typed_message_and_its_answer_appear_in_the_column(laptop: Page) -> None:
    chat = start(laptop, "Dimas Pratama")
    write(chat, "Halo\nSapa")
    expect(chat.get_by_text("You said: Halo\nSapa")).to_be_visible()
    expect(chat.get_by_role("textbox")).to_have_value("")


def test_a_pressed_button_is_answered_and_its_message_edited(laptop: Page) -> None:
    chat = start(laptop, "Maya Anggraini")
    write(chat, "buttons")
    chat.get_by_role("button", name="Agree").click()
    expect(chat.get_by_text("Noted")).to_be_visible()
    expect(chat.get_by_text("Agreed, thank you")).to_be_visible()
    expect(chat.get_by_text("edited")).to_be_visible()
    chat.get_by_role("button", name="Alert").click()
    laptop.get_by_role("dialog").get_by_role("button", name="OK").click()


def test_a_picture_goes_out_as_a_thumbnail_that_opens_large(laptop: Page) -> None:
    chat = start(laptop, "Dimas Pratama")
    with laptop.expect_file_chooser() as chooser:
        choose(laptop, chat, "Attach a picture")
    chooser.value.set_files([picture_file()])
    laptop.get_by_label("Caption").fill("My story")
    laptop.get_by_role("dialog").get_by_role("button", name="Send").click()
    expect(chat.get_by_text("Got a photo")).to_be_visible()
    chat.get_by_role("button", name="Enlarge picture").click()
    expect(laptop.get_by_role("dialog").get_by_role("img", name="My story")).to_be_visible()


def test_several_pictures_form_one_album(laptop: Page) -> None:
    chat = start(laptop, "Dimas Pratama")
    with laptop.expect_file_chooser() as chooser:
        choose(laptop, chat, "Send several pictures as an album")
    chooser.value.set_files([picture_file(), picture_file("#2f6f73"), picture_file("#7a4b8c")])
    laptop.get_by_role("dialog").get_by_role("button", name="Send").click()
    expect(chat.locator(".pictures.album .thumb")).to_have_count(3)


def test_the_sample_listing_sheet_is_one_choice_away(laptop: Page) -> None:
    chat = start(laptop, "Dimas Pratama")
    choose(laptop, chat, "Attach the sample listing sheet")
    several = laptop.get_by_role("dialog", name="Which sample?")
    expect(several.or_(chat.locator(".file")).first).to_be_visible()
    if several.is_visible():
        several.locator(".choice").first.click()
    expect(chat.get_by_text("Got a document")).to_be_visible()


def test_contacts_are_shared_ones_own_and_anothers(laptop: Page) -> None:
    chat = start(laptop, "Dimas Pratama")
    choose(laptop, chat, "Share my contact")
    expect(chat.locator(".contact").get_by_text("Dimas Pratama")).to_be_visible()
    choose(laptop, chat, "Share another person's contact")
    laptop.get_by_role("dialog").get_by_role("button", name="Citra Lestari").click()
    expect(chat.locator(".contact").get_by_text("Citra Lestari")).to_be_visible()


def test_own_words_are_edited_forwarded_and_replaced_by_voice(laptop: Page) -> None:
    chat = start(laptop, "Dimas Pratama")
    choose(laptop, chat, "Edit my last message")
    write(chat, "Corrected")
    expect(chat.locator(".mine .edited")).to_be_visible()
    choose(laptop, chat, "Forward a message")
    laptop.get_by_role("dialog").get_by_role("button", name="Corrected").click()
    expect(chat.get_by_text("Forwarded from Dimas Pratama")).to_be_visible()
    choose(laptop, chat, "Send a voice message")
    expect(chat.get_by_text("Got a voice")).to_be_visible()


def test_who_blocks_the_bot_must_unblock_before_writing(laptop: Page) -> None:
    chat = start(laptop, "Maya Anggraini")
    choose(laptop, chat, "Block the bot")
    expect(chat.get_by_role("textbox")).to_be_hidden()
    chat.get_by_role("button", name="Unblock the bot").click()
    write(chat, "back again")
    expect(chat.get_by_text("You said: back again")).to_be_visible()


def test_the_bots_quick_answers_stand_above_the_box(laptop: Page) -> None:
    chat = start(laptop, "Dimas Pratama")
    write(chat, "keys")
    chat.get_by_role("button", name="Send my number").click()
    expect(chat.get_by_text("Got a contact")).to_be_visible()
    expect(chat.get_by_role("button", name="Tertarik")).to_be_hidden()
    write(chat, "keys")
    chat.get_by_role("button", name="Tertarik").click()
    expect(chat.get_by_text("You said: Tertarik")).to_be_visible()


def test_keys_that_do_not_fit_wrap_by_rows_not_within_words(phone: Page, room: RunningRoom) -> None:
    phone.get_by_role("button", name="Close the hints").tap()
    room.does(DIMAS, "open")
    keys = [{"text": text, "callback_data": text} for text in ("macro" * 8, *["macro"] * 4)]
    markup = {"inline_keyboard": [keys[:2], keys[1:]]}
    room.result("sendMessage", chat_id=DIMAS, text="Tier?", reply_markup=markup)
    rows = column(phone, "Dimas Pratama").locator(".key-row")
    expect(rows).to_have_count(2)
    assert [overflows(row) for row in rows.all()] == [False, False]
    assert {height_px(key) for key in rows.last.get_by_role("button").all()} == {38}


def test_a_slash_lists_the_commands_and_a_tapped_command_is_said(laptop: Page) -> None:
    chat = start(laptop, "Dimas Pratama")
    box = chat.get_by_role("textbox")
    box.fill("/")
    expect(chat.get_by_role("option")).to_have_count(2)
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("/due ")
    write(chat, "buttons")
    chat.get_by_role("button", name="/help").click()
    expect(chat.get_by_text("You said: /help")).to_be_visible()


def test_a_whatsapp_text_reaches_a_person_who_opens_the_chat(laptop: Page) -> None:
    write(start(laptop, "Dimas Pratama"), "buttons")
    column(laptop, "Dimas Pratama").get_by_role("button", name="WhatsApp").click()
    sheet = laptop.get_by_role("dialog", name="Who receives this?")
    expect(sheet.get_by_text("the number in the link")).to_have_count(1)
    sheet.get_by_role("button", name="Budi Santoso").click()
    budi = column(laptop, "Budi Santoso")
    expect(budi.get_by_text("You got this on WhatsApp")).to_be_visible()
    budi.get_by_role("button", name="Open chat with the bot").click()
    expect(budi.get_by_text("You said: /start token-of-Budi_1")).to_be_visible()


def test_other_links_only_say_where_they_lead(laptop: Page) -> None:
    chat = start(laptop, "Dimas Pratama")
    write(chat, "buttons")
    chat.get_by_role("button", name="Profile").click()
    expect(laptop.get_by_role("dialog").get_by_text("https://example.com/x")).to_be_visible()
    laptop.get_by_role("button", name="Stay here").click()
    expect(laptop.get_by_role("dialog")).to_have_count(0)


def test_skipping_to_tomorrow_moves_the_rooms_clock(laptop: Page) -> None:
    clock = laptop.get_by_label("Room clock")
    before = clock.inner_text()
    laptop.get_by_role("button", name="Tomorrow 09:00").click()
    expect(laptop.get_by_text(re.compile("It is now .* 09:0"))).to_be_visible(timeout=30_000)
    expect(clock).to_have_text(re.compile(r"09:0\d WIB"))
    assert clock.inner_text() != before


def test_the_first_steps_can_be_done_closed_and_reopened(laptop: Page) -> None:
    hint = laptop.get_by_role("complementary", name="What to try")
    hint.get_by_role("button", name=re.compile("^Do it")).first.click()
    expect(column(laptop, "Dimas Pratama").get_by_text("You said: /help")).to_be_visible()
    hint.get_by_role("button", name="Close the hints").click()
    laptop.reload()
    expect(laptop.get_by_text("Bot online")).to_be_visible()
    expect(hint).to_be_hidden()
    laptop.get_by_role("button", name="What to try").click()
    expect(hint).to_be_visible()
    expect(hint.locator(".done")).to_have_count(1)


def test_a_box_that_the_hint_opened_is_as_high_as_any(laptop: Page, room: RunningRoom) -> None:
    room.page("/room/hint", **HINT)
    hint = laptop.get_by_role("complementary", name="What to try")
    hint.get_by_role("button", name="Do it. Maya: /list").first.click()
    maya = column(laptop, "Maya Anggraini")
    expect(maya.get_by_text("You said: /list")).to_be_visible()
    dimas = start(laptop, "Dimas Pratama")
    write(dimas, "Halo")
    expect(dimas.get_by_text("You said: Halo")).to_be_visible()
    heights = [height_px(chat.get_by_role("textbox")) for chat in (maya, dimas)]
    assert heights == [40, 40]
    assert not overflows(maya.get_by_role("textbox"))
    expect(hint.locator(".done")).to_have_count(1)


def test_the_hint_stands_still_beside_three_chats(laptop: Page, room: RunningRoom) -> None:
    room.page("/room/hint", **HINT)
    hint = laptop.get_by_role("complementary", name="What to try")
    expect(hint.get_by_text(LONG_LINK)).to_be_visible()
    expect(laptop.get_by_role("region")).to_have_count(3)
    laptop.get_by_role("navigation").get_by_role("button", name="Citra").click()
    expect(column(laptop, "Citra Lestari")).to_be_in_viewport(ratio=0.9)
    expect(hint).to_be_in_viewport(ratio=1)
    assert not overflows(hint.locator(".hint-card"))


def test_without_a_bot_the_page_says_that_messages_wait(
    browser: Browser, room: RunningRoom
) -> None:
    visit = Visit(browser, room.url, "Bot offline", viewport=LAPTOP, color_scheme="dark")
    expect(visit.page.get_by_text("What you send waits until it is back")).to_be_visible()
    chat = column(visit.page, "Alya Prameswari")
    chat.get_by_role("button", name="Start", exact=True).click()
    expect(chat.get_by_text("/start")).to_be_visible()
    visit.leave()


def test_the_team_speaks_in_its_group_as_whom_it_chooses(laptop: Page) -> None:
    laptop.get_by_role("navigation").get_by_role("button", name="Team").click()
    group = column(laptop, "Tim KOL Herbana")
    group.get_by_role("button", name="Maya").click()
    write(group, "Siap")
    expect(group.get_by_text("You said: Siap")).to_be_visible()
    expect(group.locator(".mine .author")).to_have_text("Maya Anggraini")


def test_hostile_text_stays_text(laptop: Page) -> None:
    chat = start(laptop, "Dimas Pratama")
    write(chat, HOSTILE)
    expect(chat.get_by_text(f"You said: {HOSTILE}")).to_be_visible()
    expect(chat.locator(".thread img")).to_have_count(0)
    expect(laptop).to_have_title("Sapa practice room")


def test_a_phone_shows_one_chat_without_scrolling_sideways(phone: Page) -> None:
    phone.get_by_role("button", name="Close the hints").tap()
    expect(phone.get_by_role("region")).to_have_count(1)
    phone.get_by_role("navigation").get_by_role("button", name="Alya").tap()
    chat = start(phone, "Alya Prameswari")
    chat.get_by_role("textbox").fill("w" * 300)
    chat.get_by_role("button", name="Send", exact=True).tap()
    expect(chat.get_by_text(f"You said: {'w' * 300}")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") == SMALL_PHONE["width"]


def test_a_phones_hint_does_not_scroll_sideways(phone: Page, room: RunningRoom) -> None:
    room.page("/room/hint", **HINT)
    hint = phone.get_by_role("complementary", name="What to try")
    expect(hint.get_by_text(LONG_LINK)).to_be_visible()
    assert not overflows(hint.locator(".hint-card"))


def test_words_for_a_chat_out_of_sight_are_counted_on_its_tab(
    phone: Page, room: RunningRoom
) -> None:
    phone.get_by_role("button", name="Close the hints").tap()
    room.does(MAYA, "open")
    tab = phone.get_by_role("navigation").get_by_role("button", name="Maya")
    expect(tab).to_have_accessible_name("1 unread Maya")
    tab.tap()
    expect(tab).to_have_accessible_name("Maya")
