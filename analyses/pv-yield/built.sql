-- One row an array of the lake: its names, and what a list of arrays does not say of it.
SELECT "array", name_en, name_ko, losses_pct, dc_ac, quality FROM pv_array ORDER BY "array"
