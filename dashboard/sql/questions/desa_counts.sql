-- Berapa balita diukur dan stunting di tiap desa pada satu periode?
-- Desa yang tidak mengirim apa pun tetap satu baris (n_rows = 0). Sasaran yang tidak diketahui tetap NULL, bukan 0.
SELECT d.code, d.name, d.kind, d.parent_code AS kecamatan_code, k.name AS kecamatan,
       m.n_registered, m.n_projected,
       COALESCE(m.n_rows, 0) AS n_rows, COALESCE(m.n_weighed, 0) AS n_weighed, COALESCE(m.n_measured, 0) AS n_measured,
       COALESCE(m.n_stunted, 0) AS n_stunted, COALESCE(m.n_severely_stunted, 0) AS n_severely_stunted,
       COALESCE(m.n_wasted, 0) AS n_wasted, COALESCE(m.n_underweight, 0) AS n_underweight
FROM area AS d
JOIN area AS k ON k.code = d.parent_code
LEFT JOIN desa_month AS m ON m.desa_code = d.code AND m.period = $period
WHERE d.kind IN ('desa', 'kelurahan')
  AND ($kecamatan::VARCHAR IS NULL OR d.parent_code = $kecamatan)
ORDER BY d.code
