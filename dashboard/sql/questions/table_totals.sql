-- Berapa jumlah pokok tiap jenis data selain pengukuran dan cakupan, menurut bulan atau tahun terbarunya?
-- kind, key: which number; at: month or year it stands for; value: a sum over the kabupaten.
WITH krs_latest AS (
    SELECT * FROM krs WHERE period = (SELECT MAX(period) FROM krs)
), report_latest AS (
    SELECT * FROM desa_report WHERE period = (SELECT MAX(period) FROM desa_report)
), readiness_latest AS (
    SELECT * FROM readiness WHERE period = (SELECT MAX(period) FROM readiness)
), budget_latest AS (
    SELECT * FROM budget WHERE year = (SELECT MAX(year) FROM budget)
), aksi_latest AS (
    SELECT * FROM aksi_status WHERE year = (SELECT MAX(year) FROM aksi_status)
), minilok_latest AS (
    SELECT * FROM minilok WHERE YEAR(period) = (SELECT MAX(YEAR(period)) FROM minilok)
), lokus_latest AS (
    SELECT * FROM lokus WHERE year = (SELECT MAX(year) FROM lokus)
), sasaran_latest AS (
    SELECT * FROM sasaran WHERE year = (SELECT MAX(year) FROM sasaran)
)
-- A recap per kecamatan and a profile per desa tell the same families: never added, the desa first.
SELECT 'krs' AS kind, 'at_risk' AS key, STRFTIME(MAX(period), '%Y-%m') AS at,
       COALESCE(SUM(at_risk) FILTER (WHERE desa_code IS NOT NULL), SUM(at_risk))::DOUBLE AS value
FROM krs_latest
UNION ALL
SELECT 'desa_report', 'measured', STRFTIME(MAX(period), '%Y-%m'), SUM(measured)::DOUBLE FROM report_latest
UNION ALL
SELECT 'desa_report', 'stunted', STRFTIME(MAX(period), '%Y-%m'), SUM(stunted)::DOUBLE FROM report_latest
UNION ALL
SELECT 'readiness', 'tpk_trained', STRFTIME(MAX(period), '%Y-%m'), SUM(tpk_trained)::DOUBLE FROM readiness_latest
UNION ALL
SELECT 'readiness', 'posyandu_equipped', STRFTIME(MAX(period), '%Y-%m'), SUM(posyandu_equipped)::DOUBLE
FROM readiness_latest
UNION ALL
SELECT 'budget', 'planned', MAX(year)::VARCHAR, SUM(planned)::DOUBLE FROM budget_latest
UNION ALL
SELECT 'budget', 'realised', MAX(year)::VARCHAR, SUM(realised)::DOUBLE FROM budget_latest
UNION ALL
SELECT 'aksi_status', 'done', MAX(year)::VARCHAR, COUNT(*) FILTER (WHERE status = 'selesai')::DOUBLE FROM aksi_latest
UNION ALL
SELECT 'minilok', 'held', STRFTIME(MAX(period), '%Y'), SUM(held)::DOUBLE FROM minilok_latest
UNION ALL
SELECT 'lokus', 'decided', MAX(year)::VARCHAR, COUNT(*) FILTER (WHERE status = 'ditetapkan')::DOUBLE FROM lokus_latest
UNION ALL
SELECT 'sasaran', 'registered', MAX(year)::VARCHAR, SUM(registered)::DOUBLE FROM sasaran_latest
UNION ALL
SELECT 'sasaran', 'projected', MAX(year)::VARCHAR, SUM(projected)::DOUBLE FROM sasaran_latest
