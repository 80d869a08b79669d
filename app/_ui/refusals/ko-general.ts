import type { Translation } from "#lib/notebook/translator.ts";

/** What any route may say, in Korean. */
export const KO_GENERAL: readonly Translation[] = [
  [
    "The database does not answer: try again in a moment",
    "데이터베이스가 응답하지 않습니다. 잠시 후 다시 시도하십시오.",
  ],
  [
    "The registry's database does not answer: try again in a moment",
    "장치 목록의 데이터베이스가 응답하지 않습니다. 잠시 후 다시 시도하십시오.",
  ],
  ["This may only be sent by this Wattbook's own pages", "이 요청은 이 Wattbook의 페이지에서만 보낼 수 있습니다."],
  [
    "Cannot answer as {} is no name of this Wattbook: set ALLOWED_HOSTS to the names by which it is reached, or SITE_URL to its address",
    "{}은(는) 이 Wattbook의 이름이 아니어서 답할 수 없습니다. ALLOWED_HOSTS에 이 사이트의 이름을, 또는 SITE_URL에 주소를 적으십시오.",
  ],
  [
    "Send it with the header Content-Type: application/json, also without a body",
    "본문이 없어도 Content-Type: application/json 헤더와 함께 보내십시오.",
  ],
  [
    "Too many queries run or wait already: try again in a moment",
    "실행 중이거나 대기 중인 질의가 너무 많습니다. 잠시 후 다시 시도하십시오.",
  ],
  [
    "Cannot run the query as query_table may not be called here: name the view in FROM",
    "이곳에서는 query_table을 부를 수 없습니다. FROM에 뷰의 이름을 적으십시오.",
  ],
  [
    "Cannot run the query as there is no view {}: FROM datasets lists what there is",
    "“{}” 뷰가 없습니다. FROM datasets로 있는 뷰를 볼 수 있습니다.",
  ],
  ["Cannot run the query as it has more than {} letters: it has {}", "질의는 {}자까지 쓸 수 있는데 {}자입니다."],
  ["Cannot run the query as only SELECT may run here: {}", "이곳에서는 SELECT만 실행할 수 있습니다: {}"],
  ["Cannot run the query as only SELECT may run here", "이곳에서는 SELECT만 실행할 수 있습니다."],
  ["Cannot run the query as it is empty", "질의가 비어 있습니다."],
  ["Cannot run the query as it must be one statement: it has {}", "질의는 한 문장이어야 하는데 {}문장입니다."],
  [
    "Cannot run the query as {} may not be called here: query the views that datasets lists",
    "이곳에서는 {}을(를) 부를 수 없습니다. FROM datasets에 나오는 뷰를 쓰십시오.",
  ],
  [
    "The query was stopped as it passed its row limit of {}: aggregate, filter, or add LIMIT",
    "행의 한도인 {}행을 넘어 질의를 멈추었습니다. 집계하거나 거르거나 LIMIT을 더하십시오.",
  ],
  [
    "Cannot return column {} as its type {} is not supported: cast it, as in {}::{}",
    "{} 열의 형식 {}은(는) 돌려줄 수 없습니다. {}::{}처럼 바꾸십시오.",
  ],
  [
    "Cannot read column {} as {} is beyond the integers that a number holds exactly: cast it, as in {}::VARCHAR or {}::DOUBLE",
    "{} 열의 {}은(는) 정확히 나타낼 수 있는 정수를 넘습니다. {}::VARCHAR나 {}::DOUBLE처럼 바꾸십시오.",
  ],
  ["Cannot run the query: {}", "질의를 실행할 수 없습니다: {}"],
  ["The query was stopped as it passed its time limit of {} s", "제한 시간 {}초를 넘어 질의를 멈추었습니다."],
  [
    "The query was stopped as its process ended without an answer: it asked for more memory or nested deeper than it may",
    "질의를 맡은 프로세스가 답 없이 끝났습니다. 허용보다 많은 메모리를 쓰거나 너무 깊이 겹친 질의입니다.",
  ],
  [
    "The query was stopped as its answer has {} MB, more than {}: ask for fewer columns or rows",
    "답이 {} MB로 한도인 {} MB를 넘어 질의를 멈추었습니다. 열이나 행을 줄이십시오.",
  ],
  ["The query was cancelled", "질의를 취소했습니다."],
  [
    "The lake is empty: import data, or start with the sample",
    "데이터가 아직 없습니다. 데이터를 가져오거나 예제로 시작하십시오.",
  ],
  ["A query may have {} kB: shorten it", "질의는 {} kB까지 쓸 수 있습니다. 짧게 줄이십시오."],
  ["At most {} letters may be sent", "최대 {}자까지 보낼 수 있습니다."],
  ["At most {} MB may be sent at once", "한 번에 최대 {} MB까지 보낼 수 있습니다."],
  ["Nothing was changed", "바뀐 것이 없습니다."],
  ["Send {}", "요청의 형식이 맞지 않습니다. {} 형식으로 보내십시오."],
  ["Send it as application/json: {}", "application/json으로 보내십시오: {}"],
  ["Send the query as application/json: {}", "질의는 application/json으로 보내십시오: {}"],
  ["{}. Send {}", "{} 보낼 형식: {}"],
  ["{}. See /api/openapi.json", "{} 형식은 /api/openapi.json에 있습니다."],
  ["There is no analysis {}: see /api/analyses", "“{}” 분석이 없습니다. 분석 목록은 /api/analyses에 있습니다."],
  ["There is no pin {} here", "이곳에 “{}” 핀이 없습니다."],
  [
    "{} cannot be “{}” here: see /api/analyses for its choices",
    "입력 {}의 값으로 “{}”을(를) 쓸 수 없습니다. 고를 수 있는 값은 /api/analyses에 있습니다.",
  ],
  ["must be an object with fields by name", "이름이 있는 필드들의 객체여야 합니다"],
];
