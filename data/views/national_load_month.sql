-- One row: month in Asia/Seoul. Energy is that of the hours there are; coverage is their share of the month's hours.
SELECT month,
       sum(load_mw) / 1000                                                        AS energy_gwh,
       count(load_mw) / (24 * date_diff('day', month, month + INTERVAL 1 MONTH))  AS coverage,
       date_diff('day', month, month + INTERVAL 1 MONTH)                          AS days,
       avg(load_mw)                                                               AS mean_load_mw,
       any_value(quality)                                                         AS quality,
       any_value(source)                                                          AS source
FROM (SELECT date_trunc('month', timezone('Asia/Seoul', interval_start))::DATE AS month, * FROM national_load)
GROUP BY month
ORDER BY month
