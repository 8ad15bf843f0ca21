import asyncio
import io
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from typing import TypeVar

import pytest
from PIL import Image
from room import ALYA, BUDI, DIMAS, MAYA, RunningRoom, running_room
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

pytestmark = pytest.mark.slow

T = TypeVar("T")
PLAIN = {"trust_env": False, "verify": False}

PNG_BYTES = io.BytesIO()
Image.new("RGB", (640, 480), "teal").save(PNG_BYTES, "PNG")
PNG = PNG_BYTES.getvalue()


@pytest.fixture(scope="module")
def room() -> Iterator[RunningRoom]:
    with running_room(pace=False) as running:
        running.start(ALYA, DIMAS)
        yield running


def with_bot(room: RunningRoom, act: Callable[[Bot], Awaitable[T]], token: str = "") -> T:
    async def acting() -> T:
        bot = Bot(
            token or room.room.token,
            base_url=room.bot_url,
            base_file_url=room.file_url,
            request=HTTPXRequest(httpx_kwargs=PLAIN),
            get_updates_request=HTTPXRequest(httpx_kwargs=PLAIN),
        )
        async with bot:
            return await act(bot)

    return asyncio.run(acting())


def test_the_bot_knows_itself(room: RunningRoom) -> None:
    me = with_bot(room, lambda bot: bot.get_me())

    assert me.username == "sapa_practice_bot"


def test_messages_are_sent_edited_and_deleted(room: RunningRoom) -> None:
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Setuju", callback_data="agree")]])

    async def talk(bot: Bot) -> tuple[Message, Message | bool]:
        sent = await bot.send_message(
            ALYA,
            "<b>Halo</b> https://example.com",
            parse_mode="HTML",
            reply_markup=buttons,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        edited = await sent.edit_text("Sudah", reply_markup=None)
        reply = await bot.send_message(ALYA, "x", reply_to_message_id=sent.message_id)
        assert reply.reply_to_message is not None
        assert await reply.delete()
        return sent, edited

    sent, edited = with_bot(room, talk)

    assert sent.text_html == "<b>Halo</b> https://example.com"
    assert sent.reply_markup == buttons
    assert sent.link_preview_options is not None
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup) == ("Sudah", None)


def test_keyboards_and_commands_are_taken(room: RunningRoom) -> None:
    async def talk(bot: Bot) -> tuple[BotCommand, ...]:
        ask = ReplyKeyboardMarkup([[KeyboardButton("Nomor", request_contact=True)]])
        await bot.send_message(ALYA, "x", reply_markup=ask)
        await bot.send_message(ALYA, "x", reply_markup=ReplyKeyboardRemove())
        scope = BotCommandScopeChat(DIMAS)
        await bot.set_my_commands([("due", "What is late")], scope=scope)
        return await bot.get_my_commands(scope=scope)

    assert with_bot(room, talk) == (BotCommand("due", "What is late"),)


def test_files_go_out_and_come_back(room: RunningRoom) -> None:
    async def talk(bot: Bot) -> tuple[Message, Message, Message, bytes, bytes]:
        photo = await bot.send_photo(ALYA, PNG, caption="<i>bukti</i>", parse_mode="HTML")
        again = await bot.send_photo(ALYA, photo.photo[-1].file_id)
        sheet = await bot.send_document(ALYA, b"a;b", filename="rekap.csv", caption="x")
        assert sheet.document is not None
        picture = await (await bot.get_file(photo.photo[-1])).download_as_bytearray()
        table = await (await bot.get_file(sheet.document)).download_as_bytearray()
        await photo.edit_caption("baru")
        return photo, again, sheet, bytes(picture), bytes(table)

    photo, again, sheet, picture, table = with_bot(room, talk)

    assert (photo.photo[-1].width, photo.photo[-1].height) == (640, 480)
    assert photo.caption_html == "<i>bukti</i>"
    assert again.photo == photo.photo
    assert sheet.document is not None
    assert (sheet.document.file_name, table) == ("rekap.csv", b"a;b")
    assert picture == PNG


def test_albums_are_sent_from_uploads_and_known_files(room: RunningRoom) -> None:
    async def talk(bot: Bot) -> tuple[Message, ...]:
        known = (await bot.send_photo(ALYA, PNG)).photo[-1].file_id
        await bot.send_media_group(
            ALYA, [InputMediaDocument(b"1", filename="a.txt"), InputMediaDocument(b"2")]
        )
        media = [InputMediaPhoto(PNG, caption="dua"), InputMediaPhoto(known)]
        return await bot.send_media_group(ALYA, media)

    first, second = with_bot(room, talk)

    assert first.media_group_id == second.media_group_id is not None
    assert (first.caption, second.photo[-1].width) == ("dua", 640)


