-- Berapa yang diukur dan berapa yang stunting per kelompok umur (bulan 30,4375 hari) pada satu periode?
SELECT CASE WHEN age_days < 6 * 30.4375 THEN 0
            WHEN age_days < 12 * 30.4375 THEN 6
            WHEN age_days < 24 * 30.4375 THEN 12
            WHEN age_days < 36 * 30.4375 THEN 24
            WHEN age_days < 48 * 30.4375 THEN 36
            ELSE 48 END AS age_from_months,
       COUNT(*) AS n_measured, COUNT(*) FILTER (WHERE haz < -2) AS n_stunted
FROM measurement
WHERE period = $period AND counted AND haz IS NOT NULL AND NOT haz_flagged
  AND age_days >= 0 AND age_days < 60 * 30.4375
GROUP BY age_from_months
ORDER BY age_from_months
