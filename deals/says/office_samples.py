"""One sample of every answer to staff about the house; everybody in it is invented."""

from datetime import date

from deals.says import Words, office

_HERBANA = "Herbana"
_ALL: tuple[Words, ...] = (
    office.StaffWelcome("Dewi Lestari", "lead"),
    office.StaffHello("Dewi Lestari", "lead", link=True),
    office.StaffJoined("Bagas", "staff"),
    office.ClaimWrong(),
    office.StaffHelp(
        "staff",
        (
            office.CommandGroup(
                "house", (office.CommandLine("help", ""), office.CommandLine("undo", ""))
            ),
        ),
    ),
    office.UnknownCommand("settings"),
    office.NothingAsked(),
    office.Cancelled(open_before=True),
    office.NotPossible("not_your_right", ("lead",)),
    office.SettingsShown("sapa_bot", "id", "here", ("Ayu", "Dewi Lestari")),
    office.TeamList(
        (office.MemberLine("Ayu", "admin", you=True), office.MemberLine("Bagas", "staff", False))
    ),
    office.TeamInvite("staff", "https://t.me/contoh_bot?start=k7Qm2x", 2),
    office.MemberCard("Bagas", "staff", date(2026, 9, 1), 3),
    office.MemberRemoveSure("Bagas", 3),
    office.MemberRemoved("Bagas", 3, True),
    office.YourRight("lead"),
    office.YouLeft(),
    office.BrandList((office.BrandLine(_HERBANA, ("Jahe Merah", "Kunyit")),)),
    office.BrandCard(
        _HERBANA,
        "Herbal sejak 40 tahun.",
        (office.ProductLine("Kunyit", "pencernaan"),),
        "#1F7A4D",
        ("dancer", "sporty"),
        ("TikTok Shop Herbana", "Shopee Herbana"),
    ),
    office.AskShops(_HERBANA),
    office.AskBrandColour(_HERBANA),
    office.AskBrandName(),
    office.AskBrandAbout(_HERBANA),
    office.AskProducts(_HERBANA),
    office.WordingBrands(),
    office.WordingList(_HERBANA, "id", 1, 4, 2),
    office.WordingCard("offer", _HERBANA, "id", True, ("partner", "terms.fee_idr")),
    office.WordingSource(("Halo, Kak!", "", "Salam kenal ya.")),
    office.WordingPreview(("Halo, Kak Rani!", "", "Salam kenal ya."), saved=False),
    office.AskWording("offer", _HERBANA, "id"),
    office.WordingProblems(
        (office.ProblemLine("unknown_variable", 2, "parnter"), office.ProblemLine("empty", 0, ""))
    ),
    office.WordingLeavesOut(("Rp1.230.000", "7,5%")),
    office.WordingSaved("offer", _HERBANA),
    office.WordingForgotten("offer", _HERBANA),
    office.Undone(12, "Rani Kusuma", "Herbana September", "proof_accepted", told=True),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _ALL}
