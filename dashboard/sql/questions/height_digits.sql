-- Angka terakhir tinggi badan mana yang terlalu sering dipakai pada satu periode?
SELECT CAST(ROUND(height_cm * 10) AS BIGINT) % 10 AS digit, COUNT(*) AS n
FROM measurement
WHERE period = $period AND counted AND height_cm > 0
  AND ($kecamatan::VARCHAR IS NULL OR kecamatan_code = $kecamatan)
GROUP BY digit
ORDER BY digit
