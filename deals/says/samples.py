"""One realistic sample of every message, for previews and tests; everybody in it is invented."""

from datetime import date

from deals.claims.claim import Claim
from deals.says import Words, notices, partner
from deals.terms import Content, PostBy, Promotion, Target, Terms

_POST_BY = date(2026, 9, 24)
_ABOUT = (12, "Rani Kusuma", "Herbana September")
_DEAL = ("Rani Kusuma", "Herbana", "Herbana September")
_REELS = Content("reel", "instagram", 2)
_VIDEO = Content("video", "tiktok")
_LIVE = Content("live", "tiktok", proof="picture")
_BARTER = Terms(
    contents=(_REELS, Content("story", "instagram")),
    post_by=PostBy(on=_POST_BY),
    barter="1 paket Herbana Kulit Manggis dan Jahe Merah",
    barter_value_idr=350_000,
    fee_idr=1_500_000,
    tags=("@herbana.id", "#SehatAlami"),
    rights="boleh dipakai untuk iklan selama 3 bulan",
)
_AFFILIATE = Terms(
    contents=(Content("video", "tiktok", 3), _LIVE),
    post_by=PostBy(days_after_pack=14),
    barter="sampel Herbamojo isi 10",
    commission_pct=12.5,
    bonus_idr=500_000,
    bonus_target=Target(units=50),
    promotions=(Promotion("voucher", "potongan 20rb"), Promotion("flash_sale", "9.9")),
)
_TALK = ("bot: Bagaimana, Kak?", "Rani: boleh tahu produknya apa kak?", "bot: Jahe Merah, Kak")
_DUES = (
    partner.Due("Herbana", "Herbana September", "remind", (_REELS,), _POST_BY, 3, terms=_BARTER),
    partner.Due("Herbamojo", "Affiliate September", "follow_up", (), None, 0, terms=_AFFILIATE),
)
_LINES = (
    partner.StatusLine(
        "Herbana", "Herbana September", "delivering", _BARTER, _POST_BY,
        (Content("reel", "instagram"),), (Content("story", "instagram"),),
        (Content("reel", "instagram"),),
    ),
    partner.StatusLine(
        "Herbamojo", "Affiliate September", "talking", _AFFILIATE, None, (), (), ()
    ),
)  # fmt: skip
_REFUSALS = (
    partner.Refusal("profile", "https://www.instagram.com/rani.kusuma"),
    partner.Refusal("handle_mismatch", "https://www.tiktok.com/@orang.lain", "orang.lain"),
)
_BRIEF = (
    "Tema: rutinitas sehat di pagi hari.\n"
    "1. Tunjukkan kemasan di 3 detik pertama.\n"
    "2. Ceritakan pengalaman sendiri, jangan menjanjikan kesembuhan.\n"
    "3. Ajak penonton ke link di bio."
)

