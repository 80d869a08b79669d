import { answers, inPath, inQuery, type Operation, type Paths, problems } from "./operation.ts";

const PIN = inPath("pin", "The pin.");
const LANG = inQuery("lang", "en or ko.");

function kept(
  operationId: string,
  summary: string,
  types: readonly string[],
  parameters: readonly object[] = [],
): { get: Operation } {
  return {
    get: {
      operationId,
      summary,
      parameters: [PIN, ...parameters],
      responses: {
        200: answers(summary, ...types),
        ...problems({ 404: "There is no such pin, or it has nothing of that name." }),
      },
    },
  };
}

const changes = kept("pinChanges", "What has changed since the pin was made.", ["application/json"]);
const pdf = kept("pinPdf", "A pin on paper.", ["application/pdf"], [LANG]);

export const pinPaths: Paths = {
  "/p/{pin}/{asset}": kept(
    "pinAsset",
    "What a pin keeps: <figure>.<svg|png|csv|xlsx>, its SQL, its citation.",
    ["image/svg+xml", "image/png", "text/csv", "text/plain"],
    [
      inPath("asset", "Name and ending."),
      inQuery("figure", "Figure of a citation."),
      inQuery("theme", "dark or light."),
    ],
  ),
  "/p/{pin}/rows/{answer}": kept(
    "pinRows",
    "The rows that a pin keeps of one query.",
    ["application/vnd.apache.arrow.stream", "text/csv", "application/json", "application/vnd.apache.parquet"],
    [inPath("answer", "<query>.<arrow|csv|json|parquet>")],
  ),
  "/p/{pin}/overlay/{figure}": kept(
    "pinOverlay",
    "A figure of a pin then and now.",
    ["application/json"],
    [inPath("figure", "The figure.")],
  ),
  "/p/{pin}/changes": changes,
  "/p/{pin}/changes/{cells}": kept(
    "pinChangedCells",
    "Every restated cell of a dataset.",
    ["text/csv"],
    [inPath("cells", "<dataset>.csv")],
  ),
  "/p/{pin}/og.png": kept(
    "pinPicture",
    "The picture of a pin for previews.",
    ["image/png"],
    [LANG, inQuery("width", "Width of the picture.", { type: "integer" })],
  ),
  "/p/{pin}/bundle.zip": kept("pinBundle", "All of a pin as one file; also at /p/{pin}.zip.", ["application/zip"]),
  "/p/{pin}/document.pdf": {
    get: {
      ...pdf.get,
      responses: {
        ...pdf.get.responses,
        ...problems({ 501: "There is no Chromium to print with.", 503: "Too many prints wait." }),
      },
    },
  },
};
