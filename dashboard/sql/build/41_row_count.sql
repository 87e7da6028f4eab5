-- Berapa baris tiap tabel?
CREATE TEMP TABLE row_count AS
SELECT 'area' AS table_name, count(*) AS n FROM area
UNION ALL SELECT 'source', count(*) FROM source
UNION ALL SELECT 'finding', count(*) FROM finding
UNION ALL SELECT 'measurement', count(*) FROM measurement
UNION ALL SELECT 'coverage', count(*) FROM coverage
UNION ALL SELECT 'sasaran', count(*) FROM sasaran
UNION ALL SELECT 'survey', count(*) FROM survey
UNION ALL SELECT 'target', count(*) FROM target
UNION ALL SELECT 'lokus', count(*) FROM lokus
UNION ALL SELECT 'krs', count(*) FROM krs
UNION ALL SELECT 'desa_report', count(*) FROM desa_report
UNION ALL SELECT 'readiness', count(*) FROM readiness
UNION ALL SELECT 'budget', count(*) FROM budget
UNION ALL SELECT 'aksi_status', count(*) FROM aksi_status
UNION ALL SELECT 'minilok', count(*) FROM minilok
UNION ALL SELECT 'village_scorecard', count(*) FROM village_scorecard
UNION ALL SELECT 'tpps_report', count(*) FROM tpps_report
UNION ALL SELECT 'coverage_conflict', count(*) FROM coverage_conflict
UNION ALL SELECT 'indicator', count(*) FROM indicator
UNION ALL SELECT 'agency', count(*) FROM agency
UNION ALL SELECT 'desa_month', count(*) FROM desa_month
UNION ALL SELECT 'row_flow', count(*) FROM row_flow
UNION ALL SELECT 'zscore_audit', count(*) FROM zscore_audit
ORDER BY table_name;
