"""How a wording is changed: new words are checked, shown as they would read, and then saved."""

from typing import Any

from deals.channel import Button, Rows
from deals.claims.guard import claims_in
from deals.decision import Refused
from deals.says.content.to_staff import ClaimsFound
from deals.says.office import wording as says
from handlers.staff.acting import Acting
from handlers.staff.office.wording import Place, place_of, preview_lines
from handlers.staff.terms.whole_terms import left_out
from handlers.template_check import SOURCE_CHARS, problems
from handlers.words.harmless import text
from storage.brand import wordings

ACT = "wording"


def ask(acting: Acting, rest: str) -> None:
    """Please send the new words."""
    place = place_of(acting, rest)
    words = says.AskWording(place.name, place.brand.name, place.language)
    acting.ask(ACT, words, {"place": str(place)})


def take(acting: Acting, answers: dict[str, Any]) -> None:
    """New words: every problem is told, and sound ones are shown with a button that saves them."""
    place = place_of(acting, answers["place"])
    source = text(acting.incoming.text, 2 * SOURCE_CHARS)
    if found := problems(place.name, place.language, source):
        lines = tuple(says.ProblemLine(p.code, p.line, p.detail) for p in found)
        acting.answer(says.WordingProblems(lines))
        return
    if missing := left_out(place.name, place.language, source):
        acting.answer(says.WordingLeavesOut(missing))
        return
    words = says.WordingPreview(preview_lines(place, source), saved=False)
    kept = {"place": str(place), "source": source}
    if claims := claims_in(source):
        acting.answer(words)
        acting.ask_press(ACT, ClaimsFound(claims), kept, _knowingly_button, instead_of=answers)
    else:
        acting.ask_press(ACT, words, kept, _save_button, instead_of=answers)


def _save_button(mark: str, label: str = "save_words") -> Rows:
    return ((Button(label, f"s.save_words:{mark}"),),)


def _knowingly_button(mark: str) -> Rows:
    return _save_button(mark, "use_knowingly")


def save(acting: Acting, mark: str) -> None:
    """Saves what the very message above the button showed to the very member who wrote it."""
    answers = acting.shown(ACT, mark)
    place, source = place_of(acting, answers["place"]), answers["source"]
    if problems(place.name, place.language, source):
        raise Refused("shown_no_more")
    _put(acting, place, source)
    acting.pressed(ACT, answers)
    acting.turn.unbutton(acting.incoming)
    acting.answer(says.WordingSaved(place.name, place.brand.name))


def forget(acting: Acting, rest: str) -> None:
    """Back to the words that Sapa ships."""
    place = place_of(acting, rest)
    if not wordings.forget(acting.session, place.brand_id, place.name, place.language):
        raise Refused("already_done")
    acting.turn.unbutton(acting.incoming)
    acting.answer(says.WordingForgotten(place.name, place.brand.name))


def _put(acting: Acting, place: Place, source: str) -> None:
    wordings.put(
        acting.session,
        place.brand_id,
        place.name,
        place.language,
        source,
        acting.member_id,
        acting.turn.now,
    )
