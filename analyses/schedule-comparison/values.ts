import type { LiveValue } from "#lib/notebook/analysis.ts";
import { formatDecimal, formatNumber, formatPercent, MISSING, signed } from "#lib/plot/number-format.ts";
import type { HardCount } from "#lib/timetable/cost/plan-cost.ts";
import { baselineKeeps, baselineName, stoodIn } from "./figures/baseline-words.ts";
import { basisWord } from "./figures/basis-words.ts";
import { COMPONENTS, changeOf, differenceText } from "./figures/components.ts";
import { measureName, planName } from "./figures/front.ts";
import { carbonWord, priceWord } from "./figures/grid-words.ts";
import { emptyWithout, formatKwh, shareText } from "./figures/shared.ts";
import { measureText, savedWeeks } from "./figures/weeks.ts";
import { whose } from "./figures/whose.ts";
import { reasons } from "./figures/why.ts";
import { worseText } from "./figures/worse-words.ts";
import { worthIt } from "./figures/worth-it.ts";
import {
  after,
  baseline,
  before,
  campus,
  chosen,
  compared,
  costOf,
  instance,
  isAlone,
  moves,
  type State,
  savedShare,
} from "./measures.ts";

/** From this share on, the arrays' power counts as used at once. [1] */
const ALL_USED = 0.9;

type Words = Readonly<Record<string, string>>;

const HARD = [
  "lectures",
  "conflicts",
  "availability",
  "roomOccupancy",
  "total",
] as const satisfies readonly (keyof HardCount)[];

/** The numbers and words that the prose binds. */
export function values(state: State): Readonly<Record<string, LiveValue>> {
  const of = (query: string, words: Words) =>
    Object.entries(words).map(([name, text]): [string, LiveValue] => [name, { text, query }]);
  return Object.fromEntries([
    ...of("timetable", timetableWords(state)),
    ...of("plans", hardWords(state)),
    ...of("plans", changeWords(state)),
    ...of("plans", { headline: headline(state), whoseWorse: worseText(state) }),
    ...of("plans", moveWords(state)),
    ...of("origins", originWords(state)),
    ...of("weather", weatherWords(state)),
  ]);
}

function timetableWords(state: State): Words {
  const { rows, language } = state;
  const [timetable] = rows.timetable;
  const known = instance(state);
  const count = (value: number | undefined) => formatDecimal(value, language, 0);
  return {
    timetable: timetable?.[`name_${language}`] ?? MISSING,
    courses: count(known?.courses.length),
    lectures: count(known?.courses.reduce((sum, { lectures }) => sum + lectures, 0)),
    rooms: count(known?.rooms.length),
    curricula: count(known?.curricula.length),
    basis: basisWord(state),
    quality: qualityWord(timetable?.quality, state),
  };
}

function qualityWord(quality: string | undefined, { language }: State): string {
  const words: Record<string, { en: string; ko: string }> = {
    synthetic: { en: "synthetic", ko: "합성" },
    measured: { en: "as imported", ko: "가져온 자료" },
  };
  return quality === undefined ? MISSING : (words[quality]?.[language] ?? quality);
}

/** Violations of hard rules in both plans, by an evaluator that the search does not use. */
function hardWords(state: State): Words {
  const [was, is] = [costOf(state, baseline(state)), costOf(state, chosen(state))];
  const count = (value: number | undefined) => formatDecimal(value, state.language, 0);
  return {
    ...Object.fromEntries(
      HARD.flatMap((rule) => [
        [`${rule}HardWas`, count(was?.hard[rule])],
        [`${rule}HardIs`, count(is?.hard[rule])],
      ]),
    ),
    inForceKeeps: baselineKeeps(state),
    baseline: baselineName(state),
  };
}

function changeWords(state: State): Words {
  const { language } = state;
  const [was, is] = [before(state), after(state)];
  const both = compared(state);
  const why = reasons(state);
  const soft = [costOf(state, baseline(state))?.soft.total, costOf(state, chosen(state))?.soft.total];
  return {
    ...Object.fromEntries(
      COMPONENTS.flatMap((component) => {
        const { key, format, of } = component;
        const change = both && changeOf(component, both.was, both.is);
        return [
          [`${key}Was`, format(was && of(was), language)],
          [`${key}Is`, format(is && of(is), language)],
          [`${key}Difference`, change ? differenceText(component, change, language) : MISSING],
          [`${key}Share`, shareText(change?.share, language)],
          [`${key}Why`, why[key] ?? MISSING],
        ];
      }),
    ),
    softWas: formatNumber(soft[0], language, 6),
    softIs: formatNumber(soft[1], language, 6),
  };
}

function moveWords(state: State): Words {
  const { language } = state;
  const both = compared(state);
  const all = moves(state);
  const count = (value: number) => formatDecimal(chosen(state) && baseline(state) ? value : null, language, 0);
  const inTime = all.filter(({ kind }) => kind !== "room").length;
  const lectures = baseline(state)?.plan.length ?? 0;
  const worth = worthIt(state);
  const was = before(state);
  return {
    moved: count(all.length),
    movedTime: count(inTime),
    movedRoom: count(all.length - inTime),
    movedShare: formatPercent(both && lectures > 0 ? all.length / lectures : null, language),
    measure: measureName(state),
    saved: measureText(
      both && both.was.score.mean[state.inputs.measure] - both.is.score.mean[state.inputs.measure],
      state,
    ),
    savedShare: formatPercent(both && savedShare(both.was, both.is, state.inputs.measure), language),
    kwhSaved: formatPercent(both && savedShare(both.was, both.is, "kwh"), language),
    importSaved: formatPercent(both && savedShare(both.was, both.is, "importKwh"), language),
    effort: formatPercent(state.inputs.effort / 100, language, 2),
    worth: worth ? planName(worth, state) : MISSING,
    worthMoved: formatDecimal(worth?.moved, language, 0),
    worthSaved: formatPercent(was && worth ? savedShare(was, worth, state.inputs.measure) : null, language),
    whose: whose(state)?.name ?? MISSING,
  };
}

