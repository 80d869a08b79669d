import type { Choice } from "#lib/notebook/input.ts";
import type { Language, Text } from "#lib/notebook/language.ts";
import { nameOf } from "./devices/device-text.ts";
import { fleetMessages } from "./devices/messages-fleet.ts";
import { openFigure } from "./drop-zone.tsx";
import { CHOOSE, COPY_PINNED, OPEN_LINKS, PRESENT } from "./events.ts";
import { fetchOnce } from "./fetch-once.ts";
import { figureMessages } from "./messages-figure.ts";
import { keyMessages } from "./messages-keys.ts";
import { presentMessages } from "./messages-present.ts";

/** Something the palette offers. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  /** What it is found by, in both languages. */
  readonly words: string;
  readonly run: () => void;
}

interface Listed {
  readonly analyses: readonly {
    readonly slug: string;
    readonly title: Text;
    readonly question: Text;
    readonly inputs: readonly { readonly name: string; readonly label: Text; readonly choices: readonly Choice[] }[];
  }[];
}

/** Analyses, and the inputs of the page at hand with their choices. */
export async function searchEntries(language: Language): Promise<Entry[]> {
  const { analyses } = await fetchOnce<Listed>("/api/analyses");
  const say = keyMessages(language);
  const here = document.querySelector<HTMLElement>("main[data-slug]")?.dataset.slug;
  const pages = analyses.map(({ slug, title, question }) => ({
    id: `analysis ${slug}`,
    label: title[language],
    kind: say.analysis,
    words: [title.en, title.ko, question.en, question.ko].join(" "),
    run: () => location.assign(`/analyses/${slug}?lang=${language}`),
  }));
  const inputs = analyses.find(({ slug }) => slug === here)?.inputs ?? [];
  const choices = inputs.flatMap(({ name, label, choices: offered }) =>
    offered.map((choice) => ({
      id: `${name} ${choice.value}`,
      label: choice.label[language],
      kind: label[language],
      words: [label.en, label.ko, choice.label.en, choice.label.ko, choice.group?.en, choice.group?.ko].join(" "),
      run: () => dispatchEvent(new CustomEvent(CHOOSE, { detail: { name, value: choice.value } })),
    })),
  );
  return [...pages, ...choices];
}

interface ListedDevices {
  readonly devices: readonly {
    readonly id: string;
    readonly name_en: string | null;
    readonly name_ko: string | null;
    readonly kind: string | null;
    readonly place_id: string | null;
  }[];
}

/** Devices of the registry; none while the database is away. */
export async function deviceEntries(language: Language): Promise<Entry[]> {
  const { devices } = await fetchOnce<ListedDevices>("/api/devices?status=new,known&limit=1000");
  return devices.map(({ id, name_en, name_ko, kind, place_id }) => ({
    id: `device ${id}`,
    label: nameOf({ id, nameEn: name_en, nameKo: name_ko }, language),
    kind: keyMessages(language).device,
    words: [id, name_en, name_ko, kind, place_id].filter(Boolean).join(" "),
    run: () => location.assign(`/devices/${encodeURIComponent(id)}?lang=${language}`),
  }));
}

/** What can be done from any page, and with the page at hand. */
export function commandEntries(language: Language, onSheet: () => void): Entry[] {
  const say = keyMessages(language);
  const isPage = document.querySelector("main[data-slug]") !== null;
  const command = (id: string, label: string, words: string, run: () => void): Entry => ({
    id: `command ${id}`,
    label,
    kind: say.command,
    words: `${label} ${words}`,
    run,
  });
  const event = (name: string) => () => dispatchEvent(new Event(name));
  return [
    ...(isPage
      ? [
          command("pin", say.copyPinned, "pin y copy link", event(COPY_PINNED)),
          command("present", presentMessages(language).present, "present slides deck p 발표", event(PRESENT)),
          command("brief", presentMessages(language).brief, "brief summary leadership 요약 보고", () =>
            openBrief(language),
          ),
          command("links", say.links, "share permalink", event(OPEN_LINKS)),
        ]
      : []),
    command("theme", say.theme, "theme dark light", () =>
      document.querySelector<HTMLElement>(".theme-toggle")?.click(),
    ),
    command("language", say.otherLanguage, "language 한국어 English", () =>
      document.querySelector<HTMLElement>(".site-tools a[hreflang]")?.click(),
    ),
    command("print", say.print, "print pdf 인쇄", () => print()),
    command("figure", say.openFigure, "open png svg drop 열기", () => pickFigure(language)),
    command("keys", say.keys, "help shortcuts ? 도움말", onSheet),
    command("explore", say.explore, "explore sql query select 질의 탐색", () =>
      location.assign(`/explore?lang=${language}`),
    ),
    command("devices", fleetMessages(language).devices, "devices sensors registry 장치", () =>
      location.assign(`/devices?lang=${language}`),
    ),
    command("alarms", fleetMessages(language).alarms, "alarms rules channels 경보", () =>
      location.assign(`/alarms?lang=${language}`),
    ),
    command("home", say.home, "home 처음", () => location.assign(`/?lang=${language}`)),
  ];
}

/** The view at hand as its brief: with its inputs, filters and time range, or of its pin. */
function openBrief(language: Language): void {
  const brief = new URL(location.href);
  brief.searchParams.set("view", "brief");
  brief.searchParams.set("lang", language);
  brief.hash = "";
  location.assign(brief);
}

function pickFigure(language: Language): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = "image/png,image/svg+xml";
  input.hidden = true;
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    input.remove();
    if (file) void openFigure(file, figureMessages(language).foreign, language);
  });
  input.addEventListener("cancel", () => input.remove());
  // In the page, as a browser may forget a chooser that nothing holds.
  document.body.append(input);
  input.click();
}
