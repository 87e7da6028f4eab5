-- Berapa posyandu tiap desa, dan berapa yang alat ukurnya lengkap, menurut laporan kesiapan terakhir sampai satu bulan?
SELECT r.desa_code, r.period, r.posyandu, r.posyandu_equipped
FROM readiness AS r
WHERE r.period <= $to_period AND r.posyandu IS NOT NULL AND r.posyandu_equipped IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY r.desa_code ORDER BY r.period DESC) = 1
ORDER BY r.desa_code
