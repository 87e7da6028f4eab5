-- Berapa z-score di berkas yang berbeda dari hitungan ulang pada satu periode?
SELECT CAST(COALESCE(SUM(compared), 0) AS BIGINT) AS n_compared, CAST(COALESCE(SUM(differ), 0) AS BIGINT) AS n_differ,
       CAST(COALESCE(SUM(class_changed), 0) AS BIGINT) AS n_class_changed,
       CAST(COALESCE(SUM(other_rule), 0) AS BIGINT) AS n_other_rule
FROM zscore_audit
WHERE period = $period
