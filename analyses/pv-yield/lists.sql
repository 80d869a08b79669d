-- One row a list of arrays to begin with: those of the lake, then one to try things with.
WITH named AS (
  SELECT replace(replace(replace(left("array", 60), '%', '%25'), '_', '%5F'), '*', '%2A') AS name, *
  FROM pv_array
  WHERE kwp BETWEEN 0.1 AND 100000 AND tilt_deg BETWEEN 0 AND 90 AND azimuth_deg BETWEEN 0 AND 360
  ORDER BY "array" LIMIT 100
),
built AS (
  SELECT string_agg(concat_ws('_', name, round(kwp, 2), round(tilt_deg, 1), round(azimuth_deg, 1), mount, module,
                              CASE WHEN y_m IS NOT NULL THEN round(x_m, 1) END, CASE WHEN x_m IS NOT NULL THEN round(y_m, 1) END),
                    '*' ORDER BY "array") AS value
  FROM named
)
SELECT value, 'as built' AS en, '현재 그대로' AS ko, 1 AS place FROM built WHERE value IS NOT NULL
UNION ALL
SELECT 'roof_100_30_180_rack_standard', '100 kWp facing south', '남향 100 kWp', 2
ORDER BY place
