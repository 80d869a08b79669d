-- One row a mount, tilt and direction: what a kWp yields under the weather chosen.
SELECT mount, tilt_deg, azimuth_deg, kwh_kwp, quality FROM pv_orientation WHERE weather = $weather
ORDER BY mount, tilt_deg, azimuth_deg
