-- Sumber data apa yang dipakai, berapa berkas, dan seberapa baru?
SELECT kind, COUNT(*) AS n_files, MAX(extracted_at) AS extracted_at, MAX(loaded_at) AS loaded_at,
       CAST(SUM(rows_read) AS BIGINT) AS rows_read, CAST(SUM(rows_accepted) AS BIGINT) AS rows_accepted,
       CAST(SUM(rows_rejected) AS BIGINT) AS rows_rejected,
       BOOL_OR(is_sample) AS is_sample
FROM source
GROUP BY kind
ORDER BY kind
