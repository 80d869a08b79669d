-- One row a time at which forecasts were made that reach as far as any: those whose hours were measured first, the newest of each first.
SELECT strftime(made, '%Y-%m-%dT%H:%M') AS value, strftime(made, '%Y-%m-%d %H:%M') AS en, strftime(made, '%Y-%m-%d %H:%M') AS ko,
       CASE WHEN measured THEN 'measured' ELSE 'not measured yet' END AS group_en,
       CASE WHEN measured THEN '실측 있음' ELSE '아직 실측 없음' END AS group_ko
FROM (SELECT timezone($zone, origin) AS made, max(lead_h) AS reach, count(actual_kwh) > 0 AS measured
      FROM pv_forecast WHERE model <> 'persistence' GROUP BY origin)
WHERE reach >= (SELECT max(lead_h) FROM pv_forecast WHERE model <> 'persistence') - 24
ORDER BY measured DESC, made DESC
