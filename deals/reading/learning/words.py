"""Words that mean the same, and words that matter, in the tongues that partners write in."""

import re


def word_set(words: str) -> frozenset[str]:
    """The words that stand between blanks."""
    return frozenset(words.split())


def single_letters(word: str) -> str:
    """Without doubled letters, which nobody writes alike: `okeee`, `acc`."""
    return re.sub(r"([a-z])\1+", r"\1", word)


def single_word_set(words: str) -> frozenset[str]:
    """The words that stand between blanks, as they are in tokens: without doubled letters."""
    return frozenset(single_letters(word) for word in words.split())


SALUTATION = word_set(
    "kak kk ka kakak kaka min mimin admin mas mba mbak bang gan sis teh kang uni om pak bu"
)
_ALIKE = {
    "tidak": "tidak tdk gak ga gk nggak ngga ngak engga enggak g kagak kaga ndak nda indak"
    " ora mboten henteu teu tra trada seng not gaa gx can't cannot won't isn't hasn't haven't"
    " didn't doesn't couldn't wouldn't cant wont dak kada nyanda nyandak sonde tena tara tdak tidk",
    "gapapa": "gapapa gpp gapap gakpapa gpapa gapopo rapopo gppa",
    "belum": "belum blm blum belom belon blom lum durung dereng teu-acan alun",
    "jangan": "jangan jgn jngn jngan jan ojo ulah dont don't don’t jang",
    "sudah": "sudah udah udh uda sdh dah udeh wis wes sampun atos geus tos su uwis",
    "aku": "aku saya sy gue gw gua ak aq akyu sya i q abdi urang kulo ane aye beta ambo ulun nyong"
    " eike",
    "yang": "yang yg nu nan sing",
    "ya": "ya y yh",
    "nanti": "nanti nti nnt ntar ntr entar mengko mangke engke",
    "besok": "besok bsk bsok besuk sesuk isukan tomorrow",
    "oke": "oke ok okay okey okei okeh oks okelah okedeh oky",
    "iya": "iya iyo iye nggih inggih enggeh muhun sumuhun yoi yup yap yups yep yes yess",
    "boleh": "boleh bole blh bleh",
    "bisa": "bisa bs bsa iso saget tiasa can biso kawa pacak",
    "mau": "mau gelem daek hoyong want nio purun mo mw handak",
    "setuju": "setuju stuju setju satuju agree agreed sepakat",
    "saja": "saja aja aj ae wae weh mawon sajo",
    "dulu": "dulu dl dlu disik sek sik heula rumiyin",
    "lagi": "lagi lg maneh malih deui lai",
    "bukan": "bukan bkn dudu sanes",
    "tapi": "tapi tp tpi but ning nanging tapina",
    "kalau": "kalau kalo klo kl klu nek mun if yen",
    "begitu": "begitu bgitu gitu gt gtu gituh mekaten ngono kitu",
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
    "kenapa": "kenapa knp kenape kunaon ngopo why",
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
NO_MATTER = word_set("masalah apa papa papan popo nanaon keberatan ape problem problema worries")
NEGATION = word_set("tidak belum jangan bukan no")
TURNING = word_set(
    "tidak belum jangan bukan no never kecuali minimal nanti will xmoney xpct"
    " batal cancel mundur mikir pikir pikirin pikirkan pertimbangkan diskusi tanya kabari kabarin"
    " kabar dikabarin besok ogah nolak menolak skip nego kurang naikin kecil only unles later ?"
    " apa kenapa gimana kapan berapa siapa mana temen teman katanya kata orang lain"
    " seandainya misal misalnya andai"
)

CONDITION = word_set("tapi kalau asal asalkan apabila jika only unles xurl xphone xplace")
_CONCEPTS = {
    "agree": "setuju deal terima trima trimo ambil ikut ikutan join sanggup sanggupi bersedia acc"
    " gas gaskan gaskeun sikat lanjut lanjutkan fix jadi iya mau accept accepted confirm"
    " confirmed konfirmasi konfirm approved melu nderek ngiring jabanin cocok bungkus"
    " angkut menerima menyetujui setujui aproved gelem purun in sure budal mangkat garap"
    " lakoni jupuk cus hayu hayuk yuk ayo menyanggupi kerjakan jalankan manut eksekusi"
    " absolutely",
    "refuse": "nolak menolak ditolak tolak skip pas ogah emoh embung alim moal mundur batal batalin"
    " membatalkan dibatalkan cancel decline declined absen lewat moh wegah gamau gabisa"
    " gajadi no nope nah males mengundurkan nyerah vakum hiatus rehat withdraw withdrawing"
    " regret menyesal mboten",
    "fine": "gapapa fine cukup pas",
    "delay": "nanti kabari kabarin kabar dikabari dikabarin info infokan pikir pikirin pikirkan"
    " mikir diskusi diskusikan rembug rembag rembugan runding tanya tanyakan cek baca"
    " pelajari pertimbangkan pertimbangan bales balas dibales jawab wales tunggu sabar"
    " sebentar bentar sekedap antosan later think wait ingetin reminder pending konsultasi"
    " koordinasi decide sedilut",
    "money": "fee rate ratecard rc tarif harga bayar bayaran dibayar budget komisi persen dp nego"
    " net xmoney xpct cair transfer pembayaran paid invoice juta ribu sejuta gopek"
    " rekening payment duit uang artos commission pricelist",
    "trouble": "rusak pecah bocor basah penyok hilang ilang baned suspend blokir diblokir takedown"
    " dihapus eror gagal limit pelangaran telat expired exp kosong nyasar retur hack"
    " dihack kendala masalah bermasalah dibatasi shadowban invalid tumpah sobek kehapus"
    " ditahan nyangkut stuck diretas dinonaktifkan mute copyright broken damaged removed"
    " missing late ruksak peupeus leungit",
    "ill": "sakit demam tipes tipus tifus dirawat opname rs alergi gatal gatel mual muntah diare"
    " pusing ruam bruntusan jerawat jerawatan lara gering tensi maag batuk covid dbd"
    " kecelakan meninggal berduka kedukan sick ill rash hives hospitalized radang bengkak"
    " melahirkan araateul",
    "parcel": "paket barang produk resi kurir sampel sample botol kardus kemasan segel parcel"
    " package product produke barange produkna paketna tracking varian pack",
    "place": "xplace jl jln jalan gang gg rt rw desa ds dusun dsn kel kelurahan kec kecamatan kab"
    " kabupaten kota blok perum perumahan komplek kompleks kode kodepos pos apartemen apt"
    " kost kos rumah alamat almt penerima patokan shareloc lokasi kp kampung ruko cluster"
    " lantai lt tower omah bumi address street postal",
    "in-charge": "manager management agensi agency mcn pic cp asisten talent booking bookings mgmt"
    " business bisnis inquiry handle urus ngurus pegang",
    "published": "tayang upload uploaded up posting post posted live link video vt reels story"
    " konten screenshot bukti terlampir xurl kode ads unggah mengunggah naik rekaman draft lapor"
    " setor ss",
    "reach": "kirim-pesan hubungi dihubungi menghubungi chat dichat kontak pesan telpon telp"
    " telepon spam nyepam ganggu broadcast follow wa ngachat call",
    "leave": "stop berhenti hentikan setop unsubscribe unsub hapus blokir block blok report"
    " laporkan remove delete brenti coret keluarkan keluarin opt eureun hapusen",
    "thanks": "terima-kasih keren bagus mantap lucu cakep suka sukses selamat semoga semangat haha"
    " wkwk hehe lancar alhamdulillah amin",
    "asking": "berapa apa kapan gimana siapa mana kenapa apakah which who where why nanya tanya ?",
    "hello": "halo hai hi hello hey pagi siang sore malam malem asalamualaikum waalaikumsalam"
    " walaikumsalam permisi salam wilujeng sugeng morning evening",
    "if": "kalau tapi asal asalkan kecuali apabila minimal jika only kecil kurang naikin",
}  # fmt: skip


CONCEPT = {
    single_letters(word): concept for concept, words in _CONCEPTS.items() for word in words.split()
}
