-- Indikator dan perangkat daerah mana yang dikenal?
CREATE TABLE indicator AS
SELECT * REPLACE (
    TRY_CAST(number AS INTEGER) AS number,
    TRY_CAST(lower_is_better AS BOOLEAN) AS lower_is_better,
    TRY_CAST(nullif(target_value, '') AS DOUBLE) AS target_value,
    TRY_CAST(nullif(target_year, '') AS INTEGER) AS target_year
)
FROM ref_indicators;

CREATE TABLE agency AS
SELECT * FROM ref_agencies;
