-- Berapa z-score di berkas yang berbeda dari hitungan WHO, dan berapa yang mengikuti aturan e-PPGBM?
-- Counts z-scores, not children (TB/U, BB/U and BB/TB each). differ: more than 0.05 apart. class_changed: another
-- category by the file's value than by ours. other_rule: of those that differ, how many equal e-PPGBM's variant, which
-- adds 0.7 cm to a child standing from birth on (0 instead of 274): differ - other_rule remains unexplained.
-- Only rows recorded standing under 274 days can differ between the two rules.
CREATE TEMP VIEW standing_infant AS
SELECT source_id, row_number, sex, age_days, weight_kg, height_cm, method, oedema
FROM measurement
WHERE method = 'standing' AND age_days < 274;

CREATE TABLE zscore_audit AS
WITH variant AS (
    SELECT source_id, row_number, haz, waz, whz FROM who_zscores('standing_infant', 0)
),
pair AS (
    SELECT m.source_id, m.period, m.source_haz AS theirs, m.haz AS ours, v.haz AS by_other_rule,
        class_height_for_age(m.source_haz) <> class_height_for_age(m.haz) AS class_changed
    FROM measurement AS m
    LEFT JOIN variant AS v ON v.source_id = m.source_id AND v.row_number = m.row_number
    WHERE m.source_haz IS NOT NULL AND m.haz IS NOT NULL
    UNION ALL
    SELECT m.source_id, m.period, m.source_waz, m.waz, v.waz,
        class_weight_for_age(m.source_waz) <> class_weight_for_age(m.waz)
    FROM measurement AS m
    LEFT JOIN variant AS v ON v.source_id = m.source_id AND v.row_number = m.row_number
    WHERE m.source_waz IS NOT NULL AND m.waz IS NOT NULL
    UNION ALL
    SELECT m.source_id, m.period, m.source_whz, m.whz, v.whz,
        class_weight_for_height(m.source_whz, FALSE) <> class_weight_for_height(m.whz, FALSE)
    FROM measurement AS m
    LEFT JOIN variant AS v ON v.source_id = m.source_id AND v.row_number = m.row_number
    WHERE m.source_whz IS NOT NULL AND m.whz IS NOT NULL
)
-- 0.0501 and not 0.05: both sides have two decimals, and 0.05 apart must not become 0.05000000000000004.
SELECT
    source_id, period,
    count(*) AS compared,
    count(*) FILTER (WHERE abs(theirs - ours) > 0.0501) AS differ,
    count(*) FILTER (WHERE class_changed) AS class_changed,
    count(*) FILTER (WHERE abs(theirs - ours) > 0.0501 AND abs(theirs - by_other_rule) <= 0.0501) AS other_rule
FROM pair
GROUP BY source_id, period
ORDER BY source_id, period;
