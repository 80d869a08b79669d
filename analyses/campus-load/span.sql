-- One row: the first instant after the readings.
SELECT max(interval_start) + INTERVAL 15 MINUTE AS data_end FROM readings_15min WHERE device_id NOT IN (SELECT device_id FROM device)
