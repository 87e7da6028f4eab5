-- Sumber data apa yang dipakai, berapa berkas, dan seberapa baru?
-- data_until = bulan terakhir (atau tahun, sebagai 1 Januari) yang ada datanya; survei: milik kabupaten ini.
WITH latest AS (
    SELECT 'measurement' AS kind, MAX(period) AS data_until FROM measurement
    UNION ALL SELECT 'coverage', MAX(period) FROM coverage
    UNION ALL SELECT 'sasaran', MAKE_DATE(MAX(year), 1, 1) FROM sasaran
    UNION ALL SELECT 'survey', MAKE_DATE(MAX(year), 1, 1) FROM survey
        WHERE area_code IN (SELECT code FROM area WHERE kind = 'kabupaten')
    UNION ALL SELECT 'lokus', MAKE_DATE(MAX(year), 1, 1) FROM lokus
)
SELECT kind, ANY_VALUE(latest.data_until) AS data_until, COUNT(*) AS n_files, MAX(loaded_at) AS loaded_at,
       CAST(SUM(rows_read) AS BIGINT) AS rows_read, CAST(SUM(rows_accepted) AS BIGINT) AS rows_accepted,
       CAST(SUM(rows_rejected) AS BIGINT) AS rows_rejected,
       BOOL_OR(is_sample) AS is_sample
FROM source
LEFT JOIN latest USING (kind)
GROUP BY kind
ORDER BY kind
