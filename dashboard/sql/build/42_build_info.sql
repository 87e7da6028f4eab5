-- Versi apa ini, dari kabupaten mana, dan sampai bulan apa?
-- latest_period: the last month with measurements, else the last month with coverage. Everything is text.
CREATE TABLE build_info AS
WITH latest AS (
    SELECT coalesce(
        (SELECT max(period) FROM desa_month WHERE n_rows > 0), (SELECT max(period) FROM coverage)
    ) AS period
)
SELECT unnest([
    {'key': 'version', 'value': concat('stunting_', coalesce(strftime(l.period, '%Y-%m'), 'tanpa-data'), '_',
        getvariable('build').inputs_hash)},
    {'key': 'built_at', 'value': getvariable('build').built_at},
    {'key': 'kabupaten_code', 'value': k.code},
    {'key': 'kabupaten', 'value': k.name},
    {'key': 'province_code', 'value': k.province_code},
    {'key': 'province', 'value': k.province},
    {'key': 'is_sample', 'value': (SELECT coalesce(bool_or(is_sample), FALSE) FROM source)::VARCHAR},
    {'key': 'latest_period', 'value': l.period::VARCHAR},
    {'key': 'weighing_months', 'value': array_to_string(getvariable('build').weighing_months, ',')},
    {'key': 'headline', 'value': (SELECT to_json(h)::VARCHAR FROM headline AS h)},
    {'key': 'row_counts', 'value': (SELECT to_json(map_from_entries(list((table_name, n) ORDER BY table_name)))::VARCHAR FROM row_count)}
], recursive := TRUE)
FROM ref_kabupaten AS k
CROSS JOIN latest AS l;
