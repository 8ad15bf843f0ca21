"""The second reader over real HTTP: what is in the schema is taken, and all else is nothing."""

import asyncio
import gzip
from collections.abc import Iterator
from datetime import date

import pytest
from structlog.testing import capture_logs

from bot import doctor, second_reader
from bot.reader_settings import fault
from bot.second_reader import AT_ONCE, FAILURES, LARGEST, SecondReader
from bot.settings import Settings
from deals.reading.reply import Reply
from deals.reading.second import Question, Second
from tests.reader_endpoint import (
    KEY,
    Answer,
    Endpoint,
    completion,
    drop,
    gives,
    late,
    refuses_and_repeats_the_key,
    repeats_the_key,
    running_endpoint,
    says,
)

FIRST = Reply("later", (("later", 0.5), ("ask", 0.4)), fee_idr=500_000, sure={"intent": 0.5})
QUESTION = Question("nyiur melambai", date(2026, 9, 2), FIRST)
SOON_S = 0.5


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with running_endpoint() as one:
        yield one


def answers(endpoint: Endpoint, times: int = 1, answer_s: float = 30) -> list[Second | None]:
    """What is read from one reader, one question after the other."""

    async def asked() -> list[Second | None]:
        reader = SecondReader(endpoint.url, KEY, "small", answer_s)
        try:
            return [await reader.read(QUESTION) for _ in range(times)]
        finally:
            await reader.close()

    return asyncio.run(asked())


def test_it_is_asked_as_the_interface_wants_and_its_answer_taken(endpoint: Endpoint) -> None:
    endpoint.answer = says("ask", fee_idr=500_000, commission_pct=90, question_topic=None)
    assert answers(endpoint) == [Second("ask", frozenset({("fee_idr", 500_000)}))]
    [body] = endpoint.asked
    assert (body["model"], endpoint.seen) == ("small", ["nyiur melambai"])
    assert endpoint.paths == ["/v1/chat/completions"]
    assert endpoint.keys == [f"Bearer {KEY}"]


