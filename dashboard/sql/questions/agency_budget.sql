-- Berapa pagu dan realisasi (rupiah) satu OPD pada satu tahun, per kegiatan, sumber dana, dan wilayah?
-- Desa kosong = anggaran untuk seluruh kabupaten. NULL = tidak diisi, bukan 0.
SELECT b.activity, b.fund, b.desa_code, d.name AS desa, d.parent_code AS kecamatan_code, b.planned, b.realised,
       b.reported_at
FROM budget AS b
LEFT JOIN area AS d ON d.code = b.desa_code
WHERE b.agency = $agency AND b.year = $year
ORDER BY b.planned DESC NULLS LAST, b.activity, b.fund, b.desa_code
