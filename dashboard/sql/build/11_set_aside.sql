-- Baris mana yang digabung (anak yang sama, bulan yang sama) dan anak mana yang ditahan (tanggal lahir atau jenis
-- kelamin saling bertentangan)?
-- One child, one value per month: a row with a height before one without, then the newest load, then the latest date
-- (the larger age in days), then the last row of the file. Rows without child_id cannot be compared: each counts.
CREATE TEMP TABLE child_month AS
SELECT
    r.source_id, r.row_number, md5_number(r.child_id) AS child, r.child_key = 'nik' AS is_nik,
    r.period, r.age_days, r.sex, r.age_source = 'tanggal' AS age_is_exact,
    row_number() OVER (
        PARTITION BY md5_number(r.child_id), r.period
        ORDER BY coalesce(r.height_cm > 0, FALSE) DESC, o.load_order DESC, r.age_days DESC, r.row_number DESC
    ) AS place
FROM measurement_row AS r
JOIN source_order AS o ON o.source_id = r.source_id
WHERE r.child_id IS NOT NULL
    AND unusable_reason(coalesce(r.is_registration, FALSE), r.age_days, r.sex) IS NULL;

-- The month of a measurement and the age in days leave at most 31 possible birth dates. Two rows of one NIK whose
-- possible birth dates do not meet are two birth dates. An age given as text may be a month off.
-- Only the values in force are compared, so that a corrected file frees the child.
CREATE TEMP TABLE child_in_conflict AS
SELECT child
FROM child_month
WHERE place = 1 AND is_nik
GROUP BY child
HAVING min(sex) <> max(sex)
    OR max(period - age_days - CASE WHEN age_is_exact THEN 0 ELSE 31 END)
        > min(last_day(period) - age_days + CASE WHEN age_is_exact THEN 0 ELSE 31 END);

CREATE TEMP TABLE set_aside AS
SELECT source_id, row_number, CASE WHEN place > 1 THEN 'digabung' ELSE 'ditahan' END AS reason
FROM child_month
WHERE place > 1 OR child IN (SELECT child FROM child_in_conflict);

DROP TABLE child_month;
