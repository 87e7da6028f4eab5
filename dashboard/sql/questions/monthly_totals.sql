-- Berapa balita diukur dan stunting tiap bulan, di seluruh kabupaten atau di satu kecamatan?
SELECT m.period,
       CAST(SUM(m.n_registered) AS BIGINT) AS n_registered, CAST(SUM(m.n_projected) AS BIGINT) AS n_projected,
       CAST(SUM(m.n_rows) AS BIGINT) AS n_rows, CAST(SUM(m.n_measured) AS BIGINT) AS n_measured,
       CAST(SUM(m.n_stunted) AS BIGINT) AS n_stunted,
       CAST(COALESCE(SUM(m.n_measured) FILTER (WHERE m.n_registered IS NOT NULL OR m.desa_code IS NULL), 0) AS BIGINT)
           AS n_measured_registered,
       CAST(COALESCE(SUM(m.n_measured) FILTER (WHERE m.n_projected IS NOT NULL OR m.desa_code IS NULL), 0) AS BIGINT)
           AS n_measured_projected,
       COUNT(*) FILTER (WHERE m.desa_code IS NOT NULL AND m.n_registered IS NULL) AS n_desa_without_registered
FROM desa_month AS m
WHERE $kecamatan::VARCHAR IS NULL OR m.kecamatan_code = $kecamatan
GROUP BY m.period
ORDER BY m.period
