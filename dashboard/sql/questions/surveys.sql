-- Hasil survei apa saja yang ada untuk satu wilayah, menurut tahun?
SELECT area_code, year, survey, prevalence, ci_low, ci_high, estimator, source, certainty, note
FROM survey
WHERE area_code = $area
ORDER BY year, survey
