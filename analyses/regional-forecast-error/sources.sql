-- One row a source of the use that is shown: its quality, its months, and the month of its publication.
SELECT source, quality, strftime(min(month), '%Y-%m') AS first_month, strftime(max(month), '%Y-%m') AS last_month,
       strftime(max(published), '%Y-%m') AS published, bool_and(published_stated) AS published_stated,
       count(*)::INTEGER AS cells, sum(kwh) AS kwh
FROM regional_usage
GROUP BY source, quality
ORDER BY last_month DESC, source
