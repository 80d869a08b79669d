import { restatedCells } from "#lib/lake/diff/restated-cells.ts";
import { withRowKey } from "#lib/lake/diff/row-key.ts";
import { cellsCsv } from "#lib/notebook/export/cells-csv.ts";
import { exportName } from "#lib/notebook/export/export-name.ts";
import { loadPin } from "../../../../_server/pins.ts";
import { problem, problemOf } from "../../../../_server/problem.ts";
import { siteLake } from "../../../../_server/site.ts";
import { textStream } from "../../../../_server/text-stream.ts";
import { CELLS_IN_FILE } from "../../../../_ui/changes-limits.ts";

interface Context {
  readonly params: Promise<{ pin: string; cells: string }>;
}

/** Every cell of a dataset that was restated since the pin was made: `/p/<id>/changes/<dataset>.csv`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { pin: id, cells } = await params;
  const pin = await loadPin(id);
  if (!pin) return problem(404, "No such pin", `There is no pin ${id} here`);
  const lake = await siteLake();
  const dataset = lake.catalogue.datasets.get(/^(.+)\.csv$/.exec(cells)?.[1] ?? "");
  if (!dataset) {
    const names = [...lake.catalogue.datasets.keys()].join(", ");
    return problem(404, "No such dataset", `Restated cells are <dataset>.csv, with the datasets ${names}: ${cells}`);
  }
  try {
    const { id: newest } = await lake.snapshot();
    const stopped = new AbortController();
    const signal = AbortSignal.any([request.signal, stopped.signal]);
    const call = { was: pin.snapshot, is: newest, dataset: dataset.name, limit: CELLS_IN_FILE, signal };
    const body = textStream(cellsCsv(withRowKey(dataset), restatedCells(lake, call)), () => stopped.abort());
    const file = encodeURIComponent(exportName([pin.slug, dataset.name, pin.snapshot.slice(0, 8)], newest, "csv"));
    return new Response(body, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "cache-control": "no-cache",
        "content-disposition": `attachment; filename*=UTF-8''${file}`,
      },
    });
  } catch (error) {
    return problemOf(error);
  }
}
