-- Berapa balita yang desanya tidak terpetakan, diukur dan stunting, pada satu periode, per kecamatan yang tertulis?
SELECT COALESCE(kecamatan_code, '') AS kecamatan_code,
       CAST(SUM(n_measured) AS BIGINT) AS n_measured, CAST(SUM(n_stunted) AS BIGINT) AS n_stunted
FROM desa_month
WHERE desa_code IS NULL AND period = $period AND n_measured > 0
GROUP BY ALL
ORDER BY 1
