"""Who agrees, in anybody's words, and what sounds like a yes and is none."""

import pytest

from deals.reading.intent.plain_answers import is_plain_yes
from tests.reading import intent


@pytest.mark.parametrize(
    "text",
    [
        "boleh sih tapi kalo barter belum bisa",
        "oke nanti aku kabarin",
        "siap kak, jangan hubungi lagi",
        "gas?? gak lah",
        "deal? ga dulu kak wkwk",
        "oke makasih infonya, tapi aku ga ikut ya",
        "mau sih kak tapi ga dibolehin suami",
        "bagus banget tawarannya, sampe aku ga mau",
        "makasih ya kak",
        "oke makasih kak",
        "maaf ya kak",
        "iya juga sih kak",
        "paketnya sudah aku terima ya kak",
        "boleh info lebih lanjut?",
        '"oke deal" itu kata admin kemarin, bukan kata aku',
    ],
)
def test_what_sounds_like_a_yes_and_is_none(text: str) -> None:
    assert intent(text) != "accept"
    assert not is_plain_yes(text)


@pytest.mark.parametrize(
    "text",
    [
        "komposisinya herbal apa kimia? mau saya tulis di video",
        "jadi ini tuh kirim barangnya dulu atau langsung syuting ya kak",
        "setuju banget sama postingan kalian tentang tidur cukup",
        "tanpa live ya kak, saya sanggup videonya aja",
        "info dong kak ada apa",
        "jangan berhenti kasih tips ya min, suka banget",
        "deal ga?",
        "15 persen gapapa ga kak",
        "boleh tau feenya dulu? aku mau banget",
        "gapapa kak next time",
        "aku ambil cuti dulu kak",
        "mau tau dong kak",
        "Kemaren2 gue mau 5%, sekarang gak. 10% atau gue pindah ke kompetitor",
    ],
)
def test_nobody_agrees_who_asks_or_praises_or_refuses_a_part(text: str) -> None:
    assert intent(text) != "accept"


@pytest.mark.parametrize(
    "text",
    [
        "acc 12% ya 👍",
        "7 persen cukup kak, lusa mulai syuting",
        "yaudah 12 aja gas kak",
        "aku jadi yg 650rb kak!",
        "350k kan? ayo",
        "oke sama yang tiga ratus ribu terus komisinya delapan persen",
    ],
)
def test_a_yes_goes_with_terms_that_were_named_before(text: str) -> None:
    assert intent(text) == "accept"


@pytest.mark.parametrize(
    "text",
    [
        "gak masalah kak",
        "ga keberatan kok, lanjut",
        "gpp kak barter juga, aku mau",
        "tadinya mau skip eh kok menarik, aku ambil deh",
    ],
)
def test_a_no_that_is_a_yes(text: str) -> None:
    assert intent(text) == "accept"


@pytest.mark.parametrize(
    "words",
    [
        *("setuju ❌", "ok 👎", "setuju 🙄", "boleh 🤔", "siap 🫡 ❎", "oke :("),
        *("ok 但是我要五百万", "ok нет", "oke لا", "siap maaf"),
        "ok" + " " * 4050 + "tapi fee 5jt",
        "ok" + "\n" * 99 + "setuju",
    ],
)
def test_a_yes_with_a_sign_or_a_script_that_we_cannot_read_is_no_plain_yes(words: str) -> None:
    assert not is_plain_yes(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "setuju kak 👍",
            "oke 🙏🏻",
            "siap kak!! ❤️",
            "deal 🤝😊",
            "iya-iya setuju :)",
            "Okeee, siap…",
        ),
        *("boleh kak ✨🔥", "agreed, thanks!", "setuju ☺️", "sip kak ^^"),
    ],
)
def test_a_friendly_sign_takes_nothing_from_a_yes(words: str) -> None:
    assert is_plain_yes(words)


@pytest.mark.parametrize(
    "text",
    [
        "yo wis mas, deal",
        "gas polll",
        "I'm down",
        "pasti mau dong kak",
        "senengnya, langsung aku iyain kak",
        "nolak? ya engga lah, mau dong",
        "kami sepakat ya kak, lanjut",
        "mana mungkin aku nolak kak, ikut!",
        "ulun hakun kak",
        "mauka kak, kirim mi barangnya",
        "trima 300k nya kak, aku kerjain besok",
        "500 juga jadi deh kak, itung2 jajan",
        "aku jadi yang 600rb itu ya kak",
    ],
)
def test_a_yes_in_anybodys_words(text: str) -> None:
    assert intent(text) == "accept"


