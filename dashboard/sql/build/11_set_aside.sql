-- Baris mana yang digabung (anak yang sama, bulan yang sama) dan anak mana yang ditahan (tanggal lahir atau jenis
-- kelamin saling bertentangan)?
-- One child, one value per month: a row with a height before one without, then the newest load, then the latest date
-- (the larger age in days), then the last row of the file. Rows without child_id cannot be compared: each counts.
-- Kept narrow (numbers instead of names and keys): a province has 15 million of these rows.
CREATE TEMP TABLE child_month AS
WITH comparable AS (
    SELECT
        o.load_order, r.row_number, md5_number(r.child_id) AS child, r.period, r.age_days,
        coalesce(r.height_cm > 0, FALSE) AS has_height, r.child_key = 'nik' AS is_nik, r.sex = 'L' AS is_boy,
        coalesce(r.age_source = 'tanggal', FALSE) AS age_is_exact
    FROM measurement_row AS r
    JOIN source_order AS o ON o.source_id = r.source_id
    WHERE r.child_id IS NOT NULL
        AND unusable_reason(coalesce(r.is_registration, FALSE), r.age_days, r.sex) IS NULL
)
SELECT
    load_order, row_number, child, period, age_days, is_nik, is_boy, age_is_exact,
    row_number() OVER (
        PARTITION BY child, period ORDER BY has_height DESC, load_order DESC, age_days DESC, row_number DESC
    ) > 1 AS is_merged
FROM comparable;

-- The month of a measurement and the age in days leave at most 31 possible birth dates. Two rows of one NIK whose
-- possible birth dates do not meet are two birth dates. An age given as text may be a month off.
-- Only the values in force are compared, so that a corrected file frees the child.
CREATE TEMP TABLE child_in_conflict AS
SELECT child
FROM child_month
WHERE is_nik AND NOT is_merged
GROUP BY child
HAVING min(is_boy) <> max(is_boy)
    OR max(period - age_days - CASE WHEN age_is_exact THEN 0 ELSE 31 END)
        > min(last_day(period) - age_days + CASE WHEN age_is_exact THEN 0 ELSE 31 END);

CREATE TEMP TABLE set_aside AS
SELECT o.source_id, c.row_number, CASE WHEN c.is_merged THEN 'digabung' ELSE 'ditahan' END AS reason
FROM child_month AS c
JOIN source_order AS o ON o.load_order = c.load_order
WHERE c.is_merged OR c.child IN (SELECT child FROM child_in_conflict);

DROP TABLE child_month;
