"""Checks a template that staff have edited before it is saved, and shows what it would say.

The sandbox alone stops neither nested loops nor `'a' * 2000000000`, so only the few kinds of
expression that a message needs are let through; what is left cannot run away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields

from jinja2 import TemplateSyntaxError, nodes

from deals.says.announcing.to_partner_samples import SAMPLES as ANNOUNCING
from deals.says.boosting.to_partner import CodeTaken, CodeWrong
from deals.says.boosting.to_partner_samples import SAMPLES as BOOSTING
from deals.says.brought.to_partner_samples import SAMPLES as BROUGHT
from deals.says.conduct.to_partner_samples import SAMPLES as CONDUCT
from deals.says.content.to_partner_samples import SAMPLES as CONTENT
from deals.says.deadlines.to_partner import Due
from deals.says.deadlines.to_partner_samples import SAMPLES as DEADLINES
from deals.says.leaving.to_partner_samples import SAMPLES as LEAVING
from deals.says.parcels.to_partner_samples import SAMPLES as PARCELS
from deals.says.proving.to_partner import Refusal
from deals.says.proving.to_partner_samples import SAMPLES as PROVING
from deals.says.questions.to_partner import Product
from deals.says.questions.to_partner_samples import SAMPLES as QUESTIONS
from deals.says.selling.to_partner_samples import SAMPLES as SELLING
from deals.says.talking.to_partner import StatusLine
from deals.says.talking.to_partner_samples import SAMPLES as TALKING
from deals.says.terms.to_partner_samples import SAMPLES as TERMS
from deals.says.tickets.to_partner_samples import SAMPLES as TICKETS
from deals.terms import Content, PostBy, Terms
from handlers.words.templates import environment, filled
from handlers.words.wording import known

SOURCE_CHARS = 4096
DEPTH = 24
OUR_PART = re.compile(r"_due_[a-z_]+\.txt\.j2")  # of a reminder, in our own words
ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const),
    *(nodes.If, nodes.For, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.Filter),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Test),
)
ATTRIBUTES = frozenset(
    {field.name for kind in (Terms, PostBy, Content, Due, Refusal, StatusLine, Product,
     CodeTaken, CodeWrong) for field in fields(kind)} | {"index", "first", "last"}
)  # fmt: skip
ROOMS = (
    *(TERMS, CONTENT, TALKING, QUESTIONS, LEAVING, PARCELS, DEADLINES, PROVING, BROUGHT),
    *(ANNOUNCING, TICKETS, BOOSTING, SELLING, CONDUCT),
)
OURS_ALONE = ("offer_expired", "product_knowledge", "screen_doubted")
EDITABLE = {
    name: sample for room in ROOMS for name, sample in room.items() if name not in OURS_ALONE
}


@dataclass(frozen=True)
class Problem:
    """What is wrong: `code` names a sentence in the table `template_problems` of the words."""

    code: str
    line: int = 0
    detail: str = ""


def problems(name: str, language: str, source: str) -> list[Problem]:
    """What keeps `source` from being the template of the message `name`; empty when nothing."""
    if name not in EDITABLE:
        return [Problem("not_editable", detail=name)]
    if len(source) > SOURCE_CHARS:
        return [Problem("too_long", detail=str(SOURCE_CHARS))]
    try:
        tree = environment(known(language)).parse(source)
    except TemplateSyntaxError as error:
        return [Problem("syntax", error.lineno, error.message or "")]
    except RecursionError:
        return [Problem("too_deep")]
    return _forbidden(tree, name) or _failing(name, language, source)


def preview(name: str, language: str, source: str) -> str:
    """What `source` says to an invented partner; raises Jinja's errors when it cannot."""
    return filled(environment(known(language)).from_string(source), EDITABLE[name])


def _forbidden(tree: nodes.Template, name: str) -> list[Problem]:
    found = []
    for node, above in _walk(tree, ()):
        if len(above) > DEPTH:
            return [Problem("too_deep", node.lineno)]
        found += _judged(node, above, name)
    return list(dict.fromkeys(found))


def _walk(
    node: nodes.Node, above: tuple[nodes.Node, ...]
) -> Iterator[tuple[nodes.Node, tuple[nodes.Node, ...]]]:
    """Every node with those it stands in, but none below the depth at which we have seen enough."""
    yield node, above
    if len(above) <= DEPTH:
        for child in node.iter_child_nodes():
            yield from _walk(child, (*above, node))


def _judged(node: nodes.Node, above: tuple[nodes.Node, ...], name: str) -> list[Problem]:
    match node:
        case nodes.For():
            return _loop(node, above, name)
        case nodes.Getattr() if node.attr not in ATTRIBUTES:
            return [Problem("unknown_variable", node.lineno, node.attr)]
        case nodes.Name(ctx="load") if node.name not in _in_reach(above, name):
            return [Problem("unknown_variable", node.lineno, node.name)]
        case nodes.Include(template=nodes.Const(value=str(part))) if OUR_PART.fullmatch(part):
            return []
        case _ if not isinstance(node, ALLOWED):
            return [Problem("not_allowed", node.lineno, type(node).__name__)]
    return []


def _loop(node: nodes.For, above: tuple[nodes.Node, ...], name: str) -> list[Problem]:
    """One loop, over a list of the message: the work grows with nothing but that list."""
    if any(isinstance(outer, nodes.For) for outer in above):
        return [Problem("nested_loop", node.lineno)]
    if not isinstance(node.target, nodes.Name):
        return [Problem("not_allowed", node.lineno, "Tuple")]
    lists = {field for field, value in EDITABLE[name].values().items() if isinstance(value, tuple)}
    if not isinstance(node.iter, nodes.Name) or node.iter.name not in lists:
        return [Problem("loop_over", node.lineno, ", ".join(sorted(lists)))]
    return []


def _in_reach(above: tuple[nodes.Node, ...], name: str) -> set[str]:
    """The message's fields, and inside a loop its item and `loop`."""
    reach = set(EDITABLE[name].values())
    for outer in above:
        if isinstance(outer, nodes.For) and isinstance(outer.target, nodes.Name):
            reach |= {outer.target.name, "loop"}
    return reach


def _failing(name: str, language: str, source: str) -> list[Problem]:
    try:
        said = preview(name, language, source)
    except TemplateSyntaxError as error:
        return [Problem("syntax", error.lineno, error.message or "")]
    except Exception as error:  # whatever a template can do wrong, its writer has to hear of
        return [Problem("failed", detail=str(error)[:200])]
    if not said:
        return [Problem("empty")]
    return [Problem("result_too_long")] if said.endswith("\n…") else []
