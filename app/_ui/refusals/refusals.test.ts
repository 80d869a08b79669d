import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "#lib/cli/world.ts";
import { refusalIn, translated } from "./refusal-in.ts";

/** What answers to a page of ours: its sentences are shown there. */
const SPEAKERS = [
  ...[
    "api/alarm-rules",
    "api/alarms",
    "api/channels",
    "api/devices",
    "api/push",
    "api/sql",
    "api/solves",
    "api/timetables",
  ].map((route) => `app/${route}`),
  ...["alarms", "channels", "registry", "timetable", "bodies"].map((room) => `app/_server/${room}`),
  ...["foreign-request", "json-body", "problem", "with-state", "twin-request", "calibrate-device", "device-twin"].map(
    (f) => `app/_server/${f}.ts`,
  ),
  ...[
    "lib/state/registry",
    "lib/state/tokens",
    "lib/state/notify",
    "lib/state/alarms",
    "lib/state/solve",
    "lib/notify",
  ],
  ...["lib/metering/alarm", "lib/lake/sandbox", "lib/lake/query/run.ts", "lib/timetable/solve", "lib/timetable/energy"],
  ...["solve-what-if", "what-if-task", "what-if-thread"].map((file) => `lib/cli/timetable/${file}.ts`),
];

/** What makes a sentence, and which of its arguments that is; a part of one is what `must` is. */
const SENTENCES: Readonly<Record<string, number>> = { UserError: 0, RegistryError: 1, problem: 2 };

/** What is of no page: said to those who write programs, or by programs to themselves. */
const ELSEWHERE = [/^be new$/, /openapi\.json$/, /^\{\}: \{\}$/];

describe("refusalIn()", () => {
  it("keeps English, and says whose English it is where there is no Korean", () => {
    expect(refusalIn("There is no device x", "en")).toBe("There is no device x");
    expect(refusalIn("Parser Error: syntax error", "ko")).toBe("서버의 답변(영어): Parser Error: syntax error");
  });

  it.each([
    ["There is no device a/b", "“a/b” 장치가 없습니다."],
    [
      "Cannot take the device: rated_w must be a number of watts from 0, or null: current value is -3",
      "장치를 받을 수 없습니다. 정격 출력(W): 0 이상의 와트(W) 값 또는 비움이어야 하며, 지금 값은 -3입니다.",
    ],
    [
      "Cannot send to this address as it must begin with https://; WEBHOOK_PRIVATE_HOSTS lists hosts of this network that may be reached",
      "이 주소로는 보낼 수 없습니다. https://로 시작해야 합니다. 이 네트워크에서 보낼 수 있는 호스트는 WEBHOOK_PRIVATE_HOSTS에 적습니다.",
    ],
    ["2 of 3 browsers: It answered 410", "브라우저 3개 중 2개: 상대가 410(으)로 답했습니다"],
  ])("says “%s” in Korean", (sentence, korean) => {
    expect(refusalIn(sentence, "ko")).toBe(korean);
  });

  it("knows each sentence of what answers to a page", () => {
    const said = SPEAKERS.flatMap((room) => filesOf(room).flatMap((file) => sentencesOf(file)));
    expect(said.length).toBeGreaterThan(100);
    const unknown = said.filter(({ text }) => translated(text.replaceAll("{}", "x1")) === undefined);
    expect(unknown.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it("leaves no English word in a translation but names of fields, formats and addresses", () => {
    const words = /(?<![\w./_=<{-])(?:the|is|as|must|cannot|there|of|it|no|not|be|has)(?![\w./_=-])/i;
    const said = SPEAKERS.flatMap((room) => filesOf(room).flatMap((file) => sentencesOf(file)));
    const mixed = said
      .map(({ text }) => translated(text.replaceAll("{}", "x1")) ?? "")
      .filter((text) => words.test(text));
    expect(mixed).toEqual([]);
  });
});

function filesOf(room: string): string[] {
  if (room.endsWith(".ts")) return [room];
  return readdirSync(path.join(PROJECT_ROOT, room), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/(\.(test|e2e|bench)|-fixture)\.tsx?$/.test(name))
    .map((name) => path.join(room, name));
}

/** Sentences and their parts in a file, with {} for what changes. */
function sentencesOf(file: string): { readonly file: string; readonly text: string }[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(PROJECT_ROOT, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: { file: string; text: string }[] = [];
  const take = (node: ts.Node | undefined) => {
    if (!node) return;
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].forEach(take);
    const text = ts.isStringLiteralLike(node)
      ? node.text
      : ts.isTemplateExpression(node)
        ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("{}")
        : "";
    if (text.includes(" ") && !ELSEWHERE.some((pattern) => pattern.test(text))) found.push({ file, text });
  };
  const visit = (node: ts.Node): void => {
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && ts.isIdentifier(node.expression)) {
      const place = SENTENCES[node.expression.text];
      if (place !== undefined) take(node.arguments?.[place]);
    }
    if (ts.isPropertyAssignment(node) && /^(must|why|drop|retry|failed|lastError)$/.test(node.name.getText())) {
      take(node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
