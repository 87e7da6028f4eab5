-- Pada periode apa saja ada laporan cakupan layanan?
SELECT period, COUNT(*) AS n_reports, COUNT(DISTINCT indicator_id) AS n_indicators
FROM coverage
WHERE numerator IS NOT NULL AND denominator IS NOT NULL
GROUP BY period
ORDER BY period
