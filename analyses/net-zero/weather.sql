-- One row an interval of the weather chosen, in the order of its year; interval_start is milliseconds since 1970, UTC.
SELECT epoch_ms(interval_start)::DOUBLE AS interval_start, ghi_w_m2, dni_w_m2, dhi_w_m2, temp_air_c, wind_m_s, pressure_mbar,
       albedo, quality
FROM weather WHERE weather = $weather
ORDER BY position
