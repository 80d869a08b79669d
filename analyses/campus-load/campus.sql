-- One row a meter and quarter of an hour: energy, mean power, and when and where it was. Clocks are those of the site's zone;
-- they are read once for each interval of the calendar, as reading them for each row costs more than all the rest. Outer joins,
-- so that a reading of an unknown meter is kept, and that DuckDB never hashes the readings in place of the calendar. Devices of
-- the live page are another list, with submeters among them.
WITH calendar AS MATERIALIZED (
  SELECT interval_start, local::DATE AS day, strftime(local, '%Y-%m') AS month,
         isodow(local)::INTEGER AS weekday, hour(local)::INTEGER AS hour
  FROM (SELECT interval_start, timezone($zone, interval_start) AS local
        FROM (SELECT unnest(generate_series(first_start, last_start, INTERVAL 15 MINUTE)) AS interval_start
              FROM (SELECT min(interval_start) AS first_start, max(interval_start) AS last_start
              FROM readings_15min WHERE device_id NOT IN (SELECT device_id FROM device))))
)
SELECT reading.interval_start, day, month, weekday, hour, building, energy_kwh, energy_kwh * 4 AS load_kw,
       CASE WHEN estimated THEN energy_kwh END AS estimated_kwh,
       CASE WHEN reading.quality = 'synthetic' THEN energy_kwh END AS synthetic_kwh
FROM readings_15min AS reading
LEFT JOIN meter ON meter.device_id = reading.device_id
LEFT JOIN calendar ON calendar.interval_start = reading.interval_start
WHERE metric = 'power_w' AND ($circuit = 'all' OR circuit = $circuit)
  AND reading.device_id NOT IN (SELECT device_id FROM device)
