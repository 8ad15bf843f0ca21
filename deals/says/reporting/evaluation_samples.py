"""One realistic sample of what the team reads about whom to continue with; all invented."""

from deals.says import Words
from deals.says.reporting import evaluation

_LINES = (
    evaluation.EvaluationLine(
        1, "Rani Kusuma", "rani.kusuma", "Herbana", "go_on",
        ("2 dari 2 tayang", "tepat waktu", "fee Rp500.000"), 41,
    ),
    evaluation.EvaluationLine(
        2, "Budi", "", "", "rather_not", ("0 dari 2 tayang", "lewat batas tayang"), None
    ),
)  # fmt: skip
_SAMPLES: tuple[Words, ...] = (
    evaluation.EvaluationShown(
        "2026-09",
        "Herbana",
        (evaluation.SuggestionCount("go_on", 5), evaluation.SuggestionCount("rather_not", 1)),
        _LINES,
        1,
        3,
        12,
        "2026-10",
    ),
    evaluation.InvitedAgain(41, "Rani Kusuma", "Oktober", 500_000),
    evaluation.InviteWhere("Rani Kusuma", "Herbana", "2026-10"),
    evaluation.InviteCheck(
        "2026-10",
        2,
        (evaluation.InvitePlace("Oktober", ("Rani Kusuma", "Sari")),),
        ("Herbamojo",),
        ("Dhari",),
        True,
    ),
    evaluation.InvitedMany(1, (evaluation.NotInvited("Sari", "Sudah minta tidak dihubungi"),)),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
