"""Dasbor penurunan stunting untuk satu kabupaten: berkas petugas masuk, bahan rapat keluar."""
