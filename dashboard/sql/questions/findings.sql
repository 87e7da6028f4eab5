-- Temuan apa saja pada berkas yang dipakai, berapa baris, dari berapa berkas?
SELECT f.code, f.severity, COUNT(*) AS n_rows, COUNT(DISTINCT f.source_id) AS n_files, MIN(f.message) AS message
FROM finding AS f
JOIN source AS s ON s.source_id = f.source_id
GROUP BY f.code, f.severity
ORDER BY n_rows DESC, f.code
