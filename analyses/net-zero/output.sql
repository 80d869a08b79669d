-- One row an hour of the chosen year: what a kWp of today's arrays gave by their meters, where these speak for four fifths of it.
WITH bounds AS (
  SELECT timezone($zone, make_timestamp(year, 1, 1, 0, 0, 0)) AS since,
         timezone($zone, make_timestamp(year + 1, 1, 1, 0, 0, 0)) AS until
  FROM (SELECT try_cast(split_part($load, '-', 2) AS BIGINT) AS year)
), metered AS (
  SELECT device_id, sum(kwp) AS kwp FROM pv_array WHERE device_id IS NOT NULL GROUP BY ALL
)
SELECT interval_start AS hour_start,
       CASE WHEN sum(kwp) FILTER (energy_kwh IS NOT NULL) >= 0.8 * (SELECT sum(kwp) FROM metered)
            THEN round(sum(energy_kwh) / sum(kwp) FILTER (energy_kwh IS NOT NULL), 9) END AS kwh_kwp
FROM readings_hour JOIN metered USING (device_id), bounds
WHERE interval_start >= since AND interval_start < until AND metric IN ('power_w', 'energy_wh', 'interval_energy_kwh')
GROUP BY ALL
ORDER BY hour_start
