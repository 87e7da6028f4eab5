-- Berapa TB/U, BB/U, dan BB/TB setiap anak menurut WHO, dan mana yang tidak wajar?
-- children: name of a table or view with sex ('L'/'P'), age_days, weight_kg, height_cm, method
--   ('lying'/'standing'/NULL) and oedema; its other columns pass through. One row out for each row in.
-- standing_from_days: a child recorded standing below this age is not believed to have stood. WHO: 274.
--   e-PPGBM adds the 0.7 cm from birth: 0 (only for the audit of a file's own z-scores).
-- Rounded to 2 decimals first, flagged then. Source: WHO 2006; R package anthro 1.1.0.9000 (rules restated).
CREATE OR REPLACE TEMP MACRO who_zscores(children, standing_from_days) AS TABLE
WITH corrected AS (
    SELECT
        * REPLACE (coalesce(oedema, FALSE) AS oedema),
        age_days BETWEEN 0 AND 1826 AS age_valid,
        coalesce(method = 'standing' AND age_days < standing_from_days, FALSE) AS standing_implausible,
        CASE WHEN age_days < 731 THEN 'lying' ELSE 'standing' END AS position,
        height_cm + CASE
            WHEN method = 'standing' AND age_days >= standing_from_days AND age_days < 731 THEN 0.7
            WHEN method = 'lying' AND age_days >= 731 THEN -0.7
            ELSE 0
        END AS corrected_cm
    FROM query_table(children)
),
-- Whole hundredths of a millimetre, so that 102.4 cm meets the row of 102.4 cm and not, by a float's edge, the one
-- below. A number that overflows an INTEGER is no height of a child: it meets no row.
measured AS (
    SELECT *, TRY_CAST(round(corrected_cm * 1000) AS INTEGER) AS corrected_10um FROM corrected
),
scored AS (
    SELECT
        c.*,
        CASE WHEN c.age_valid AND c.height_cm > 0
            THEN round((c.corrected_cm / a.height_m - 1) / a.height_s, 2) END AS haz,
        CASE WHEN c.age_valid AND c.weight_kg > 0 AND NOT c.oedema
            THEN round(restricted_z(c.weight_kg, a.weight_l, a.weight_m, a.weight_s), 2) END AS waz,
        CASE WHEN c.age_valid AND c.weight_kg > 0 AND c.height_cm > 0 AND NOT c.oedema
            AND ((c.position = 'lying' AND c.corrected_cm BETWEEN 45 AND 110)
                OR (c.position = 'standing' AND c.corrected_cm BETWEEN 65 AND 120))
            THEN round(restricted_z(
                c.weight_kg,
                t.l0 + (t.l1 - t.l0) * ((c.corrected_10um % 100) / 100.0),
                t.m0 + (t.m1 - t.m0) * ((c.corrected_10um % 100) / 100.0),
                t.s0 + (t.s1 - t.s0) * ((c.corrected_10um % 100) / 100.0)
            ), 2) END AS whz
    FROM measured AS c
    LEFT JOIN who_age AS a ON a.sex = c.sex AND a.age_days = c.age_days
    LEFT JOIN who_size AS t
        ON t.sex = c.sex AND t.position = c.position AND t.size_mm = c.corrected_10um // 100
)
SELECT
    * EXCLUDE (age_valid, position, corrected_10um),
    coalesce(haz < -6 OR haz > 6, FALSE) AS haz_flagged,
    coalesce(waz < -6 OR waz > 5, FALSE) AS waz_flagged,
    coalesce(whz < -5 OR whz > 5, FALSE) AS whz_flagged
FROM scored;
