-- Bagaimana sebaran z-score TB/U pada satu periode, tanpa nilai yang mustahil?
SELECT haz, COUNT(*) AS n
FROM measurement
WHERE period = $period AND counted AND haz IS NOT NULL AND NOT haz_flagged
  AND ($kecamatan::VARCHAR IS NULL OR kecamatan_code = $kecamatan)
GROUP BY haz
ORDER BY haz
