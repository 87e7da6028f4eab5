-- Berapa balita ditimbang, diukur, dan stunting di setiap desa pada setiap bulan?
-- Every mapped desa in every month that has measurements anywhere: n_rows = 0 is "belum lapor". Rows of no known desa
-- stand under desa_code NULL, so that totals never lose a child. A registration row is no report of a measurement.
CREATE TABLE desa_month AS
WITH counts AS (
    SELECT
        desa_code, kecamatan_code, period,
        count(*) AS n_rows,
        count(*) FILTER (WHERE counted AND weight_kg > 0) AS n_weighed,
        count(*) FILTER (WHERE counted AND haz IS NOT NULL AND NOT haz_flagged) AS n_measured,
        count(*) FILTER (WHERE counted AND haz < -2 AND NOT haz_flagged) AS n_stunted,
        count(*) FILTER (WHERE counted AND haz < -3 AND NOT haz_flagged) AS n_severely_stunted,
        count(*) FILTER (WHERE counted AND (oedema OR (whz < -2 AND NOT whz_flagged))) AS n_wasted,
        count(*) FILTER (WHERE counted AND (oedema OR (waz < -2 AND NOT waz_flagged))) AS n_underweight
    FROM measurement
    WHERE not_counted_reason IS DISTINCT FROM 'registrasi'
    GROUP BY desa_code, kecamatan_code, period
),
months AS (
    SELECT DISTINCT period FROM counts
),
every_desa AS (
    SELECT
        d.code AS desa_code, d.parent_code AS kecamatan_code, m.period,
        -- The row of its year, else of the latest year before it.
        (SELECT arg_max(s.registered, s.year) FROM sasaran AS s
            WHERE s.desa_code = d.code AND s.registered IS NOT NULL AND s.year <= year(m.period)) AS n_registered,
        (SELECT arg_max(s.projected, s.year) FROM sasaran AS s
            WHERE s.desa_code = d.code AND s.projected IS NOT NULL AND s.year <= year(m.period)) AS n_projected
    FROM area AS d
    CROSS JOIN months AS m
    WHERE d.kind IN ('desa', 'kelurahan')
)
SELECT
    e.desa_code, e.kecamatan_code, e.period, e.n_registered, e.n_projected,
    coalesce(c.n_rows, 0) AS n_rows, coalesce(c.n_weighed, 0) AS n_weighed, coalesce(c.n_measured, 0) AS n_measured,
    coalesce(c.n_stunted, 0) AS n_stunted, coalesce(c.n_severely_stunted, 0) AS n_severely_stunted,
    coalesce(c.n_wasted, 0) AS n_wasted, coalesce(c.n_underweight, 0) AS n_underweight
FROM every_desa AS e
LEFT JOIN counts AS c ON c.desa_code = e.desa_code AND c.period = e.period
UNION ALL
SELECT
    NULL, kecamatan_code, period, NULL, NULL, n_rows, n_weighed, n_measured, n_stunted, n_severely_stunted, n_wasted,
    n_underweight
FROM counts
WHERE desa_code IS NULL
ORDER BY period, kecamatan_code, desa_code;
