"""Exports as the platforms write them, in English and Indonesian; what is in them is invented."""

TIKTOK_ORDERS = """\
Order ID,Product ID,Product Name,Sku,SKU ID,Seller Sku,Price,Payment Amount,Currency,Quantity,\
Order Status,Fully returned or refunded,Creator Username,Content Type,Content ID,commission model,\
Standard commission rate,Est. Commission Base,Est. standard commission payment,\
Actual Commission Base,Actual Commission Payment,Time Created,Time Commission Paid,Platform
577000000000000001,1729,Herbana Temulawak,Default,17290001,HT-1,75000,150000,IDR,2,Settled,No,\
rani.k,Video,7412345678901234567,Open,10%,150000,15000,150000,15000,03/09/2026 10:11:12,\
12/09/2026 01:00:00,TikTok
577000000000000002,1729,Herbana Temulawak,Default,17290001,HT-1,75000,75000,IDR,1,Pending,No,\
Rani.K,LIVE,7498765432109876543,Open,10%,75000,7500,,,28/09/2026 20:30:00,,TikTok
577000000000000003,1729,Herbana Temulawak,Default,17290001,HT-1,75000,75000,IDR,1,Settled,Yes,\
sari.sehat,Showcase,,Open,10%,75000,7500,0,0,05/09/2026 08:00:00,,TikTok
577000000000000004,1729,Herbana Temulawak,Default,17290001,HT-1,75000,75000,IDR,1,Ineligible,No,\
sari.sehat,Video,7412345678901234599,Open,10%,75000,7500,0,0,06/09/2026 08:00:00,,TikTok
"""

TIKTOK_ORDERS_ID = """\
ID Pesanan;ID Produk;Produk;SKU;ID SKU;Harga;Payment Amount;Mata Uang;Kuantitas;Status Pesanan;\
Pengembalian Barang Atau Dana;Nama pengguna kreator;Jenis Konten;ID Konten;\
Persentase komisi standar;Pembayaran Komisi Aktual;Waktu Dibuat
577000000000000011;1729;Herbana Temulawak;Default;17290001;75.000;150.000;IDR;2;Sudah dibayar;\
Tidak;rani.k;Video Singkat;7412345678901234567;10%;15.000;03/09/2026 10:11:12
5,77000E+17;1729;Herbana Temulawak;Default;17290001;75.000;150.000;IDR;2;Sudah dibayar;Tidak;\
rani.k;Video Singkat;7,41235E+18;10%;15.000;04/09/2026 10:11:12
577000000000000013;1729;Herbana Temulawak;Default;17290001;75.000;######;IDR;1;Sudah dibayar;\
Tidak;rani.k;Siaran LIVE;7412345678901234568;10%;7.500;31/09/2026 10:11:12
"""

TIKTOK_PERIODS = """\
Tanggal;Tanggal perbandingan;Nama pengguna kreator;ID Produk;Info produk;ID Toko;Nama toko;\
GMV Afiliasi;GMV LIVE Afiliasi;Pesanan dari Afiliasi;Produk terjual;CTR
Ringkasan;;;;;;;Rp437.712.212;Rp0;2.012;2.400;5.90%
2026-09-01-2026-09-07;2026-08-25-2026-08-31;rani.k;1729;Temulawak;7495;Herbana;Rp435.212.212;--;\
2.001;2.380;5.90%
2026-09-01-2026-09-07;2026-08-25-2026-08-31;rani.k;1730;Jahe Merah;7495;Herbana;Rp2.000.000;-;\
10;15;1.20%
2026-09-01-2026-09-07;2026-08-25-2026-08-31;sari.sehat;1729;Temulawak;7495;Herbana;Rp500.000;-;\
1;5;--
"""

SHOPEE_PERIODS = """\
ID Affiliates,Nama Affiliate,Username Affiliate,Omzet Penjualan(Rp),Produk Terjual,Pesanan,Clicks,\
Estimasi Komisi(Rp),ROI,Total Pembeli,Pembeli Baru
11001,Rani Kusuma,rani.k,"2,000,000.5",41,38,"1,250","200,000.0",10.0,36,12
11002,Sari Sehat,sari.sehat,"150,000",2,2,90,"15,000.0",10.0,2,1
"""

SHOPEE_ORDERS = """\
ID Pesanan,Payment Order ID,Kode Produk,Nama Produk,ID Model,Nama Affiliate,Username Affiliate,\
MCN Terhubung,Kode Promo,Jenis Promo,Harga(Rp),Jumlah,Nilai Pembelian(Rp),Jumlah Pengembalian(Rp),\
Tipe Pesanan,Estimasi Komisi Affiliate per Produk(Rp),Pengeluaran(Rp),Waktu Pemotongan
2609030001ABCD,1900001,880001,Herbana Temulawak,99001,Rani Kusuma,rani.k,-,-,-,"75,000.0",2,\
"150,000.0",0,Shopee Live,"15,000.0","15,000.0",20-09-2026 10:00
2609030002ABCD,1900002,880001,Herbana Temulawak,99001,Rani Kusuma,rani.k,-,-,-,"75,000.0",1,\
"75,000.0","75,000.0",Shopee Video,"7,500.0",0,20-09-2026 10:00
2609030003ABCD,1900003,880001,Herbana Temulawak,99001,Rani Kusuma,rani.k,-,-,-,"75,000.0",1,\
"75,000.0",0,Lainnya,"7,500.0",0,-
"""
