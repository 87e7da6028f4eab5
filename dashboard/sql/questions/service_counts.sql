-- Berapa yang dilayani dan berapa sasarannya, per indikator dan kecamatan, menurut laporan terakhir tiap desa?
-- Laporan = pembilang dan penyebut terisi. Laporan bulan yang berbeda tidak pernah dijumlahkan.
WITH latest AS (
    SELECT c.desa_code, c.indicator_id, c.period, c.numerator, c.denominator, c.reported_at
    FROM coverage AS c
    WHERE c.period BETWEEN $from_period AND $to_period
      AND c.numerator IS NOT NULL AND c.denominator IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY c.desa_code, c.indicator_id ORDER BY c.period DESC) = 1
)
SELECT l.indicator_id, d.parent_code AS kecamatan_code, k.name AS kecamatan,
       SUM(l.numerator) AS numerator, SUM(l.denominator) AS denominator,
       COUNT(*) AS n_desa_reported,
       COUNT(*) FILTER (WHERE l.denominator = 0) AS n_desa_no_target,
       COUNT(*) FILTER (WHERE l.numerator > l.denominator) AS n_desa_over,
       MAX(l.period) AS last_period, MAX(l.reported_at) AS last_reported_at
FROM latest AS l
JOIN area AS d ON d.code = l.desa_code
JOIN area AS k ON k.code = d.parent_code
GROUP BY l.indicator_id, d.parent_code, k.name
ORDER BY l.indicator_id, d.parent_code
