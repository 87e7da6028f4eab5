-- Puskesmas mana yang paling banyak mengukur balita di tiap desa pada bulan-bulan ini?
SELECT desa_code, COALESCE(MODE(puskesmas), '') AS puskesmas
FROM measurement
WHERE counted AND desa_code IS NOT NULL AND list_contains($periods, period)
GROUP BY desa_code
ORDER BY desa_code
