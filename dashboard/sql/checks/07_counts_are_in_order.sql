-- Ada desa yang anak stuntingnya lebih banyak daripada yang diukur, atau yang diukur lebih banyak daripada barisnya.
SELECT desa_code, period, n_rows, n_weighed, n_measured, n_stunted, n_severely_stunted
FROM desa_month
WHERE NOT (n_severely_stunted <= n_stunted AND n_stunted <= n_measured AND n_measured <= n_rows
    AND n_weighed <= n_rows AND n_wasted <= n_rows AND n_underweight <= n_rows);
