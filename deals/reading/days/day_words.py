"""The words that days are named with: Indonesian, slang, Javanese, Sundanese, English."""

from deals.reading.word_sets import word_set


def _numbered(*rows: str, first: int = 0) -> dict[str, int]:
    return {word: number for number, row in enumerate(rows, first) for word in row.split()}


SUNDAY = 6
WEEKDAYS = _numbered(
    "senin senen senén snin snen snn monday senene mon",
    "selasa slasa selsa sls salasa salaso tuesday tue tues selase",
    "rabu rebo rbu rabo wednesday wed weds",
    "kamis kemis kms kamiss thursday thu thurs thur kmis",
    "jumat jum'at jum’at jumaat jmat jmt juma'at jumah jumaah juma'ah jemuah jemuwah friday fri"
    " jum'ah jumad",
    "sabtu sbtu sbt saptu setu saturday sabtuu",
    "ahad sunday minggu mingguu minggune",
)
# Which are other words, too: `mon maap`, `udah tue`, `sat set`.
SHORT_ENGLISH = word_set("mon tue wed thu sat sun fri")
WEEK = word_set("minggu mgg mggu mnggu minggune pekan week mgu minggon")
MONTHS = _numbered(
    "januari january jan",
    "februari pebruari february feb peb",
    "maret march mar mrt",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu ags agt agst agus aug agustusan agstus",
    "september sep sept septmber setember septembr septemper spetember",
    "oktober october okt oct oktobr",
    "november nopember nov nop",
    "desember december des dec",
    first=1,
)
LONG_MONTHS = frozenset(word for word in MONTHS if len(word) > 4)
MONTH = word_set("bulan bln month wulan bulane sasih buln bulannya")
YEAR = word_set("tahun thn taun year")
DAY = word_set("hari hr day ari dino dina dinten poe poé hri days harinya")
DATE = word_set(
    "tgl tanggal tg tggl tangal tnggl tngl tgll date tgal tanggl tanggale tglnya tanggalnya tggal"
)

AHEAD = {
    **dict.fromkeys(word_set(
        "besok bsk bsok besuk bsuk besog esok tomorrow tmrw tmr tmrrw besokk sesuk sesok isukan"
        " mbenjing benjing mbesuk bsoknya besoknya besokan besoq bisuk isuak ngenjang ngenjing"
        " enjing isuk"
    ), 1),
    **dict.fromkeys(word_set("lusa lsa pageto lusanya emben"), 2),
    **dict.fromkeys(word_set("today tonight barusan barusann brusan"), 0),
    **dict.fromkeys(word_set("yesterday semalam semalem smalem smlm smalam wingi semalemnya"), -1),
}  # fmt: skip
YESTERDAY = word_set("kemarin kmrn kemaren kmren kmarin kmrin kemarn wingi kamari kmaren kemarén")
MORNINGS = word_set("isuk isukan enjing")  # which are tomorrow, too
OF_A_MORNING = word_set(
    "sugeng wilujeng selamat ti mau wau wingi saben tiap setiap kala wayah kalawau bangun jam pukul"
)
TO_EVENING = word_set("dugi sore awan bengi wengi jam pukul")  # `latihan isuk sore`
PAST_EVENING = word_set("patang patangnyo")  # yesterday in Minang; four in Javanese
MINANG = word_set(
    "alah lah uni ambo diak denai awak indak ndak uda caliak sanak kito patangnyo dek apo iyo"
)
THIS = word_set("ini iki ieu this niki")
NEXT = word_set("depan payun dpn depn ngarep hareup next dpan depannya berikutnya ngajeng")
PAST = word_set("lalu lepas last kepungkur katukang yl") | YESTERDAY
TIMES_OF_DAY = word_set(
    "pagi siang sore malam malem mlm subuh petang bengi peuting sonten awan morning night evening"
    " afternoon mlam pgi dini"
)
NIGHT = word_set("malam malem mlm bengi peuting mlam night")
LATER_TODAY = word_set("nanti ntar ntr entar nnt nti mengko engke mangke mengke")
EARLIER_TODAY = word_set("tadi td tadii")
MORE = word_set("lagi lg maning engkas maneh deui malih lgi meneh kedepan mendatang later")
AGO = word_set("lalu ago kepungkur katukang yl") | YESTERDAY
DURATION_UNITS = {
    **dict.fromkeys(DAY | {"harian"}, "day"),
    **dict.fromkeys(WEEK | word_set("weeks mingguan"), "week"),
    **dict.fromkeys(MONTH | word_set("months"), "month"),
}
ONE_UNIT = {
    **dict.fromkeys(word_set("sehari sedina"), "day"),
    **dict.fromkeys(word_set("seminggu sepekan semingguan saminggu"), "week"),
    **dict.fromkeys(word_set("sebulan sewulan sabulan sebulanan"), "month"),
}
BEGINNING = word_set("awal early awale permulaan wiwitan awalan")
MIDDLE = word_set("pertengahan tengah mid tengahan middle pertengahane")
END = word_set("akhir end akhire penghujung pungkasan akir ahir late")
WEEKEND = word_set("weekend wiken wikend weekends weekendnya")
PAYDAY = word_set("payday gajian gajihan paydays gajiannya")
FIXED_DAYS = {"harbolnas": (12, 12), "natal": (25, 12), "christmas": (25, 12), "valentine": (14, 2)}
EVERY = word_set("setiap tiap every saben unggal tiap2 per each")
TO = word_set("- – — ~ sampai sampe smp smpe hingga to until till s/d sd nganti atau or & dan")
