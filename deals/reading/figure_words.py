"""The words with which partners tell what a post brought."""

from deals.reading.word_sets import word_set

_SAID_WITH = {
    "views": "view viewer viewers views vews vies viwe viewss ditonton tonton nonton penonton"
    " tayangan plays play played dilihat watched seen",
    "likes": "like likes liked laik lik suka disukai love loves lope",
    "comments": "komen komentar coment koment comment comments comen komennya cmt komenan",
    "saves": "save saves saved simpan disimpan tersimpan simpanan bookmark bookmarks ngesave",
    "clicks": "klik click clicks clicked diklik ngeklik",
    "leads": "lead leads prospek pendaftar",
    "sales": "sale sales penjualan terjual laku kejual orderan sold closing",
    # Counted too, and not asked for.
    "": "reach jangkauan terjangkau impresi impression impressions share shares shared dibagikan"
    " bagikan repost reposts follower followers pengikut kunjungan",
}
METRICS = {word: name for name, words in _SAID_WITH.items() for word in words.split()}
EMOJI = {
    **dict.fromkeys("👁👀▶📺", "views"),
    **dict.fromkeys("❤♥👍🤍💛💚💙💜🧡", "likes"),
    **dict.fromkeys("💬🗨", "comments"),
    **dict.fromkeys("🔖", "saves"),
    **dict.fromkeys("🔗", "clicks"),
}
KINDS = {
    **dict.fromkeys(["post", "postingan", "posting", "feed", "foto"], "post"),
    **dict.fromkeys(["reel", "reels"], "reel"),
    **dict.fromkeys(["story", "stories", "storys", "igs", "sg", "instastory"], "story"),
    **dict.fromkeys(["video", "videos", "vid", "vt", "konten", "content"], "video"),
    **dict.fromkeys(["short", "shorts"], "short"),
    **dict.fromkeys(["live"], "live"),
}
PLATFORMS = {
    **dict.fromkeys(["instagram", "ig", "insta"], "instagram"),
    **dict.fromkeys(["tiktok", "tt", "tiktoknya"], "tiktok"),
    **dict.fromkeys(["youtube", "yt"], "youtube"),
    "shopee": "shopee",
    "facebook": "facebook",
    "fb": "facebook",
    "threads": "threads",
    "twitter": "x",
}
ORDINALS = {
    **dict.fromkeys(["pertama", "kesatu", "first"], 1),
    **dict.fromkeys(["kedua", "second"], 2),
    **dict.fromkeys(["ketiga", "third"], 3),
    **dict.fromkeys(["keempat", "fourth"], 4),
}
IN_SUM = word_set(
    "total totalnya semua semuanya jumlah keseluruhan overall all altogether gabungan digabung"
)
SEPARATES = word_set(", ; | / dan and & sedangkan terus trs lalu kemudian sama plus") | {"\n"}
# Beside figures these say nothing more.
FILLERS = word_set(
    "kak ka kakak min mimin admin gan sis mbak mas bro sist kakk ya yaa iya yah nih ni ini"
    " itu yg yang untuk utk buat di pada dari dr dgn dengan nya angka angkanya hasil hasilnya"
    " datanya data insight insightnya performa performanya statistik statistiknya analitik"
    " sekarang skrg saat hari sejauh sampai sampe per tadi barusan baru udah sudah sdh udh"
    " dapat dapet dpt ada dapatnya sekitar sktr kira kurang lebih krg lbh kurleb hampir an"
    " kali orang x akun aku saya ku punyaku punya kita kami halo hai hi hello pagi siang sore"
    " malam selamat berikut laporan lapor report izin maaf sorry makasih terima kasih thanks"
    " thank you thx tks jadi jadinya cuma hanya masih lumayan alhamdulillah the for of my on"
    " in at is are was were it has have got here so far now about around almost just only and"
    " with is's times time people link koreksi ralat maksudnya maksud bukan salah correction"
    " eh ternyata rame ramai banget bgt ss screenshot screenshotnya capture foto fotonya gambar"
    " meant benar pcs buah biji bener mohon kalau kalo klo ok oke okay siap baik sip : = . ! ("
    " ) + ~ ± - – — • * ' \" > _ [ ]"
)
OF_TIME = word_set(
    "hari hr jam menit mnt detik minggu mgg bulan bln tahun thn days day hours hour weeks week"
    " minutes seconds months % persen percent"
)
RIGHT = word_set("ya iya iyaa y yes yep yup betul bener benar right correct true memang emang")
BESIDE_RIGHT = word_set(
    "sudah udah sdh udh kok kak ka kakak min ini itu segitu segini asli aslinya angkanya nya adanya"
    " it is that's thats they are those the figures really semua semuanya viral soalnya sih memang"
)
ENDINGS = ("nya", "-nya", "ku")
