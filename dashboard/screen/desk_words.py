"""Labels of the upload page."""

from __future__ import annotations

SUBTITLE = "Berkas apa yang dipakai? Muat berkas OPD dan e-PPGBM, periksa temuannya, lalu terbitkan."
LOAD = "Muat berkas"
UPLOADER = "Berkas xlsx, xls, csv, atau zip dari e-PPGBM, OPD, atau batas desa; beberapa sekaligus boleh"
PRIVACY = ("Nama, NIK, alamat, dan tanggal lahir tidak disimpan. Berkas asli hanya disimpan sementara dan dihapus "
           "setelah dimuat, dibatalkan, atau satu jam tidak disentuh.")
CHECK = "Periksa berkas"
WORKING = {"periksa": "Sedang memeriksa berkas", "terbitkan": "Sedang menerbitkan"}
KEEPS_WORKING = "Halaman ini boleh dimuat ulang; pekerjaan berjalan terus dan pembaca lain tidak terganggu."
PUBLISH = "Terbitkan"
CANCEL = "Batalkan"
CLOSE = "Tutup"
FOUND = "Hasil pemeriksaan"
FINDINGS = "Unduh temuan"
WOULD_CHANGE = "Yang akan berubah bila diterbitkan"
CHANGED = "Yang berubah"
NO_CHANGE = "Tidak ada angka utama yang berubah."
HISTORY = "Riwayat versi"
NO_HISTORY = "Belum ada versi."
COMPARE = "Bandingkan dua versi"
FROM = "Dari versi"
TO = "Ke versi"
RESTORE = "Kembali ke versi lama"
RESTORE_WHICH = "Versi yang akan ditampilkan kembali"
RESTORE_SURE = "Ya, tampilkan versi ini kepada semua pembaca"
RESTORE_DO = "Kembalikan"
ONLY_OFFICER = "Halaman ini untuk petugas. Keluar dari mode rapat untuk memuat berkas."
NO_VERSION = "Belum ada versi yang diterbitkan"
FILE_COLUMNS = ("Berkas", "Jenis", "Periode", "Desa", "Dibaca", "Diterima", "Ditolak", "Keadaan")
CHANGE_COLUMNS = ("Angka utama", "Sebelum", "Sesudah", "Selisih")
HISTORY_COLUMNS = ("Waktu", "Kejadian", "Versi", "Balita diukur", "Prevalensi rutin")
HISTORY_SHOWN = 12