def test_updates_and_presses_are_understood(room: RunningRoom) -> None:
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="yes")]])
    room.updates()
    sent = with_bot(room, lambda bot: bot.send_message(ALYA, "?", reply_markup=buttons))
    room.does(ALYA, "press", message_id=sent.message_id, callback_data="yes")
    room.does(ALYA, "say", text="https://tiktok.com/@x", forward_from="Orang")
    room.does(ALYA, "contact")
    room.does(ALYA, "block")
    room.does(ALYA, "unblock")

    async def receive(bot: Bot) -> tuple[Update, ...]:
        updates = await bot.get_updates(timeout=1)
        query = updates[0].callback_query
        assert query is not None
        assert await query.answer("Siap", show_alert=True)
        return updates

    press, said, card, blocked, _ = with_bot(room, receive)

    assert press.callback_query is not None
    assert press.callback_query.data == "yes"
    assert said.message is not None
    assert said.message.forward_origin is not None
    assert list(said.message.parse_entities(["url"]).values()) == ["https://tiktok.com/@x"]
    assert card.effective_message is not None
    assert card.effective_message.contact is not None
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    room.updates()


def test_a_press_is_too_old_after_150_seconds() -> None:
    buttons = {"inline_keyboard": [[{"text": "Ya", "callback_data": "yes"}]]}
    with running_room() as room:
        room.start(ALYA)
        sent = room.result("sendMessage", chat_id=ALYA, text="?", reply_markup=buttons)
        room.does(ALYA, "press", message_id=sent["message_id"], callback_data="yes")
        query = room.updates()[0]["callback_query"]["id"]
        room.in_room(lambda inside: inside.move_clock(inside.clock.now() + timedelta(seconds=152)))

        with pytest.raises(BadRequest, match=r"[Qq]uery is too old"):
            with_bot(room, lambda bot: bot.answer_callback_query(query))


@pytest.mark.parametrize(
    ("error", "act"),
    [
        (BadRequest, lambda bot: bot.send_message(999, "x")),
        (Forbidden, lambda bot: bot.send_message(BUDI, "x")),
        (BadRequest, lambda bot: bot.send_photo(ALYA, b"no picture")),
        (BadRequest, lambda bot: bot.send_photo(ALYA, "no-such-file")),
        (BadRequest, lambda bot: bot.send_document(ALYA, b"")),
        (BadRequest, lambda bot: bot.send_photo(ALYA, PNG, caption="x" * 1025)),
        (BadRequest, lambda bot: bot.get_file("nothing")),
        (BadRequest, lambda bot: bot.edit_message_text("x", chat_id=ALYA, message_id=9999)),
    ],
)
def test_refusals_become_the_librarys_errors(
    room: RunningRoom, error: type[TelegramError], act: Callable[[Bot], Awaitable[object]]
) -> None:
    with pytest.raises(error):
        with_bot(room, act)


def test_a_wrong_token_is_an_invalid_token(room: RunningRoom) -> None:
    with pytest.raises(InvalidToken):
        with_bot(room, lambda bot: bot.get_me(), "1000002:another-bots-token-00000000000")


def test_too_many_requests_name_the_pause(
    room: RunningRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    fault = {"status": 429, "retry_after": 3}
    room.page("/room/faults", method="sendMessage", chat_id=ALYA, times=1, fault=fault)

    with pytest.raises(RetryAfter) as raised:
        with_bot(room, lambda bot: bot.send_message(ALYA, "x"))
    assert raised.value.retry_after == timedelta(seconds=3)


def test_polling_beside_a_webhook_is_a_conflict() -> None:
    async def both(bot: Bot) -> None:
        await bot.set_webhook("http://127.0.0.1:9/never", secret_token="abc")
        assert (await bot.get_webhook_info()).url == "http://127.0.0.1:9/never"
        await bot.get_updates()

    with running_room() as room, pytest.raises(Conflict, match="webhook is active"):
        with_bot(room, both)


def test_a_file_over_twenty_megabytes_cannot_be_fetched(room: RunningRoom) -> None:
    big = ("besar.bin", bytes(20 * 1024 * 1024 + 1), "application/octet-stream")
    room.attach(MAYA, big, **{"as": "document"})
    (update,) = room.updates()

    with pytest.raises(BadRequest, match=r"[Ff]ile is too big"):
        with_bot(room, lambda bot: bot.get_file(update["message"]["document"]["file_id"]))
