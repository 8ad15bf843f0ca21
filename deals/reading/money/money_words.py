"""The words around money that is a fee, and around what is none."""

from deals.reading.word_sets import word_family, word_set

MOST = 10_000_000_000


LEAST = 5_000


RUPIAH = word_set("rp idr rupiah")


FEE = word_family(
    "fee feenya fees rate ratenya ratecard rc tarif tarifnya honor honornya bayaran dibayar bayar"
    " bayarannya budget budgetnya charge cost nett net gaji minta mau maunya njaluk menta cash"
    " uang duit pay paid paying dp pelunasan jasa kompensasi nego upah invoice payment pembayaran"
)


HYPOTHETICAL = word_set(
    "seandainya andai andaikan andaikata umpama umpamanya umpami suppose hypothetically"
)
OFFER = word_family("tawaran penawaran kerjasama kontrak anggaran")
WORTH = word_family("senilai seharga worth sebesar nilai")
OTHER_BRAND = word_set("sebelah kompetitor lain laen")
TAKEN = word_family("iyain ambil terima deal keduluan iyakan")
PRICE = word_set("harga price hargane pricing")


GOODS = word_family(
    "nya produk product barang serum jual retail asli eceran pasar satuan sabun normal promo"
    " coret katalog skincare masker parfum cream krim paketan jamu madu shampoo toner lipstik tas"
    " baju sepatu toko shopee tokped online item"
)


NOT_MONEY_AFTER = word_family(
    "followers follower foll folls flw flwrs pengikut view views viewer viewers penonton tayangan"
    " subs subscriber subscribers like likes impression impressions reach orang pcs pc produk"
    " product botol box unit user users pembeli terjual sold checkout co order orders share shares"
    " komen komentar comments km gram kata words gmv omset omzet penjualan sales ongkir ongkirnya"
    " usd sgd myr dollar dollars dolar ringgit euro eur won yen yuan baht peso bucks audience"
    " member members klik clicks follow following ditonton penonton2 viewernya fyp akun watch"
    " ngikutin ngefollow nonton nontonin audiens mengikuti org jamaah pelanggan pasien kalori"
)


NOT_A_FEE = word_family(
    "sepatu tas baju hadiah giveaway followers follower followersku followernya followersnya foll"
    " folls flw flwrs pengikut pengikutku view views viewsnya viewer viewers penonton tayangan"
    " subs subscriber subscribers like likes impression impressions reach gmv gmvku gmvnya omset"
    " omsetnya omzet omzetnya sales penjualan penjualannya jualan terjual closing ongkir ongkirnya"
    " ongkos postage shipping diskon discount disc voucher cashback potongan harganya produk"
    " produknya product barang barangnya serum seharga senilai depo deposit wd withdraw maxwin"
    " worth retail msrp pajak ppn pph saldo limit tembus nembus target traffic cod checkout value"
    " ditonton beli belinya pcs valuenya nilainya nilai usd sgd myr rm $ s$ us$ € £ ¥ eur revenue"
    " turnover engagement misal misalnya misalkan misale hypothetically contoh contohnya miturut"
    " pinjol pinjaman pinjam kredit dana pulsa pulsanya dokter klinik berobat"
    " isi order transaksi tagihan belanja belanjaan kuota utang hutang cicilan grosir eceran tiket"
    " parkir parkiran undian follow ngefollow audience audiens modal"
)


TAKES_MONEY = word_set("customs cukai bea kurir kurirnya courier beacukai")
PROMISED_BY_ADS = word_set("dapatkan raih cuan penghasilan income menangkan")
OFFERED = word_set("ditawarkan ditawari ditawarin offered diajukan")


COUNTED = word_family(
    "followers follower foll folls flw flwrs pengikut subs subscriber subscribers view views"
)


PLACES = word_set("ig instagram tiktok tt yt youtube shopee fb facebook twitter threads")


SENTENCE_ENDS = {"\n"} | word_set(", ! ? aja deh ya kak nett net bisa gimana boleh dong lah an min")


BARTERED = word_set("produk product barang sampel sample ongkir komisi free pr")


EARNED = word_set("masuk cair dapet dapat keluar kehitung ketarik kebayar tembus")
