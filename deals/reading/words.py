"""Words that mean the same, and words that matter, in the tongues that partners write in."""


def word_set(words: str) -> frozenset[str]:
    """The words that stand between blanks."""
    return frozenset(words.split())


SALUTATION = word_set(
    "kak kk ka kakak kaka min mimin admin mas mba mbak bang gan sis teh kang uni om pak bu"
)
_ALIKE = {
    "tidak": "tidak tdk gak ga gk nggak ngga ngak engga enggak g kagak kaga ndak nda indak"
    " ora mboten henteu teu tra trada seng not gaa gx can't cannot won't isn't hasn't haven't"
    " didn't doesn't couldn't wouldn't cant wont",
    "belum": "belum blm blum belom belon blom durung dereng teu-acan alun",
    "jangan": "jangan jgn jngn jngan jan ojo ulah dont don't don’t jang",
    "sudah": "sudah udah udh uda sdh dah udeh wis wes sampun atos geus tos",
    "aku": "aku saya sy gue gw gua ak aq akyu sya i q abdi urang kulo ane aye beta ambo",
    "yang": "yang yg",
    "ya": "ya y yh",
    "nanti": "nanti nti nnt ntar ntr entar mengko mangke engke",
    "besok": "besok bsk bsok besuk sesuk isukan tomorrow",
    "oke": "oke ok okay okey okei okeh oks okelah okedeh oky",
    "iya": "iya iyo iye nggih inggih enggeh muhun sumuhun yoi yup yap yups yep yes yess",
    "boleh": "boleh bole blh bleh",
    "bisa": "bisa bs bsa iso saget tiasa can",
    "mau": "mau gelem daek hoyong want nio purun mo",
    "setuju": "setuju stuju setju satuju agree agreed sepakat",
    "saja": "saja aja aj ae wae weh mawon sajo",
    "dulu": "dulu dl dlu disik sek sik heula rumiyin",
    "lagi": "lagi lg maneh malih deui lai",
    "bukan": "bukan bkn dudu sanes",
    "tapi": "tapi tp tpi but ning nanging tapina",
    "kalau": "kalau kalo klo kl klu nek mun if yen",
    "dengan": "dengan dgn dg sama sm karo sareng with",
    "untuk": "untuk utk buat bwt for",
    "terima-kasih": "makasih mksh mksi trims thanks thx tq suwun nuhun maturnuwun makasi tengkyu",
    "maaf": "maaf maap mf mangap sorry sori sepurane hapunten ngapunten punten",
    "kirim": "kirim krm kirimin kirimkan send",
    "tolong": "tolong tlg tlong mohon mhn please pls plis",
    "nomor": "nomor nomer nmr",
    "hubungi": "hubungi hub hubungin hubungin contact kontak",
    "manager": "manager manajer mgr menejer maneger manejer mnjr managerku managerku managernya"
    " managerku manajerku",
    "management": "management manajemen mgmt manajement menejemen",
    "berapa": "berapa brp brapa piro pinten sabaraha berape",
    "apa": "apa ap opo naon ape what nopo",
    "kapan": "kapan kpn iraha when",
    "gimana": "gimana gmn gmna bagaimana piye pripun kumaha gimane how",
    "kirim-pesan": "chat cht wa whatsapp dm japri text message",
}  # fmt: skip
ALIKE = {word: plainest for plainest, words in _ALIKE.items() for word in words.split()}
DAYS = word_set(
    "senin selasa rabu kamis jumat sabtu minggu besok lusa tgl tanggal pageto weekend"
    " januari februari maret april mei juni juli agustus september oktober november desember"
    " jan feb mar apr jun jul ags agt sep sept okt nov des monday tuesday wednesday thursday friday"
    " saturday sunday week month bulan pertengahan payday gajian"
)
NEGATION = word_set("tidak belum jangan bukan no")
TURNING = word_set(
    "tidak belum jangan bukan no never tapi kalau asal asalkan kecuali apabila jika minimal nanti"
    " batal cancel mundur mikir pikir pikirin pikirkan pertimbangkan diskusi tanya kabari kabarin"
    " kabar dikabarin besok ogah nolak menolak skip nego kurang naikin kecil only unles later ?"
    " temen teman katanya kata orang lain seandainya misal misalnya andai"
)
