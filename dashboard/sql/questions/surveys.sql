-- Hasil survei apa saja yang ada untuk satu wilayah, menurut tahun?
-- Semua kolom: versi yang disimpan sebelum ada kolom n (jumlah sampel) tetap dapat dibaca.
SELECT s.*
FROM survey AS s
WHERE s.area_code = $area
ORDER BY s.year, s.survey
