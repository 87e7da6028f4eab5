-- Tulisan tempat mana yang belum dapat dipetakan ke desa pada satu periode?
SELECT COALESCE(place_written, '') AS place_written, kecamatan_code, COUNT(*) AS n_rows
FROM measurement
WHERE period = $period AND desa_code IS NULL
  AND ($kecamatan::VARCHAR IS NULL OR kecamatan_code = $kecamatan)
GROUP BY ALL
ORDER BY n_rows DESC, place_written
