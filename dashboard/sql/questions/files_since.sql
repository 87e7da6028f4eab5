-- Berkas apa yang masuk sesudah suatu hari: per jenis sumber, berapa berkas dan baris, kapan yang terakhir?
SELECT kind, COUNT(*) AS n_files, CAST(SUM(rows_accepted) AS BIGINT) AS rows_accepted,
       MAX(CAST(loaded_at AS DATE)) AS last_day
FROM source
WHERE CAST(loaded_at AS DATE) > $day
GROUP BY kind
ORDER BY kind
