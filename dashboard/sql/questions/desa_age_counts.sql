-- Berapa balita diukur dan stunting di tiap desa, bulan, dan kelompok umur?
-- Kelompok 0-5, 6-11, 12-23, 24-35, 36-47, 48-59 bulan (satu bulan 30,4375 hari) bernomor 0 sampai 5.
SELECT desa_code, period,
       CASE WHEN age_days < 182.625 THEN 0 WHEN age_days < 365.25 THEN 1 WHEN age_days < 730.5 THEN 2
            WHEN age_days < 1095.75 THEN 3 WHEN age_days < 1461 THEN 4 ELSE 5 END AS age_band,
       COUNT(*) AS n_measured, COUNT(*) FILTER (WHERE haz < -2) AS n_stunted
FROM measurement
WHERE counted AND haz IS NOT NULL AND NOT haz_flagged AND desa_code IS NOT NULL
  AND age_days IS NOT NULL AND list_contains($periods, period)
GROUP BY ALL
ORDER BY desa_code, period, age_band
