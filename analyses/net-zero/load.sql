-- One row an hour of the chosen year: what the campus used. Meters that are silent are filled in proportion to what they usually
-- draw, as long as those that speak usually draw four fifths of all; else the hour is missing. Hours are whole ones of UTC. Rounded, as sums
-- differ in their last digits with the order of their parts.
WITH bounds AS (
  SELECT timezone($zone, make_timestamp(year, 1, 1, 0, 0, 0)) AS since,
         timezone($zone, make_timestamp(year + 1, 1, 1, 0, 0, 0)) AS until
  FROM (SELECT try_cast(split_part($load, '-', 2) AS BIGINT) AS year)
), reading AS (
  SELECT device_id, metric, interval_start, energy_kwh, estimated, quality, 0.25 AS hours
  FROM readings_15min, bounds
  WHERE starts_with($load, 'meters') AND interval_start >= since AND interval_start < until
    AND device_id NOT IN (SELECT device_id FROM device)
  UNION ALL
  SELECT device_id, metric, interval_start, energy_kwh, estimated, quality, 1.0
  FROM readings_hour, bounds
  WHERE starts_with($load, 'devices') AND interval_start >= since AND interval_start < until
    AND device_id IN (SELECT device_id FROM device WHERE role = 'load')
), usual AS (
  SELECT device_id, metric, sum(energy_kwh) / sum(hours) FILTER (energy_kwh IS NOT NULL) AS kw
  FROM reading GROUP BY ALL HAVING count(energy_kwh) > 0
), hourly AS (
  SELECT make_timestamptz(epoch_ms(interval_start) // 3600000 * 3600000000) AS hour_start,
         sum(energy_kwh) AS read_kwh,
         sum(energy_kwh) FILTER (estimated) AS estimated_kwh,
         round(sum(kw * hours) FILTER (energy_kwh IS NOT NULL) / nullif((SELECT sum(kw) FROM usual), 0), 9) AS share,
         bool_or(quality = 'synthetic') AS is_synthetic
  FROM reading JOIN usual USING (device_id, metric)
  GROUP BY ALL
)
SELECT hour_start,
       CASE WHEN share >= 0.8 THEN round(read_kwh / share, 6) END AS load_kwh,
       CASE WHEN share >= 0.8 THEN round(greatest(0, read_kwh / share - read_kwh) + coalesce(estimated_kwh, 0), 6) END AS estimated_kwh,
       CASE WHEN is_synthetic THEN 'synthetic' ELSE 'measured' END AS quality
FROM hourly
ORDER BY hour_start
