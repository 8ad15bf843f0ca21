"""What people are like: how soon they answer, and how likely each of their ways is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Temper:
    """Hours until an answer, and shares of their ways in 0..1."""

    hours: tuple[float, float] = (0.05, 5)
    answers: float = 0.9  # at all, to what asks something
    agrees: float = 0.75
    haggles: float = 0.08
    asks: float = 0.08
    declines: float = 0.04
    puts_off: float = 0.06
    stops: float = 0.01
    hostile: float = 0.0
    misses: float = 0.08  # hands in something that does not count
    promises: float = 0.1
    blocks: float = 0.005
    moves: float = 0.0  # to another phone
    keeps_word: float = 0.85  # posts before the last day


TEMPERS: dict[str, tuple[float, Temper]] = {
    "quick": (0.30, Temper((0.02, 1))),
    "slow": (0.20, Temper((10, 70), answers=0.8, keeps_word=0.6)),
    "silent": (0.12, Temper((20, 90), answers=0.15, keeps_word=0.3)),
    "haggling": (0.12, Temper(agrees=0.35, haggles=0.45, asks=0.15)),
    "hostile": (0.06, Temper(answers=0.95, agrees=0.3, stops=0.12, hostile=0.5, blocks=0.05)),
    "forgetful": (0.10, Temper((2, 60), misses=0.35, promises=0.6, keeps_word=0.15)),
    "moving": (0.04, Temper(moves=0.15)),
    "blocking": (0.06, Temper(blocks=0.15, stops=0.05)),
}


def temper_of(drawn: float) -> tuple[str, Temper]:
    """The temper of somebody for whom this number in 0..1 was drawn."""
    for name, (share, temper) in TEMPERS.items():
        drawn -= share
        if drawn < 0:
            return name, temper
    return "quick", TEMPERS["quick"][1]


WORDS: dict[str, tuple[str, ...]] = {
    "yes": ("oke kak", "siap kak", "boleh kak", "mau kak", "ok sure"),
    "agree": ("setuju", "oke setuju kak", "deal kak", "agree"),
    "haggle": (
        "bisa 800rb kak?",
        "1 reel 600rb ya kak",
        "750rb deh kak",
        "rate saya 1,5jt",
        "2 reel 900k",
    ),
    "ask": (
        "dikirim kapan ya kak?",
        "boleh lihat produknya?",
        "briefnya apa kak?",
        "what product is it?",
    ),
    "later": ("nanti ya kak", "nanti dulu kak", "ntar saya kabari ya"),
    "no": ("tidak dulu kak", "maaf belum bisa kak", "no thanks"),
    "stop": (
        "berhenti",
        "jangan hubungi saya lagi ya",
        "stop",
        "/stop",
        "please stop messaging me",
    ),
    "hostile": (
        "penipu ya kalian!!",
        "bot bodoh",
        "{{ 7*7 }} {% for x in y %}",
        "'; drop table deal; --",
        "/approach",
        "/due",
        "s.accept:1:1",
        '=HYPERLINK("http://x")',
        "‮ayla‬ 👿👿👿",
        "x" * 3000,
    ),
    "promise": ("besok ya kak", "lusa kak", "tgl 20 ya kak", "jumat ya kak", "tomorrow"),
    "held_up": (
        *("belum sempat kak", "lagi sakit kak, demam", "paketnya belum sampai kak"),
        *("boleh minta waktu 3 hari lagi kak?", "bingung konsepnya kak", "laptopku rusak"),
        *("boleh diundur sampai tgl 28?", "tgl 10-12 aku di luar kota kak"),
    ),
    "trouble": (
        *("akun aku kena banned kak", "videoku ditakedown tiktok kak", "sampelnya ga bisa diklaim"),
        *("fee aku belum cair kak", "keranjang kuningnya error", "/status"),
    ),
    "book_live": (
        *("besok jam 19.00 live ya kak", "live lusa jam 8 malam kak", "aku live jumat jam 20.00"),
        *("live tgl 12 jam 19.30", "nanti live jam 9 malam", "livenya kapan ya kak?"),
    ),
    "move_live": ("livenya diundur lusa jam 20.00 ya kak", "pindah jam 21.00 kak livenya"),
    "small": ("makasih kak", "siap", "🙏", "/status", "/help", "halo?"),
    "arrived": ("paketnya sudah sampai kak", "sudah sampai ya kak"),
    "figures": (
        *("view 12rb like 800 komen 45", "12,4K views", "9rb", "reel 1: 9rb views like 310"),
        *("views 800 likes 12rb", "views 20rb saves 40 klik 12 kak, makasih ya", "lumayan kak"),
    ),
    "right": ("iya benar kak", "views 120rb kak", "betul"),
    "after_stop": ("ok makasih", "udah dibilang stop", "eh jadi dong kak"),
}
