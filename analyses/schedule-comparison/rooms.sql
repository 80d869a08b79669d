-- One row a room of the timetable, with what it needs.
SELECT room, name_en, name_ko, building, capacity, floor_m2, kwh_per_lecture, kwh_per_person, kwh_per_pc, setup_kwh, energy_basis, cv_rmse_pct,
       hvac_conductance_scale, hvac_gain_scale, hvac_cv_rmse_pct, quality
FROM timetable_room WHERE timetable = regexp_extract($plan, '^(.*):[^:]*:[^:]*$', 1)
ORDER BY room
