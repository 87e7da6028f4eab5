-- Ada angka survei atau target prevalensi yang bukan persen antara 0 dan 100.
SELECT 'survey' AS table_name, area_code, year, prevalence AS value
FROM survey
WHERE prevalence IS NULL OR prevalence NOT BETWEEN 0 AND 100
    OR ci_low > prevalence OR ci_high < prevalence
UNION ALL
SELECT 'target', area_code, year, value
FROM target
WHERE indicator_id = 'stunting_prevalence' AND (value IS NULL OR value NOT BETWEEN 0 AND 100);
