-- One row an interval of the chosen weather, in its file's order.
SELECT interval_start, ghi_w_m2, dni_w_m2, dhi_w_m2, temp_air_c, wind_m_s, pressure_mbar, albedo
FROM weather WHERE weather = $weather ORDER BY position
