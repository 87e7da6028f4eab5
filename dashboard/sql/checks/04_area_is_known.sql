-- Ada kode desa atau kecamatan yang bukan milik kabupaten ini.
SELECT 'measurement' AS table_name, desa_code, kecamatan_code, count(*) AS n_rows
FROM measurement AS m
WHERE (desa_code IS NOT NULL AND desa_code NOT IN (SELECT code FROM area WHERE kind IN ('desa', 'kelurahan')))
    OR (kecamatan_code IS NOT NULL AND kecamatan_code NOT IN (SELECT code FROM area WHERE kind = 'kecamatan'))
GROUP BY ALL
UNION ALL
SELECT 'coverage', desa_code, NULL, count(*)
FROM coverage
WHERE desa_code NOT IN (SELECT code FROM area WHERE kind IN ('desa', 'kelurahan'))
GROUP BY ALL
UNION ALL
SELECT 'sasaran', desa_code, NULL, count(*)
FROM sasaran
WHERE desa_code NOT IN (SELECT code FROM area WHERE kind IN ('desa', 'kelurahan'))
GROUP BY ALL
UNION ALL
SELECT 'lokus', desa_code, NULL, count(*)
FROM lokus
WHERE desa_code NOT IN (SELECT code FROM area WHERE kind IN ('desa', 'kelurahan'))
GROUP BY ALL;
