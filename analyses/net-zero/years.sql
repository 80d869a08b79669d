-- One row a set of meters and year of the site's zone that has more than a day, the fullest year first. A day of UTC is of the year
-- that its noon is in, which costs less than the clock of every reading.
WITH counted AS (
  SELECT 'meters' AS meters, epoch_ms(interval_start) // 86400000 AS day, count(DISTINCT interval_start) // 4 AS hours
  FROM readings_15min
  WHERE energy_kwh IS NOT NULL AND device_id NOT IN (SELECT device_id FROM device)
  GROUP BY ALL
  UNION ALL
  SELECT 'devices', epoch_ms(interval_start) // 86400000, count(DISTINCT interval_start)
  FROM readings_hour
  WHERE energy_kwh IS NOT NULL AND device_id IN (SELECT device_id FROM device WHERE role = 'load')
  GROUP BY ALL
), years AS (
  SELECT meters, year(timezone($zone, make_timestamptz(day * 86400000000 + 43200000000))) AS year, sum(hours)::BIGINT AS hours
  FROM counted GROUP BY ALL HAVING sum(hours) > 24
)
SELECT meters || '-' || year AS value,
       CASE meters WHEN 'meters' THEN 'campus meters, ' ELSE 'registered devices, ' END || year AS en,
       CASE meters WHEN 'meters' THEN '캠퍼스 계량기, ' ELSE '등록 기기, ' END || year || '년' AS ko
FROM years
ORDER BY hours >= 8000 DESC, year DESC, hours DESC
