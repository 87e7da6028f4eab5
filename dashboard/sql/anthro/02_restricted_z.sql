-- Berapa z-score berat (BB/U, BB/TB) menurut WHO, dengan ekor dibatasi di luar -3 dan +3?
-- Source: WHO Child Growth Standards 2006, computation of centiles and z-scores.
CREATE OR REPLACE TEMP MACRO sd_value(sd, l, m, s) AS (m * (1 + l * s * sd) ** (1 / l));

CREATE OR REPLACE TEMP MACRO restricted_z(y, l, m, s) AS (
    CASE
        WHEN ((y / m) ** l - 1) / (s * l) > 3
            THEN 3 + (y - sd_value(3, l, m, s)) / (sd_value(3, l, m, s) - sd_value(2, l, m, s))
        WHEN ((y / m) ** l - 1) / (s * l) < -3
            THEN -3 + (y - sd_value(-3, l, m, s)) / (sd_value(-2, l, m, s) - sd_value(-3, l, m, s))
        ELSE ((y / m) ** l - 1) / (s * l)
    END
);
