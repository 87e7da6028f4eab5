-- Berapa pagu dan realisasi (rupiah) pada satu tahun, per pelaksana, desa, kegiatan, dan sumber dana?
SELECT b.agency, b.desa_code, d.name AS desa, d.parent_code AS kecamatan_code, b.activity, b.fund, b.planned,
       b.realised, b.reported_at
FROM budget AS b
LEFT JOIN area AS d ON d.code = b.desa_code
WHERE b.year = $year
ORDER BY b.agency, b.desa_code, b.fund, b.activity
