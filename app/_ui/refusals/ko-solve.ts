import type { Translation } from "#lib/notebook/translator.ts";

/** What jobs of timetables and their plans say, in Korean. */
export const KO_SOLVE: readonly Translation[] = [
  [
    "There is no such job: see /api/timetables/{id}/solves",
    "그런 작업이 없습니다. 작업 목록은 /api/timetables/{id}/solves에 있습니다.",
  ],
  ["There is no timetable {}: import it first", "“{}” 시간표가 없습니다. 먼저 가져오십시오."],
  ["There is no timetable {}: it was removed since", "“{}” 시간표가 그사이 지워졌습니다."],
  ["There is no plan {} of timetable {}", "“{2}” 시간표에 “{1}” 안이 없습니다."],
  ["There is no plan {} of {}: it was removed since", "“{2}” 시간표의 “{1}” 안이 그사이 지워졌습니다."],
  ["There is no lecture {}: the plan has {}", "강의 {}번이 없습니다. 이 안의 강의는 {}개입니다."],
  ["There is no {} {} in this timetable", "이 시간표에 “{2}”이(가) 없습니다({1})."],
  ["format must be sol, csv or ics", "형식은 sol, csv, ics 가운데 하나여야 합니다."],
  ["keep must be true or false", "keep은 true 또는 false여야 합니다."],
  [
    "A calendar needs the {} day of its term: add {}=2027-03-02",
    "달력에는 학기의 날짜({})가 필요합니다. {}=2027-03-02처럼 더하십시오.",
  ],
  ["first", "첫날"],
  ["last", "마지막 날"],
  ["lecturer", "교수자"],
  ["curriculum", "교육과정"],
  [
    "Cannot solve now: {} timetables wait or are being solved already; cancel one, or try again later",
    "지금은 풀 수 없습니다. 이미 시간표 {}개를 풀고 있거나 대기 중입니다. 하나를 취소하거나 나중에 다시 시도하십시오.",
  ],
  [
    "Cannot move no more lectures than {} as {} are held in rooms that are closed: allow as many, or close less",
    "강의를 {}개까지만 옮길 수는 없습니다. 닫는 강의실에서 하는 강의가 {}개입니다. 그만큼 옮기게 하거나 덜 닫으십시오.",
  ],
  ["Cannot solve with {} {}: there is none of this name any more", "{} “{}”이(가) 이제 없어서 풀 수 없습니다."],
  [
    "No timetable was found that breaks no hard rule: {} were left. Pin less, open a building, or search for longer than {} s",
    "하드 제약을 모두 지키는 시간표를 찾지 못했습니다(남은 위반 {}건). 그대로 둘 강의를 줄이거나, 건물을 열거나, {}초보다 오래 찾으십시오.",
  ],
  [
    "No timetable was found that moves no more lectures than {}: the best moves {}. Allow more, close less, or search for longer than {} s",
    "강의를 {}개까지만 옮기는 시간표를 찾지 못했습니다. 가장 나은 안은 {}개를 옮깁니다. 더 옮기게 하거나, 덜 닫거나, {}초보다 오래 찾으십시오.",
  ],
  [
    "No timetable was found without lectures in rooms that do not suit them: {} were left. Pin less, open a building, or search for longer than {} s",
    "모든 강의가 맞는 강의실에 있는 시간표를 찾지 못했습니다(남은 강의 {}개). 그대로 둘 강의를 줄이거나, 건물을 열거나, {}초보다 오래 찾으십시오.",
  ],
  [
    "Cannot solve {} as a day has {} periods, of at most {}: make them longer, so that there are fewer",
    "“{}” 시간표는 하루가 {}교시여서 풀 수 없습니다(최대 {}교시). 교시를 길게 하여 수를 줄이십시오.",
  ],
  ["There is no {} {} in timetable {}", "“{3}” 시간표에 “{2}”이(가) 없습니다({1})."],
  [
    "Cannot leave {} lectures where they are as there is no plan to start from: give start, or pin none",
    "시작할 안이 없어 강의 {}개를 그대로 둘 수 없습니다. 시작할 안을 주거나 그대로 둘 강의를 고르지 마십시오.",
  ],
  [
    "Cannot write {} into a .ctt, .ectt or solution file as names have no blanks there: rename it, or write CSV",
    "{}은(는) .ctt, .ectt, 해답 파일에 쓸 수 없습니다. 그 파일의 이름에는 빈칸이 없습니다. 이름을 바꾸거나 CSV로 내보내십시오.",
  ],
  [
    "The workers that solved it ended again and again before it was done",
    "이 작업을 맡은 프로세스가 끝나기 전에 거듭 멈추었습니다.",
  ],
  [
    "Cannot start from a plan of {} lectures as {} has {}, course by course: give a complete plan",
    "강의 {}개의 안에서는 시작할 수 없습니다. {}의 강의는 {}개입니다. 빠짐없는 안을 주십시오.",
  ],
  [
    "Cannot keep lecture {} of {} where it is, as it breaks a hard rule or its room is closed there: do not pin it",
    "{2}의 {1}번째 강의를 지금 자리에 둘 수 없습니다. 하드 제약을 어기거나 그 강의실이 닫혔습니다. 그대로 두지 마십시오.",
  ],
  [
    "Cannot score timetable {} as nothing tells of {} {}: import it anew",
    "“{}” 시간표를 셈할 수 없습니다. {} “{}”에 대한 자료가 없으니 다시 가져오십시오.",
  ],
  [
    "Cannot search by energy as generation, load, a price or a factor is missing in a period: choose other weather or another tariff",
    "발전, 부하, 요금, 배출계수 가운데 빠진 교시가 있어 에너지로 찾을 수 없습니다. 다른 날씨나 요금을 고르십시오.",
  ],
  [
    "Energy cannot be counted as there is no weather: import some, or weigh teaching rules only",
    "날씨가 없어 에너지를 셀 수 없습니다. 날씨를 가져오거나 수업 규칙만으로 찾으십시오.",
  ],
  [
    "Energy cannot be counted by 5R1C as a day has {} periods, of at most {}: choose IFPB",
    "하루가 {}교시여서 5R1C로 셀 수 없습니다(최대 {}교시). IFPB를 고르십시오.",
  ],
  [
    "Cannot tabulate heating and cooling as a day has {} periods, of at most {}: choose IFPB",
    "하루가 {}교시여서 5R1C로 셀 수 없습니다(최대 {}교시). IFPB를 고르십시오.",
  ],
];