@pytest.mark.parametrize(
    "text",
    [
        "mau yang ini aja",
        "oke itu aja kak",
        "iya mau yang itu",
        "boleh yang lain kak",
        "sip om besok saya ambil motornya",
        "produknya manjur kak, ibuku cocok",
        "udah aku invite collab kak, tolong diterima ya",
        "briefnya udah aku terima kak makasih",
        "aku mau ambil rapor anak dulu",
        "betul min, aku yg kemarin ikut webinar",
        "saya sanggupnya 2 video per bulan",
        "mundurin seminggu, baru gw sanggup",
        "saya bersedia, namun tanpa siaran langsung",
        "di angka 1.750.000 saya oke, di bawah itu mohon maaf",
        "I'll confirm next week",
        "what's the sweetener in it",
        "deal enggaknya nunggu suami ya kak",
        "iya deal, DEAL dalam mimpi lo",
        "dak galak aku kalo cuma segitu",
    ],
)
def test_who_picks_praises_or_waits_has_not_agreed(text: str) -> None:
    assert intent(text) != "accept"
    assert not is_plain_yes(text)


@pytest.mark.parametrize(
    "text",
    [
        "iya iya setuju... setuju buat nolak maksudnya 🙃",
        "siap siap nolak",
        "oke, oke gak maksudnya",
        "deal... deal batal",
        "deal! deal gak jadi maksudku",
        "mau dong... mau kabur wkwk",
        "gas! gas mundur",
        "fix kak. fix nggak",
        "acc... acc penolakannya",
        "i agree... i agree to pass",
        "setuju sih, tapi setuju buat cancel",
        "siap undur diri",
        "deal gagal ya kak",
    ],
)
def test_a_yes_that_goes_on_to_refuse_refuses(text: str) -> None:
    assert intent(text) == "decline"


@pytest.mark.parametrize(
    "text",
    [
        "setuju... ga mungkin aku nolak",
        "deal! jangan sampe kasih yang lain",
        "Mau lah bang, masa rejeki ditolak",
        "tadinya mau nolak, tapi yaudah setuju",
        "setuju kak, kemarin hampir nolak untung baca lagi",
        "aku terima kak, tawaran sebagus ini susah ditolak",
    ],
)
def test_who_might_have_refused_agrees(text: str) -> None:
    assert intent(text) == "accept"


@pytest.mark.parametrize(
    "text",
    [
        "min boost 12 ya buat yg di atas 500k, sisanya 10 gpp",
        "12% untuk penjualan di atas 1jt, selebihnya 10% gapapa",
        "Pasal penalti 100% saya coret; komisi 9% dan sisanya saya terima.",
        "poin 3 dihapus ya, fee 500rb saya terima",
        "15% khusus serum, lainnya 10 gpp",
        "kada papa min, ulun gin minta maaf lambat mambalas",
        "ora popo mas, aku yo njaluk sepurane suwe balese",
        "hahaha bos ngelawak ya, cocok jadi partner duet saya",
        "kita pe laki larang kak, jadi biar sudah",
        "suami ngelarang kak, jadi ya sudah",
        'Membaca sapaan "siap Dok, deal ya Dok" membuat saya bertanya-tanya',
    ],
)
def test_who_strikes_out_a_part_or_excuses_or_quotes_has_not_agreed(text: str) -> None:
    assert intent(text) != "accept"


@pytest.mark.parametrize(
    "text",
    [
        "Hayu dah bang, deal gopek ceng ye, jangan bohong",
        "deal cepek ceng ya",
        "yo wes budal! aku melok sing 350 ewu tambah 10% iku",
        "aku milu nu 350 rebu tambah 10% tea",
        "aku ambil yang 350rb tambah komisi 10% tadi",
        "inggih ka, 175 ribu ulun hakun, pabila ulun kawa mulai?",
        "Telah saya tanda tangani, Rp1.750.000 sesuai kesepakatan 31 Agustus.",
        "kontrak sudah saya tanda tangani, 1,5jt sesuai kesepakatan",
    ],
)
def test_a_yes_to_named_terms_in_more_tongues(text: str) -> None:
    assert intent(text) == "accept"


@pytest.mark.parametrize(
    "text",
    [
        "gopek ceng baru deal",
        "deal cepek ceng gak?",
        "deal 100rb ga ya?",
        "setuju 500rb gak kak?",
        "acc 10% ga nih?",
        "deal kalo gopek ceng",
        "minta gopek ceng bang, deal?",
        "350 ewu tambah 10% aku melok",
        "pengen sing 350 ewu tambah 10%",
        "aku melok nek 350 ewu",
        "175 ribu hanyar ulun hakun",
        "500rb aku mau",
        "iya kak 500rb aku mau, kapan dinaikin?",
        "sudah tanda tangan, kok cuma 1,5jt, tidak sesuai kesepakatan",
        "sudah ttd sesuai kesepakatan 2jt, kapan cair?",
    ],
)
def test_named_terms_that_are_asked_for_are_no_yes(text: str) -> None:
    assert intent(text) != "accept"
