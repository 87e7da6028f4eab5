-- Temuan apa saja pada berkas yang dipakai, berapa baris, dari berapa berkas?
-- n_rows 0 = temuan tentang berkasnya, bukan tentang satu baris. message = satu contoh kalimatnya.
SELECT f.code, f.severity, COALESCE(f.column_name, '') AS column_name, COUNT(f.row_number) AS n_rows,
       COUNT(DISTINCT f.source_id) AS n_files, MIN(f.message) AS message
FROM finding AS f
JOIN source AS s ON s.source_id = f.source_id
GROUP BY ALL
ORDER BY n_rows DESC, f.code, column_name
