-- One row a meter and quarter of an hour: energy, mean power, and when and where it was. Clocks are those of Asia/Seoul; they
-- are read once for each distinct interval, as reading them for each row costs more than all the rest.
WITH calendar AS (
  SELECT interval_start, local::DATE AS day, strftime(local, '%Y-%m') AS month,
         isodow(local)::INTEGER AS weekday, hour(local)::INTEGER AS hour
  FROM (SELECT interval_start, timezone('Asia/Seoul', interval_start) AS local
        FROM (SELECT DISTINCT interval_start FROM readings_15min))
)
SELECT interval_start, day, month, weekday, hour, building, energy_kwh, energy_kwh * 4 AS load_kw,
       energy_kwh IS NOT NULL AS is_known,
       CASE WHEN estimated THEN energy_kwh END AS estimated_kwh,
       CASE WHEN reading.quality = 'synthetic' THEN energy_kwh END AS synthetic_kwh
FROM readings_15min AS reading
JOIN calendar USING (interval_start)
JOIN meter USING (device_id)
WHERE metric = 'power_w' AND ($circuit = 'all' OR circuit = $circuit)