/** What the plan saves and over what that is a mean, or why it cannot be told. */
function headline(state: State): string {
  const { language } = state;
  const why = emptyWithout(state);
  if (why) return why[language].replace(/\.$/, "");
  if (isAlone(state)) return stoodIn(state);
  const { moved, kwhSaved, importSaved } = moveWords(state);
  const { lectures } = timetableWords(state);
  const count = formatDecimal(campus(state)?.weeks.length, language, 0);
  const against = stoodIn(state);
  const over =
    { en: `mean of ${count} weeks`, ko: `${count}주 평균` }[language] + (against === "" ? "" : `, ${against}`);
  const { was, is } = compared(state) as NonNullable<ReturnType<typeof compared>>;
  const [kwh, grid] = [savedShare(was, is, "kwh"), savedShare(was, is, "importKwh")];
  if (kwh >= 0 && grid >= 0) {
    return {
      en: `Moving ${moved} of ${lectures} lectures saves ${kwhSaved} of the energy that lectures use and ${importSaved} of what they take from the grid (${over})`,
      ko: `강의 ${lectures}개 가운데 ${moved}개를 옮기면 강의 전력량의 ${kwhSaved}, 수전량의 ${importSaved}가 줄어듭니다(${over})`,
    }[language];
  }
  const [kwhChange, gridChange] = [kwh, grid].map((saved) => signed(formatPercent(-saved, language), -saved));
  return {
    en: `Moving ${moved} of ${lectures} lectures changes the energy that lectures use by ${kwhChange} and what they take from the grid by ${gridChange} (${over})`,
    ko: `강의 ${lectures}개 가운데 ${moved}개를 옮기면 강의 전력량은 ${kwhChange}, 수전량은 ${gridChange} 달라집니다(${over})`,
  }[language];
}

function originWords(state: State): Words {
  const { rows, language } = state;
  const plan = chosen(state);
  const origin = rows.origins.find(({ run, point }) => run === plan?.run && point === plan.point);
  return {
    plan: plan ? planName(plan, state) : MISSING,
    method: methodWord(origin?.method, state),
    seed: origin?.seed === null || origin === undefined ? MISSING : String(origin.seed),
    iterations: formatNumber(origin?.iterations, language, 4),
  };
}

/** How a plan was made; what follows the name is a version. */
function methodWord(method: string | undefined, { language }: State): string {
  const words: Record<string, { en: string; ko: string }> = {
    sa: { en: "simulated annealing (SA)", ko: "담금질 기법(SA)" },
    ga: { en: "a genetic algorithm (GA)", ko: "유전 알고리즘(GA)" },
    given: { en: "hand, as given", ko: "주어진 그대로" },
  };
  const [name = "", ...version] = (method ?? "").split(" ");
  if (name === "") return MISSING;
  return [words[name]?.[language] ?? name, ...version].join(" ");
}

/** What the sun means for this campus: whether there is any left to follow. */
function sunWord(state: State): string {
  const both = compared(state);
  const { language } = state;
  if (!both) return MISSING;
  const [was, is] = [both.was.score.mean.selfConsumption, both.is.score.mean.selfConsumption];
  if (Number.isNaN(was)) {
    return {
      en: "Without arrays there is no sun to follow: what saves is room and building",
      ko: "어레이가 없으면 따를 햇빛도 없습니다. 절감은 강의실과 건물에서 나옵니다",
    }[language];
  }
  const [now, then] = [was, is].map((share) => formatPercent(share, language));
  return was > ALL_USED
    ? {
        en: `Lectures use nearly all of it at once already (${now}, by the plan ${then}), so little sun is left to follow: what saves is room and building. With more arrays time begins to matter, as the slider shows`,
        ko: `강의가 이미 거의 모두 바로 씁니다(${baselineName(state)} ${now}, 안 ${then}). 따를 햇빛이 많이 남지 않아 절감은 강의실과 건물에서 나옵니다. 슬라이더로 어레이를 늘리면 시간도 중요해집니다`,
      }[language]
    : {
        en: `Lectures use ${now} of it at once, by the plan ${then}; the rest leaves for the grid, so time matters as well as room`,
        ko: `강의가 바로 쓰는 비율은 ${baselineName(state)} ${now}, 안 ${then}입니다. 나머지는 전력망으로 나가므로 강의실뿐 아니라 시간도 중요합니다`,
      }[language];
}

function weatherWords(state: State): Words {
  const { rows, language, inputs } = state;
  const [place] = rows.place;
  const { mean, least, most } = savedWeeks(state);
  const kwp = rows.arrays.reduce((sum, array) => sum + array.kwp, 0) * (inputs.pv / 100);
  return {
    weeks: formatDecimal(campus(state)?.weeks.length, language, 0),
    weather: place?.[`name_${language}`] ?? MISSING,
    ghi: `${formatDecimal(place?.ghi_kwh_m2, language, 0)} kWh/m²`,
    kwp: `${formatNumber(kwp, language)} kWp`,
    pvWeek: formatKwh(before(state)?.score.mean.pvKwh ?? after(state)?.score.mean.pvKwh, language),
    sunLeft: sunWord(state),
    model: inputs.rooms === "ifpb" ? "IFPB" : "5R1C",
    savedMean: measureText(mean, state),
    savedLeast: measureText(least, state),
    savedMost: measureText(most, state),
    carbonBy: carbonWord(state),
    priceBy: priceWord(state),
  };
}