_PARTNER: tuple[Words, ...] = (
    partner.FirstContact(*_DEAL, _BARTER, _POST_BY, "https://t.me/contoh_bot?start=k7Qm2x"),
    partner.Offer(*_DEAL, _BARTER, _POST_BY, answer_by=_POST_BY),
    partner.TermSheet(*_DEAL, _BARTER, _POST_BY, answer_by=_POST_BY),
    partner.NewTerms(*_DEAL, _BARTER, _POST_BY, ("fee_idr", "post_by"), answer_by=_POST_BY),
    partner.CounterAnswered(
        *_DEAL, _BARTER, _POST_BY, ("fee_idr",), "middle", "keep_contents", answer_by=_POST_BY
    ),
    partner.Agreed(*_DEAL, _AFFILIATE, None, shop="TikTok Shop Herbamojo"),
    partner.Brief(
        "Herbana",
        "Herbana September",
        _BRIEF,
        ("@herbana.id", "#SehatAlami"),
        ("Temulawak diolah dengan suhu rendah",),
        ("Tunjukkan kemasan di awal",),
        ("Jangan menyebut penyakit",),
        approval=True,
    ),
    partner.BriefRead(),
    partner.AskIdea(),
    partner.AskDraft(),
    partner.SketchTaken("draft", "Herbana", 2),
    partner.SketchApproved("draft", "Herbana", (_REELS,), _POST_BY),
    partner.SketchBack("draft", "Herbana", "kemasannya tolong di 3 detik pertama", _POST_BY),
    partner.DraftAtClient("Herbana"),
    partner.AskTerms(),
    partner.AskQuestion(),
    partner.AskDelay(),
    partner.AskProof(),
    partner.AskScreenshot(),
    partner.PassedOn("Herbana"),
    partner.LanguageKept(),
    partner.StillWithUs("Herbana"),
    partner.AskMeaning(),
    partner.WhereThingsStand("Rani Kusuma", "Herbana", "due", (_REELS,), _POST_BY),
    partner.AddressTaken(
        "Rani Kusuma",
        "",
        "Jl. Melati No. 53 RT 02/05, Jagakarsa",
        "Jakarta Selatan",
        "12620",
        "Rani Kusuma\nJl. Melati No. 53 RT 02/05, Jagakarsa, Jakarta Selatan 12620",
        ("phone",),
    ),
    partner.ProblemHeard("Herbana"),
    partner.CounterPassedOn("Herbana", _BARTER, _POST_BY, ("fee_idr",)),
    partner.TakenLater(date(2026, 9, 7)),
    partner.TakenNo("Rani Kusuma", "Herbana"),
    partner.Stopped(),
    partner.TooMuch(),
    partner.ThankYou(),
    partner.WelcomeBack("Rani Kusuma"),
    partner.Hello("Rani Kusuma"),
    partner.Stranger(),
    partner.LinkNotValid(),
    partner.OldButton(),
    partner.NotRead(),
    partner.FileNotTaken("too_big"),
    partner.WhichDeal(),
    partner.Reminder("Rani Kusuma", _DUES),
    partner.ProofTaken(2, (_LIVE,), _POST_BY),
    partner.ProofTaken(1, (), _POST_BY, held=True),
    partner.ProofRefused(_REFUSALS),
    partner.ProofAccepted(_VIDEO, (_LIVE,), 1, _POST_BY),
    partner.ProofSentBack(_VIDEO, "akun @herbana.id belum ditandai", _POST_BY),
    partner.AllDone(*_DEAL),
    partner.PromiseTaken(_POST_BY, sure=False),
    partner.PackOnItsWay("Herbana", "JNE", "JP0000112233", 7, None),
    partner.PackArrived("Herbamojo", (_VIDEO, _LIVE), _POST_BY, date(2026, 9, 10), 14),
    partner.DeadlineMoved("Herbana", (_REELS,), _POST_BY),
    partner.Excused(Content("story", "instagram"), (_REELS,)),
    partner.Withdrawn(*_DEAL),
    partner.Corrected("Herbana", "Herbana September"),
    partner.Status("Rani Kusuma", _LINES),
    partner.PartnerHelp(),
)
_INSTEAD = notices.Instead(17, "Sari Dewi", "micro")
_NOTICES: tuple[Words, ...] = (
    notices.NoticeWords(*_ABOUT, "aman buat ibu menyusui kak?", "ask", _TALK),
    notices.NoticeCounter(
        *_ABOUT,
        "fee 2jt bisa kak?",
        _BARTER,
        ("fee_idr",),
        (notices.Offered("brand", _BARTER), notices.Offered("partner", _BARTER)),
        notices.Prepared("propose", _BARTER, "middle", "answer_soon", False),
    ),
    notices.NoticeSketch(
        *_ABOUT,
        "draft",
        2,
        "Bangun tidur, minum jahe hangat. Dijamin sembuh!",
        1,
        (Claim("Dijamin sembuh!", "guarantee", "Undang-Undang Nomor 8 Tahun 1999"),),
        "Rutinitas pagi bersama ibu",
    ),
    notices.NoticeUnsure(*_ABOUT, "hmm gimana ya", ("later", "ask"), _TALK),
    notices.NoticeAddress(*_ABOUT),
    notices.NoticeEdited(*_ABOUT, "oke kak setuju", "oke kak setuju kalau feenya 1jt"),
    notices.NoticeAgreed(*_ABOUT, _BARTER, _POST_BY),
    notices.NoticeDeclined(*_ABOUT, _INSTEAD, "maaf kak, belum dulu ya"),
    notices.NoticeLater(*_ABOUT, "senin aku kabari ya kak", date(2026, 9, 7)),
    notices.NoticeLinked(*_ABOUT, "Rani K."),
    notices.NoticeLinkedAnew(*_ABOUT, "Rani 2"),
    notices.NoticeBack(*_ABOUT, "eh jadi deh kak, mau ikut"),
    notices.NoticeStopped(*_ABOUT, _INSTEAD, agreed=True),
    notices.NoticeUnreachable(*_ABOUT, _INSTEAD, 7),
    notices.ReplacementFound(*_ABOUT, _INSTEAD),
    notices.NoticeByHand(*_ABOUT, 3),
    notices.NoticeRemindByHand(*_ABOUT, (_REELS,), _POST_BY),
    notices.NoticeArrived(*_ABOUT, _POST_BY, date(2026, 9, 17)),
    notices.NoticeUnheard(*_ABOUT, "Paketnya sudah dikirim, Kak."),
    notices.NoticeProof(
        *_ABOUT, _VIDEO, "https://www.tiktok.com/@rani/video/7400000000000000001", "no_handle", 2
    ),
    notices.NoticeLate(*_ABOUT, (_REELS,), 6),
    notices.NoticeBreach(*_ABOUT, (_REELS, _LIVE), 7),
    notices.NoticeDone(*_ABOUT),
    notices.NoticeBlocked(*_ABOUT, "blocked"),
    notices.NoticeUnknown(*_ABOUT, "Halo Kak Rani Kusuma, ini tawaran terbaru kami."),
    notices.NoticeFailed(12, "Rani Kusuma", "bad_request", "Halo Kak Rani Kusuma"),
    notices.NoticeStuck(4711, "KeyError: 'message'"),
    notices.NoticeManager(*_ABOUT, "Mbak Sari", "+628120000123", "lewat mba Sari aja kak"),
    notices.NoticeLinkTried(*_ABOUT, "Orang Lain", "Budi Santoso"),
    notices.NoticeInPerson(*_ABOUT, "oke kak, besok aku kabari lagi ya"),
    notices.NoticeSilent(*_ABOUT),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in (*_PARTNER, *_NOTICES)}
