-- Indikator apa yang sudah dilaporkan tiap desa untuk bulan yang ditagih, kapan, dan bulan apa laporan terakhirnya?
-- Laporan = pembilang dan penyebut terisi. Indikator berjadwal ditagih untuk bulan jadwal terakhirnya.
WITH reports AS (
    SELECT c.indicator_id, c.desa_code, c.period, c.reported_at,
           CASE WHEN LIST_CONTAINS($scheduled, c.indicator_id) THEN $scheduled_period ELSE $period END AS owed
    FROM coverage AS c
    WHERE c.period <= $period AND c.numerator IS NOT NULL AND c.denominator IS NOT NULL
)
SELECT r.indicator_id, r.desa_code, d.parent_code AS kecamatan_code, MAX(r.period) AS last_period,
       BOOL_OR(r.period = r.owed) AS arrived,
       MIN(r.reported_at) FILTER (WHERE r.period = r.owed) AS reported_at
FROM reports AS r
JOIN area AS d ON d.code = r.desa_code
GROUP BY r.indicator_id, r.desa_code, d.parent_code
ORDER BY r.indicator_id, r.desa_code
