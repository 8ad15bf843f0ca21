"""Cities and regencies of Indonesia as people write them, to find the city in an address."""

_NAMES = """
jakarta | jakarta pusat | jakarta selatan | jakarta barat | jakarta timur | jakarta utara
jakpus | jaksel | jakbar | jaktim | jakut | dki jakarta | kepulauan seribu
bogor | depok | bekasi | tangerang | tangerang selatan | tangsel | serang | cilegon | lebak
pandeglang | rangkasbitung
bandung | bandung barat | cimahi | cianjur | sukabumi | garut | tasikmalaya | ciamis | banjar
pangandaran | cirebon | kuningan | majalengka | indramayu | subang | purwakarta | karawang
sumedang
semarang | solo | surakarta | salatiga | magelang | pekalongan | tegal | banyumas | purwokerto
cilacap | purbalingga | banjarnegara | kebumen | purworejo | wonosobo | temanggung | boyolali
klaten | sukoharjo | wonogiri | karanganyar | sragen | grobogan | blora | rembang | pati | kudus
jepara | demak | kendal | batang | pemalang | brebes | ungaran
yogyakarta | jogja | yogya | jogjakarta | sleman | bantul | kulon progo | gunungkidul | gunung kidul
surabaya | malang | batu | kediri | blitar | madiun | mojokerto | pasuruan | probolinggo | sidoarjo
gresik | lamongan | tuban | bojonegoro | ngawi | magetan | ponorogo | pacitan | trenggalek
tulungagung | nganjuk | jombang | lumajang | jember | bondowoso | situbondo | banyuwangi | bangkalan
sampang | pamekasan | sumenep
denpasar | badung | gianyar | tabanan | buleleng | singaraja | klungkung | bangli | karangasem
jembrana | kuta | mataram | lombok barat | lombok tengah | lombok timur | bima | sumbawa | dompu
kupang | ende | maumere | labuan bajo | manggarai
banda aceh | langsa | lhokseumawe | sabang | aceh besar | bireuen
medan | binjai | tebing tinggi | pematangsiantar | pematang siantar | siantar | tanjungbalai
sibolga | padang sidempuan | deli serdang | langkat | asahan | karo | simalungun
padang | bukittinggi | payakumbuh | pariaman | solok | sawahlunto | padang panjang | agam
pekanbaru | dumai | kampar | bengkalis | siak | rokan hulu | rokan hilir | pelalawan
batam | tanjungpinang | tanjung pinang | bintan | karimun | jambi | muaro jambi | sungai penuh
palembang | prabumulih | lubuklinggau | pagar alam | ogan ilir | banyuasin | muara enim | lahat
bengkulu | rejang lebong | bandar lampung | bandarlampung | lampung | metro | pringsewu
pangkalpinang | pangkal pinang | belitung | bangka
pontianak | singkawang | kubu raya | ketapang | sambas | sintang | sanggau
palangkaraya | palangka raya | sampit | kotawaringin timur | kotawaringin barat | pangkalan bun
banjarmasin | banjarbaru | banjar baru | martapura | tanah laut | tabalong
samarinda | balikpapan | bontang | kutai kartanegara | kutai timur | penajam paser utara | berau
tarakan | tanjung selor | nunukan
makassar | parepare | palopo | gowa | maros | bone | bulukumba | takalar | pinrang | wajo | sidrap
tana toraja | toraja utara | mamuju | polewali mandar
manado | bitung | tomohon | kotamobagu | minahasa | minahasa utara | gorontalo
palu | donggala | poso | luwuk | banggai | morowali | kendari | baubau | bau bau | kolaka
ambon | tual | ternate | tidore | jayapura | sorong | merauke | timika | mimika | manokwari | biak
nabire
"""
CITIES = frozenset(name.strip() for line in _NAMES.split("\n") for name in line.split("|")) - {""}
