-- One row an array of modules that stands today.
SELECT "array", kwp, tilt_deg, azimuth_deg, mount, module, losses_pct, dc_ac, quality FROM pv_array ORDER BY "array"
