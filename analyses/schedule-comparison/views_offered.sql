-- One row a room, lecturer or curriculum whose week may be shown, after the row that leaves the choice to the page.
WITH shown AS (
  SELECT 'room:' || room AS value, name_en AS en, name_ko AS ko, 1 AS place FROM timetable_room
  UNION ALL
  SELECT 'lecturer:' || lecturer, lecturer_en, lecturer_ko, 2 FROM timetable_course
  UNION ALL
  SELECT 'curriculum:' || curriculum, curriculum, curriculum, 3 FROM timetable_curriculum
)
SELECT '' AS value, 'where most moves' AS en, '이동이 가장 많은 곳' AS ko, NULL AS group_en, NULL AS group_ko
UNION ALL
SELECT * FROM (
  SELECT value, min(en), min(ko),
         CASE place WHEN 1 THEN 'Rooms' WHEN 2 THEN 'Lecturers' ELSE 'Curricula' END,
         CASE place WHEN 1 THEN '강의실' WHEN 2 THEN '교수자' ELSE '교육과정' END
  FROM shown
  GROUP BY value, place
  ORDER BY place, min(en), value
)
