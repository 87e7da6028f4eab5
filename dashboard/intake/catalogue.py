"""The one catalogue of what can be wrong, or was decided, while reading a file: meaning and advice, in Bahasa.

Severities: ``info`` a decision taken or a count worth knowing; ``perbaikan`` a cell was emptied and should be corrected
at the source; ``peringatan`` kept as it is, but somebody should look; ``tolak`` a row or the whole file was not taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["info", "perbaikan", "peringatan", "tolak"]


@dataclass(frozen=True)
class Rule:
    """One kind of finding. ``meaning`` may use {kolom} and {rincian}; ``advice`` is what the officer should do."""

    severity: Severity
    meaning: str
    advice: str = ""


CATALOGUE: dict[str, Rule] = {
    # --- the file cannot be used -------------------------------------------------------------------------------
    "berkas_tidak_terbaca": Rule("tolak", "Berkas tidak dapat dibuka dari tempatnya ({rincian}).",
                                 "Periksa nama berkas, atau tutup dahulu di Excel, lalu ulangi."),
    "berkas_kosong": Rule("tolak", "Berkas ini kosong: tidak ada satu pun baris di dalamnya.",
                          "Unduh ulang dari aplikasi lalu muat lagi."),
    "berkas_terlalu_besar": Rule("tolak", "Berkas ini terlalu besar ({rincian}).",
                                 "Bagi menjadi beberapa berkas, misalnya per puskesmas atau per bulan."),
    "bukan_tabel": Rule("tolak", "Isi berkas ini bukan tabel, melainkan {rincian}.",
                        "Muat berkas Excel (xlsx, xls), ODS atau CSV yang diunduh dari aplikasi."),
    "berkas_terkunci": Rule("tolak", "Buku kerja ini terkunci kata sandi.",
                            "Buka di Excel, hapus kata sandinya (File, Info, Protect Workbook), simpan, lalu muat."),
    "berkas_rusak": Rule("tolak", "Berkas ini rusak atau terpotong sehingga tidak dapat dibaca sampai akhir.",
                         "Unduh atau salin ulang berkasnya, lalu muat lagi."),
    "berkas_batas": Rule("tolak", "Berkas ini berisi batas wilayah (peta), bukan tabel.",
                         "Muat tanpa menyebut jenisnya: berkas batas dikenali sendiri dan menjadi peta."),
    "penyandian_tidak_dikenal": Rule("tolak", "Huruf dalam berkas teks ini tidak dapat dibaca: penyandiannya tidak "
                                     "dikenal.", "Buka di Excel lalu simpan sebagai CSV UTF-8 atau xlsx."),
    "judul_tidak_ditemukan": Rule("tolak", "Tidak ada baris judul kolom yang dikenal pada 15 baris pertama. {rincian}",
                                  "Pastikan baris judul ikut tersalin, atau pakai templat."),
    "jenis_tidak_cocok": Rule("tolak", "Isi berkas tidak cocok dengan jenis yang diminta. {rincian}",
                              "Muat tanpa menyebut jenis, atau sebut jenis yang benar."),
    "jenis_tidak_dikenal": Rule("tolak", "Jenis berkas yang diminta tidak dikenal. Yang ada: {rincian}."),
    "jenis_belum_didukung": Rule("tolak", "Berkas ini dikenali sebagai {rincian}",
                                 "Tidak ada isinya yang disimpan."),
    "indikator_perpres_beda": Rule("tolak", "Indikator Perpres 72/2021 ini tidak sama satuannya dengan satu pun dari "
                                   "cakupan layanan per desa (PBI, bantuan tunai, bantuan pangan, pemahaman, desa "
                                   "ODF).",
                                   "Pakai ID indikator cakupan layanan seperti pada templat."),
    "kolom_wajib_tidak_ada": Rule("tolak", "Kolom wajib tidak ada. {rincian}",
                                  "Unduh ulang dengan kolom lengkap; jangan menghapus kolom sebelum memuat."),
    "tanpa_baris_data": Rule("tolak", "Ada baris judul, tetapi tidak ada baris data di bawahnya.",
                             "Periksa apakah berkasnya sudah berisi, lalu muat lagi."),
    "kabupaten_lain": Rule("tolak", "Hampir semua baris berasal dari kabupaten lain ({rincian}).",
                           "Muat berkas kabupaten ini, atau siapkan folder kerja untuk kabupaten itu."),
    "daftar_tersaring": Rule("tolak", "Ini daftar kasus pilihan saja ({rincian}), bukan semua anak yang diukur; "
                             "prevalensi dari daftar ini akan mendekati 100 persen.",
                             "Unduh data pengukuran semua balita tanpa saringan status gizi."),
    "semua_baris_ditolak": Rule("tolak", "Tidak ada satu baris pun yang dapat diterima.",
                                "Lihat alasan per baris, perbaiki, lalu muat lagi."),
    "folder_tidak_tertulis": Rule("tolak", "Folder kerja tidak dapat ditulisi ({rincian}).",
                                  "Periksa ruang kosong dan izin folder, lalu muat lagi."),
    "kunci_rusak": Rule("tolak", "child.key di folder kerja rusak atau tidak dapat dibaca, sehingga anak tidak dapat "
                        "dikenali dengan aman.", "Kembalikan child.key dari salinan, lalu muat lagi."),
    "kesalahan_tak_terduga": Rule("tolak", "Berkas ini tidak dapat dibaca karena kesalahan yang belum dikenal "
                                  "({rincian}).", "Simpan ulang sebagai xlsx lalu coba lagi; bila tetap gagal, "
                                  "laporkan nama jenis kesalahannya."),
    "periode_tidak_ada": Rule("tolak", "Bulan dan tahun laporan tidak ada: tidak di kolom, tidak di judul, tidak pada "
                              "nama lembar.", "Tambahkan kolom Bulan dan Tahun, atau tulis pada judul di atas tabel "
                              "seperti 'Bulan Maret 2026', lalu muat lagi."),
    "desa_di_dua_lembar": Rule("tolak", "Daftar menurut nama ini memuat desa yang sama pada lebih dari satu lembar "
                               "({rincian}), sehingga tidak jelas apakah keluarganya terhitung dua kali.",
                               "Gabungkan menjadi satu lembar per desa, lalu muat lagi."),
    "terlalu_banyak_lembar": Rule("tolak", "Lembar dengan tabel terlalu banyak ({rincian}).",
                                  "Bagi menjadi beberapa berkas."),
    "tahun_laporan_tidak_ada": Rule("tolak", "Tahun laporan tidak ada: tidak pada kolom, tidak pada judul di atas "
                                    "tabel, tidak pada nama lembar.", "Tulis pada baris di atas tabel, misalnya "
                                    "'{rincian}', atau tambahkan kolom Tahun, lalu muat lagi."),
    "kolom_laporan_ganda": Rule("tolak", "Ada lebih dari satu kolom untuk {rincian}, sehingga tidak jelas tahun mana "
                                "yang dilaporkan.", "Sisakan satu tahun per lembar, lalu muat lagi."),
    "kartu_skor_beda": Rule("tolak", "Ini tampak sebagai kartu skor (scorecard) konvergensi desa, tetapi isinya tidak "
                            "pada sel yang dikenal: {rincian}. Tidak ada yang dibaca, agar tidak ada angka yang "
                            "tertukar.", "Pakai formulir aslinya tanpa menambah atau menghapus baris dan kolom, atau "
                            "muat rekap eHDW per desa."),
    "kartu_tanpa_desa": Rule("tolak", "Kartu skor ini tidak menyebut tepat satu desa.", "Tulis di atas tabel 'Desa: ' "
                             "dan 'Kecamatan: ' dengan namanya, satu desa per kartu, lalu muat lagi."),
    "kartu_desa_tidak_dikenal": Rule("tolak", "Desa pada kartu skor ini tidak ada dalam daftar desa kabupaten.",
                                     "Tulis nama desa dan kecamatannya seperti pada daftar resmi, atau cocokkan "
                                     "ejaannya di meja data, lalu muat lagi."),
    "hanya_persentase": Rule("tolak", "Lembar ini hanya berisi persentase, tanpa jumlah; persentase tidak dapat "
                             "dijumlahkan antar desa.", "Minta jumlah yang dilayani dan jumlah sasarannya, atau pakai "
                             "templat cakupan."),
    # --- a row was not taken -----------------------------------------------------------------------------------
    "tanggal_ukur_tidak_terbaca": Rule("tolak", "Kolom {kolom}: tanggal pengukuran tidak terbaca ({rincian}).",
                                       "Isi tanggal pengukuran di sumbernya, misalnya 2026-03-31."),
    "ukur_sebelum_lahir": Rule("tolak", "Tanggal ukur sebelum tanggal lahir.",
                               "Periksa kedua tanggal di sumbernya."),
    "ukur_setelah_unduh": Rule("tolak", "Tanggal ukur sesudah tanggal data diunduh atau dimuat.",
                               "Periksa tanggal pengukuran di sumbernya."),
    "baris_kabupaten_lain": Rule("tolak", "Baris milik kabupaten lain.", "Muat di folder kerja kabupaten itu."),
    "desa_tidak_dikenal": Rule("tolak", "Kolom {kolom}: desa tidak dikenal ({rincian}).",
                               "Pakai kode desa Kemendagri, atau tulis kecamatan dan desa seperti pada templat; ejaan "
                               "lain dapat dicocokkan di halaman Data."),
    "indikator_tidak_dikenal": Rule("tolak", "Indikator tidak dikenal.", "Pakai ID indikator seperti pada templat."),
    "bulan_tidak_terbaca": Rule("tolak", "Kolom {kolom}: bulan tidak terbaca ({rincian}).", "Tulis seperti 2026-03."),
    "bulan_belum_tiba": Rule("tolak", "Bulan, triwulan, atau tahun ini belum tiba: laporannya belum mungkin ada.",
                             "Periksa bulan dan tahunnya, lalu muat lagi."),
    "triwulan_tidak_terbaca": Rule("tolak", "Kolom {kolom}: triwulan tidak terbaca ({rincian}).",
                                   "Tulis 1 sampai 4 atau I sampai IV."),
    "indikator_perpres_tidak_dikenal": Rule("tolak", "Bukan salah satu dari 20 indikator Perpres 72/2021 Lampiran A.",
                                            "Tulis nama indikatornya seperti pada lampiran, atau kodenya (S1 sampai "
                                            "S9, T1 sampai T11)."),
    "tahun_tidak_terbaca": Rule("tolak", "Kolom {kolom}: tahun tidak terbaca ({rincian}).",
                                "Tulis empat angka, misalnya 2026."),
    "wilayah_tidak_dikenal": Rule("tolak", "Kode wilayah kosong atau tidak terbaca.",
                                  "Tulis ID, kode provinsi (62) atau kode kabupaten (62.01) sebagai teks."),
    "nilai_wajib_kosong": Rule("tolak", "Nilai wajib kosong, bukan angka, atau di luar 0-100 pada kolom {kolom}.",
                               "Isi angkanya; jangan menulis 0 bila belum ada data."),
    "status_tidak_dikenal": Rule("tolak", "Status tidak dikenal.", "Pakai 'calon' atau 'ditetapkan'."),
    "baris_digantikan": Rule("tolak", "Baris digantikan: kunci yang sama ada lagi lebih baru di berkas ini.",
                             "Hapus baris yang lama bila memang keliru."),
    "kecamatan_tidak_dikenal": Rule("tolak", "Kecamatan tidak dikenal dalam kabupaten ini.",
                                    "Tulis nama kecamatan seperti pada daftar resmi."),
    "opd_tidak_dikenal": Rule("tolak", "OPD kosong atau tidak dikenal.", "Pakai nama OPD seperti pada templat."),
    "sumber_dana_tidak_dikenal": Rule("tolak", "Sumber dana kosong atau tidak dikenal.",
                                      "Pakai APBD, DD, BOKB, CSR, APBN, DAK atau APBDes."),
    "nilai_uang_kosong": Rule("tolak", "Pagu dan realisasi sama-sama kosong atau bukan angka.",
                              "Isi rupiahnya; jangan menulis 0 bila belum ada data."),
    "aksi_tidak_dikenal": Rule("tolak", "Aksi kosong atau tidak dikenal.", "Tulis nomor aksi 1 sampai 8."),
    "status_aksi_tidak_dikenal": Rule("tolak", "Status aksi kosong atau tidak dikenal.",
                                      "Pakai 'belum', 'berjalan' atau 'selesai'."),
    # --- a cell was emptied ------------------------------------------------------------------------------------
    "angka_tidak_terbaca": Rule("perbaikan", "Kolom {kolom}: isi bukan angka, dikosongkan.", "Perbaiki di sumbernya."),
    "angka_terlalu_besar": Rule("perbaikan", "Kolom {kolom}: angka lebih dari 10 juta (uang: seribu triliun rupiah), "
                                "mustahil bagi satu wilayah; dikosongkan.",
                                "Periksa apakah kolomnya bergeser atau angkanya tergabung."),
    "angka_negatif": Rule("perbaikan", "Kolom {kolom}: angka negatif, dikosongkan.", "Perbaiki di sumbernya."),
    "nol_dianggap_kosong": Rule("info", "Kolom {kolom}: 0 dianggap belum diisi.",
                                "Isi hasil ukur bila anaknya memang diukur."),
    "di_luar_batas": Rule("perbaikan", "Kolom {kolom}: nilai mustahil bagi balita, dikosongkan.",
                          "Periksa satuan dan salah ketik, lalu perbaiki di sumbernya."),
    "tanggal_lahir_tidak_terbaca": Rule("perbaikan", "Kolom {kolom}: tanggal lahir tidak terbaca.",
                                        "Lengkapi tanggal lahir di sumbernya."),
    "umur_dari_teks": Rule("peringatan", "Umur dihitung dari teks usia karena tanggal lahir tidak ada.",
                           "Lengkapi tanggal lahir di sumbernya."),
    "tanpa_umur": Rule("perbaikan", "Umur tidak dapat dihitung: tanggal lahir kosong atau tidak terbaca, dan teks "
                       "usia tidak ada.", "Lengkapi tanggal lahir di sumbernya, misalnya 2023-05-31."),
    "jenis_kelamin_tidak_terbaca": Rule("perbaikan", "Jenis kelamin kosong atau tidak terbaca.",
                                        "Isi L atau P di sumbernya."),
    "cara_ukur_tidak_terbaca": Rule("perbaikan", "Cara ukur tidak terbaca, dikosongkan.",
                                    "Isi Berdiri atau Terlentang di sumbernya."),
    "naik_berat_tidak_terbaca": Rule("perbaikan", "Naik berat badan bukan N, T, O atau B, dikosongkan.",
                                     "Perbaiki di sumbernya."),
    "z_sumber_tidak_wajar": Rule("info", "Kolom {kolom}: z-score bawaan berkas tidak wajar (misalnya 999,99), "
                                 "dikosongkan; z-score dihitung ulang.", ""),
    "z_sumber_tidak_terbaca": Rule("info", "Kolom {kolom}: z-score bawaan berkas bukan angka, dikosongkan; z-score "
                                   "dihitung ulang.", ""),
    "z_positif_rusak": Rule("info", "Kolom {kolom}: z-score positif pada berkas yang angkanya diubah Excel tidak dapat "
                            "dipercaya, dikosongkan; z-score dihitung ulang.", ""),
    "tempat_berisi_nomor": Rule("perbaikan", "Kolom {kolom}: berisi nomor panjang seperti NIK atau telepon, "
                                "dikosongkan.", "Periksa apakah kolomnya bergeser."),
    "tanggal_lapor_tidak_terbaca": Rule("perbaikan", "Kolom {kolom}: tanggal lapor tidak terbaca, dikosongkan.",
                                        "Tulis seperti 2026-03-31."),
    "rentang_terbalik": Rule("perbaikan", "Selang kepercayaan tidak memuat nilainya, dikosongkan.",
                             "Periksa CI Bawah dan CI Atas pada sumbernya."),
    "persen_bukan_jumlah": Rule("perbaikan", "Kolom {kolom}: berisi persentase atau pecahan padahal diminta jumlah, "
                                "dikosongkan.", "Isi jumlah orang atau keluarga, bukan persennya."),
    "centang_tidak_terbaca": Rule("perbaikan", "Kolom {kolom}: bukan ya atau tidak, dikosongkan.",
                                  "Isi ya atau tidak (centang, 1 atau 0)."),
    "penanggung_jawab_tidak_dikenal": Rule("perbaikan", "Kolom {kolom}: OPD tidak dikenal, dikosongkan.",
                                           "Pakai nama OPD seperti pada templat."),
    # --- kept, but look ----------------------------------------------------------------------------------------
    "nik_bukan_16": Rule("peringatan", "NIK bukan 16 angka atau nomor pengganti; anak dikenali dari nama, tanggal "
                         "lahir, jenis kelamin dan desa.", "Lengkapi NIK di sumbernya."),
    "nik_angka_excel": Rule("peringatan", "NIK tersimpan sebagai angka sehingga digit ke-16 hilang; anak dikenali dari "
                            "nama, tanggal lahir, jenis kelamin dan desa.",
                            "Unduh ulang tanpa membuka-simpan di Excel, atau simpan kolom NIK sebagai teks."),
    "tanpa_kunci_anak": Rule("peringatan", "Anak tidak dapat dikenali: tidak ada NIK dan nama, tanggal lahir, jenis "
                             "kelamin atau desa tidak lengkap. Tiap baris dihitung sebagai satu anak.",
                             "Pakai unduhan yang memuat NIK; NIK tidak disimpan."),
    "nik_dua_tanggal_lahir": Rule("peringatan", "Satu NIK dengan dua tanggal lahir: ditahan, tidak dihitung.",
                                  "Perbaiki tanggal lahir yang keliru di sumbernya."),
    "nik_dua_jenis_kelamin": Rule("peringatan", "Satu NIK dengan dua jenis kelamin: ditahan, tidak dihitung.",
                                  "Perbaiki jenis kelamin yang keliru di sumbernya."),
    "desa_tidak_terpetakan": Rule("peringatan", "Kolom {kolom}: desa tidak terpetakan, penulisannya tidak cocok dengan "
                                  "daftar desa kecamatannya. Baris tetap masuk jumlah kabupaten.",
                                  "Samakan penulisan desa, atau cocokkan ejaannya di halaman Data."),
    "desa_kosong": Rule("peringatan", "Kolom {kolom}: desa kosong; baris tetap masuk jumlah kabupaten.",
                        "Isi desa di sumbernya."),
    "desa_beda_kecamatan": Rule("peringatan", "Kolom {kolom}: desa tertulis pada kecamatan lain daripada daftar resmi; "
                                "tidak dipetakan.", "Periksa kecamatan dan desa di sumbernya."),
    "desa_ganda_dalam_kabupaten": Rule("peringatan", "Kolom {kolom}: nama desa dipakai di lebih dari satu kecamatan "
                                       "dan kecamatannya tidak tertulis; tidak dipetakan.", "Isi kolom kecamatan."),
    "kode_dan_nama_berbeda": Rule("peringatan", "Kode desa dan nama desa tidak menunjuk desa yang sama; kode yang "
                                  "dipakai.", "Periksa kode dan namanya."),
    "usia_berbeda": Rule("peringatan", "Teks usia berbeda lebih dari sebulan dari selisih tanggal; tanggal yang "
                         "dipakai.", "Periksa tanggal lahir dan tanggal ukur."),
    "usia_60_bulan_lebih": Rule("info", "Anak berumur 60 bulan atau lebih saat diukur; tidak ikut dihitung."),
    "anak_diukur_berulang": Rule("info", "Anak yang sama diukur lebih dari sekali dalam sebulan; tanggal terakhir "
                                 "yang dihitung."),
    "baris_pendaftaran": Rule("info", "Baris umur 0 hari buatan sistem saat pendaftaran; bukan hasil pengukuran dan "
                              "tidak dihitung."),
    "pembilang_lebih_besar": Rule("peringatan", "Pembilang lebih besar daripada penyebut; disimpan apa adanya.",
                                  "Periksa kedua angka pada OPD pengampu."),
    "bagian_lebih_besar": Rule("peringatan", "Bagian lebih besar daripada keseluruhannya, disimpan apa adanya: "
                               "{rincian}.", "Periksa kedua angka pada pembuat laporan."),
    "jumlah_tidak_cocok": Rule("peringatan", "Rincian tidak sama dengan jumlahnya, disimpan apa adanya: {rincian}.",
                               "Periksa angkanya pada pembuat laporan."),
    "persen_berbeda": Rule("peringatan", "Kolom {kolom}: persentase yang diketik berbeda dari jumlah dibagi "
                           "seluruhnya; yang dipakai hasil hitung ulang.", "Periksa jumlah dan seluruhnya."),
    "persen_di_luar_batas": Rule("perbaikan", "Kolom {kolom}: persentase di luar 0 sampai 100, dikosongkan.",
                                 "Perbaiki di sumbernya."),
    "persen_di_atas_100": Rule("peringatan", "Kolom {kolom}: persentase lebih dari 100, disimpan apa adanya.",
                               "Periksa pembilang dan penyebutnya pada pembuat laporan."),
    "triwulan_tidak_disebut": Rule("peringatan", "Triwulan tidak disebut; dibaca sebagai laporan setahun.",
                                   "Tulis pada judul di atas tabel, misalnya 'Triwulan I Tahun 2026', lalu muat "
                                   "lagi."),
    "semua_nol": Rule("peringatan", "Seluruh baris berisi 0; ragu: 0 atau belum lapor.",
                      "Tanyakan kepada pelapor; bila belum lapor, kosongkan selnya."),
    "tanpa_penyebut": Rule("peringatan", "Lembar ini memuat jumlah yang dilayani tanpa jumlah sasaran, sehingga "
                           "persentasenya tidak dapat dihitung.", "Lengkapi sasarannya lewat templat cakupan."),
    "tanpa_gizi_kurang": Rule("tolak", "Tidak ada anak gizi kurang menurut BB/PB-TB dalam daftar PMT ini.",
                              "Isi kolom BB/PB-TB (Gizi Kurang, atau z-score), lalu muat lagi."),
    "status_gizi_tidak_terbaca": Rule("perbaikan", "Kolom {kolom}: status gizi kosong atau tidak terbaca; anaknya "
                                      "tidak dihitung.", "Isi BB/PB-TB, misalnya Gizi Kurang, lalu muat lagi."),
    "bukan_gizi_kurang": Rule("info", "Anak dalam daftar PMT yang bukan gizi kurang menurut BB/PB-TB; tidak dihitung "
                              "pada layanan balita gizi kurang."),
    "krs_sangat_rendah": Rule("peringatan", "Keluarga berisiko kurang dari 1 persen keluarga sasaran; terlalu rendah "
                              "untuk wajar.", "Periksa apakah kolomnya tertukar atau belum selesai diisi."),
    "kode_verval": Rule("info", "Penapisan ditulis sebagai kode verval dan dibaca begitu: 2 = ya atau tidak layak, 1 = "
                        "tidak atau layak, 3 = tidak berlaku; keluarga berisiko = paling sedikit satu kode 2."),
    "krs_tanpa_penapisan": Rule("peringatan", "Keluarga tercantum sebagai berisiko tanpa satu pun tanda penapisan; "
                                "tetap dihitung.", "Lengkapi hasil penapisannya."),
    "tanggal_tanpa_selesai": Rule("peringatan", "Ada tanggal selesai, tetapi statusnya bukan selesai.",
                                  "Samakan status dan tanggalnya."),
    "nol_per_nol": Rule("info", "Pembilang dan penyebut 0: berarti tidak ada sasaran.",
                        "Bila sebenarnya belum dilaporkan, kosongkan keduanya."),
    "persen_sebagai_pecahan": Rule("info", "Kolom {kolom}: nilai ditulis sebagai pecahan (0,213) dan dibaca sebagai "
                                   "persen (21,3)."),
    "jam_komputer": Rule("peringatan", "Banyak tanggal atau bulan sesudah hari ini menurut komputer; tidak disaring.",
                         "Periksa jam dan tanggal komputer, dan tanggal pada berkasnya."),
    "kunci_baru": Rule("peringatan", "child.key tidak ada padahal sudah ada data; kunci baru dibuat, sehingga anak "
                       "yang sama di berkas lama dan baru tidak akan dikenali.",
                       "Kembalikan child.key dari salinan, atau muat ulang semua berkas ke folder baru."),
    # --- decisions ---------------------------------------------------------------------------------------------
    "penyandian_cp1252": Rule("info", "Berkas teks ini bukan UTF-8; dibaca sebagai Windows-1252."),
    "kolom_ganda": Rule("peringatan", "Ada lebih dari satu kolom untuk {rincian}; yang pertama dipakai.",
                        "Hapus kolom yang tidak berlaku."),
    "kolom_tanpa_judul": Rule("info", "{rincian} tidak berjudul dan diabaikan."),
    "kolom_tidak_dikenal": Rule("info", "{rincian} tidak dikenal dan diabaikan."),
    "lembar_digabung": Rule("info", "Beberapa lembar atau bulan dibaca menjadi satu: {rincian}. Nomor baris ialah "
                            "nomor pada lembarnya."),
    "lembar_kosong": Rule("info", "Lembar atau bulan ini belum berisi data dan dilewati."),
    "lembar_tidak_dibaca": Rule("peringatan", "Lembar atau bulan ini tidak dibaca, yang lain dibaca. {rincian}"),
    "lembar_bertumpuk": Rule("peringatan", "Lembar yang berbeda memuat wilayah dan waktu yang sama ({rincian}); yang "
                             "paling kanan dipakai.", "Hapus lembar salinan, atau muat sebagai berkas tersendiri."),
    "lembar_lain": Rule("peringatan", "Lembar lain juga berisi tabel dan tidak dibaca ({rincian}).",
                        "Simpan tiap lembar sebagai berkas sendiri lalu muat."),
    "judul_berulang": Rule("info", "Baris judul yang terulang di tengah data dilewati."),
    "baris_contoh": Rule("info", "Baris berawalan CONTOH dilewati."),
    "baris_jumlah": Rule("info", "Baris jumlah, atau baris tanpa desa, dilewati: jumlah dihitung ulang dari desanya."),
    "baris_belum_diisi": Rule("info", "Baris yang hanya berisi kode, nama, atau bulan, tanpa isian, dilewati: belum "
                              "lapor."),
    "keluarga_berulang": Rule("info", "Keluarga yang sama tercantum lebih dari sekali; dihitung satu kali."),
    "urutan_tanggal": Rule("info", "Kolom {kolom}: {rincian}."),
    "desimal_rusak": Rule("peringatan", "Kolom {kolom}: angka desimal telah diubah Excel menjadi jam dan dikembalikan "
                          "({rincian}). Nilai dua desimal seperti 8,05 tidak dapat dibedakan dari 8,5.",
                          "Unduh ulang dan muat tanpa membukanya di Excel, bila masih bisa."),
    "desimal_dicurigai": Rule("peringatan", "Kolom {kolom}: ada tanda angka diubah Excel menjadi jam, tetapi z-score "
                              "bawaan berkas tidak mendukungnya; angka dibaca apa adanya.",
                              "Bandingkan beberapa baris dengan aplikasi."),
    "sistem_kode": Rule("info", "Kode desa dibaca sebagai kode {rincian}."),
    "tanggal_unduh": Rule("info", "Tanggal data menurut berkas: {rincian}."),
    "data_contoh": Rule("info", "Berkas ini bertanda DATA CONTOH."),
    "contoh_tidak_dipakai": Rule("peringatan", "Berkas DATA CONTOH ini tidak dipakai: di folder kerja sudah ada data "
                                 "sungguhan, dan keduanya tidak pernah dicampur.",
                                 "Untuk mencoba dengan data contoh, pakai folder kerja lain (--data)."),
    "contoh_disisihkan": Rule("peringatan", "DATA CONTOH yang dimuat sebelumnya tidak dipakai lagi sejak berkas ini: "
                              "data sungguhan dan contoh tidak pernah dicampur, jadi angka utama dapat berkurang."),
}
