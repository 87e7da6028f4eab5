-- Ada cakupan layanan dengan indikator yang tidak dikenal, angka negatif, atau dua nilai untuk desa dan bulan yang sama.
SELECT desa_code, indicator_id, period, min(numerator) AS numerator, min(denominator) AS denominator, count(*) AS n_values
FROM coverage
GROUP BY desa_code, indicator_id, period
HAVING count(*) > 1 OR min(numerator) < 0 OR min(denominator) < 0
    OR indicator_id IS NULL OR indicator_id NOT IN (SELECT id FROM indicator);