BAD: dict[str, tuple[Answer, str]] = {
    "an error": (gives(b"nyiur melambai", 500), "status 500"),
    "a redirect": (gives(b"", 307, Location="/elsewhere"), "status 307"),
    "ten megabytes": (gives(completion("later" * 2_000_000)), "too long"),
    "a refusal with the key": (refuses_and_repeats_the_key, "status 401"),
    "a hang-up": (drop, "ServerDisconnectedError"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_answer_is_a_failure_with_a_kind_and_no_words(
    endpoint: Endpoint, name: str
) -> None:
    endpoint.answer, kind = BAD[name]
    with capture_logs() as log:
        assert answers(endpoint) == [None]
    assert [one["why"] for one in log] == [kind]
    assert KEY not in str(log) and "nyiur" not in str(log)
    assert "/elsewhere" not in endpoint.paths


def test_who_is_late_is_not_waited_for(endpoint: Endpoint) -> None:
    endpoint.answer = late
    with capture_logs() as log:
        assert answers(endpoint, answer_s=SOON_S) == [None]
    assert [one["why"].endswith("TimeoutError") for one in log] == [True]


@pytest.mark.parametrize(
    "body",
    [
        b"rubbish",
        completion("Sure! They agreed."),
        completion({"intent": "agreed"}),
        gzip.compress(completion({"intent": "ask"}), mtime=0),
        completion({"intent": "ask"})[:-3],
    ],
)
def test_rubbish_says_nothing(endpoint: Endpoint, body: bytes) -> None:
    endpoint.answer = gives(body)
    with capture_logs() as log:
        assert answers(endpoint, times=FAILURES + 1) == [None] * (FAILURES + 1)
    assert not {one["log_level"] for one in log} - {"debug"}, "a bad word is no reason to rest"


def test_what_is_packed_small_is_not_unpacked(endpoint: Endpoint) -> None:
    packed = gzip.compress(completion({"intent": "ask"}) + b" " * (LARGEST * 10), mtime=0)
    endpoint.answer = gives(packed, Content_Encoding="gzip")
    assert answers(endpoint) == [None]


def test_a_key_that_is_said_back_goes_nowhere(endpoint: Endpoint) -> None:
    endpoint.answer = repeats_the_key
    with capture_logs() as log:
        assert answers(endpoint) == [None]
    assert KEY not in str(log)


def test_after_failures_in_a_row_it_is_left_alone_for_a_while(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    endpoint.answer = gives(b"", 503)
    with capture_logs() as log:
        assert answers(endpoint, times=FAILURES + 5) == [None] * (FAILURES + 5)
    assert len(endpoint.asked) == FAILURES
    assert [one["event"] for one in log if one["log_level"] == "error"] == [
        "the second reader is left alone for a while"
    ]
    monkeypatch.setattr(second_reader, "REST_S", 0.0)
    answers(endpoint, times=FAILURES + 5)
    assert len(endpoint.asked) == FAILURES + FAILURES + 5, "it rests, but not for ever"


def test_a_failure_between_answers_is_forgiven(endpoint: Endpoint) -> None:
    async def asked() -> int:
        reader = SecondReader(endpoint.url, KEY, "small", 30)
        for answer in [gives(b"", 503), says("ask")] * FAILURES:
            endpoint.answer = answer
            await reader.read(QUESTION)
        await reader.close()
        return len(endpoint.asked)

    assert asyncio.run(asked()) == FAILURES * 2


def test_who_comes_while_many_are_asked_does_not_wait(endpoint: Endpoint) -> None:
    async def asked() -> bool:
        reader = SecondReader(endpoint.url, KEY, "small", SOON_S)
        waiting = [asyncio.create_task(reader.read(QUESTION)) for _ in range(AT_ONCE)]
        await asyncio.sleep(0)
        busy = not reader.ready and await reader.read(QUESTION) is None
        await asyncio.gather(*waiting)
        await reader.close()
        return busy

    endpoint.answer = late
    assert asyncio.run(asked())
    assert len(endpoint.asked) <= AT_ONCE


def test_where_nobody_is_any_more_nobody_answers() -> None:
    with running_endpoint() as gone:
        pass
    assert answers(gone) == [None]


# The settings


def settings(url: str, **more: str) -> Settings:
    return Settings(_env_file=None, reader_url=url, **({"reader_model": "small"} | more))


@pytest.mark.parametrize(
    "url", ["https://api.example/v1", "http://127.0.0.1:8080/v1/", "http://[::1]:8080", ""]
)
def test_an_address_is_https_or_this_machine_s(url: str) -> None:
    assert fault(settings(url)) == ""


@pytest.mark.parametrize(
    "url",
    [
        "http://api.example/v1",
        "http://10.0.0.1/v1",
        "http://127.0.0.1.nip.example/v1",
        "ftp://127.0.0.1/v1",
        "api.example",
        "https://",
        "https://rani:sandi@api.example/v1",
        "https://api.example/v1?key=1",
        "https://api.example:port/v1",
        "http://[::1",
    ],
)
def test_any_other_address_is_refused_in_words(url: str) -> None:
    assert fault(settings(url)).startswith("READER_URL")
    assert "sandi" not in fault(settings(url))


def test_a_reader_without_a_model_is_none() -> None:
    assert fault(settings("https://api.example/v1", reader_model="")).startswith("READER_MODEL")


def test_it_is_off_unless_it_is_switched_on() -> None:
    assert SecondReader.of(Settings(_env_file=None)) is None
    assert doctor._second_reader(Settings(_env_file=None)).well is None


def test_the_key_is_not_shown() -> None:
    assert KEY not in repr(settings("https://api.example", reader_key=KEY))


def test_the_doctor_asks_it_about_an_invented_message(endpoint: Endpoint) -> None:
    endpoint.answer = says("later")
    found = doctor._second_reader(settings(endpoint.url, reader_key=KEY))
    assert found.well and "127.0.0.1" in found.words
    endpoint.answer = refuses_and_repeats_the_key
    found = doctor._second_reader(settings(endpoint.url, reader_key=KEY))
    assert found.well is False and "401" in found.words and KEY not in found.words
    endpoint.answer = gives(b"rubbish")
    assert doctor._second_reader(settings(endpoint.url)).well is False
    assert doctor._second_reader(settings("http://api.example")).well is False
