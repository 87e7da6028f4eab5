-- Berapa balita diukur dan stunting di tiap kecamatan pada satu periode?
-- Anak yang desanya tidak terpetakan ikut dihitung di kecamatannya. Cakupan hanya memakai desa yang sasarannya diketahui.
SELECT k.code, k.name,
       CAST(SUM(m.n_registered) AS BIGINT) AS n_registered, CAST(SUM(m.n_projected) AS BIGINT) AS n_projected,
       CAST(COALESCE(SUM(m.n_rows), 0) AS BIGINT) AS n_rows,
       CAST(COALESCE(SUM(m.n_measured), 0) AS BIGINT) AS n_measured,
       CAST(COALESCE(SUM(m.n_stunted), 0) AS BIGINT) AS n_stunted,
       CAST(COALESCE(SUM(m.n_measured) FILTER (WHERE m.n_registered IS NOT NULL OR m.desa_code IS NULL), 0) AS BIGINT)
           AS n_measured_registered,
       CAST(COALESCE(SUM(m.n_measured) FILTER (WHERE m.n_projected IS NOT NULL OR m.desa_code IS NULL), 0) AS BIGINT)
           AS n_measured_projected,
       COUNT(*) FILTER (WHERE m.desa_code IS NOT NULL AND m.n_registered IS NULL) AS n_desa_without_registered
FROM area AS k
LEFT JOIN desa_month AS m ON m.kecamatan_code = k.code AND m.period = $period
WHERE k.kind = 'kecamatan'
GROUP BY k.code, k.name
ORDER BY k.code
