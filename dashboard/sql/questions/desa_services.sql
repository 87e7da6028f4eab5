-- Berapa yang dilayani dan berapa sasarannya di tiap desa, per indikator, menurut laporan terakhirnya pada tahun itu?
-- Laporan = pembilang dan penyebut terisi. Laporan bulan yang berbeda tidak pernah dijumlahkan.
SELECT c.desa_code, c.indicator_id, c.numerator, c.denominator, c.period, c.reported_at
FROM coverage AS c
WHERE c.period BETWEEN $from_period AND $to_period
  AND c.numerator IS NOT NULL AND c.denominator IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY c.desa_code, c.indicator_id ORDER BY c.period DESC) = 1
ORDER BY c.desa_code, c.indicator_id
