"""Questions that are answered at once: what was asked, and what we know about it.

Only what is sure is answered, from this deal's own terms and from facts that the team has set.
Whatever touches health, asks for other terms, or reports a trouble is for a person.
"""

from deals.questions.answers import Known, answer
from deals.questions.asking import TOPICS, Question, questions_in, topic_guess
from deals.questions.caution import is_about_health, is_private
from deals.questions.fitness import unfit, unfit_as_told

__all__ = [
    "TOPICS",
    "Known",
    "Question",
    "answer",
    "is_about_health",
    "is_private",
    "questions_in",
    "topic_guess",
    "unfit",
    "unfit_as_told",
]
