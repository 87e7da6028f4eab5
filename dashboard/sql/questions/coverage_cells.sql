-- Apa isi tiap sel cakupan: desa, indikator, bulan, berapa dilayani, berapa sasarannya?
SELECT desa_code, indicator_id, period, numerator, denominator
FROM coverage
