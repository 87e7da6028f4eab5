-- Berkas apa saja yang membentuk versi ini?
-- intake_set: frame of the complete intake sets in use; load_order 1 = first loaded.
CREATE TABLE source AS
SELECT source_id, file_name, kind, loaded_at, extracted_at::DATE AS extracted_at, rows_read, rows_accepted, rows_rejected, is_sample
FROM intake_set
ORDER BY load_order;

CREATE TEMP TABLE source_order AS
SELECT source_id, load_order::INTEGER AS load_order FROM intake_set;
