"use client";
import { useCallback, useEffect, useState } from "react";
import type { Filter } from "#lib/notebook/filters.ts";
import { filterText } from "#lib/notebook/filters.ts";
import type { PinChanges } from "#lib/notebook/pins/changes.ts";
import type { FrozenDetails } from "#lib/notebook/pins/frozen-details.ts";
import { fetchOnce } from "./fetch-once.ts";
import type { PageProps, PinNote } from "./page-props.ts";
import type { Page } from "./use-page.ts";

/** The page of a pin: as it was frozen. Changing an input leaves it, for the analysis' page at the pinned snapshot. */
export function usePinnedPage(props: PageProps & { readonly pin: PinNote }): Page {
  const { pin, language, slug, snapshot } = props;
  const [details, setDetails] = useState<FrozenDetails>();
  const [failed, setFailed] = useState(false);

  const prepare = useCallback(async () => {
    try {
      setDetails(await fetchOnce<FrozenDetails>(`/p/${pin.id}/details.${language}.json`));
      setFailed(false);
    } catch (cause) {
      console.warn(cause);
      setFailed(true);
    }
  }, [pin.id, language]);

  const [changes, setChanges] = useState<PinChanges | "failed">();
  useEffect(() => {
    if (pin.live === undefined) return;
    // At once, but after what the reader came for: the figures are in the page already.
    const address = `/p/${pin.id}/changes?lang=${language}`;
    fetch(address, { cache: "no-cache" })
      .then(async (response) => setChanges(response.ok ? ((await response.json()) as PinChanges) : "failed"))
      .catch(() => setChanges("failed"));
  }, [pin.id, pin.live, language]);

  /** Leaves the pin for the analysis' page at the pinned snapshot, with the address changed. */
  const leave = (change: (search: URLSearchParams) => void) => {
    if (!pin.isOpen) return;
    const search = new URLSearchParams(pin.search);
    change(search);
    search.set("snapshot", snapshot);
    search.set("pin", pin.id);
    for (const kept of ["lang", "theme"]) {
      const text = new URLSearchParams(location.search).get(kept);
      if (text !== null) search.set(kept, text);
    }
    location.assign(`/analyses/${slug}?${search}`);
  };

  const choose = (name: string, value: string | number) => leave((search) => search.set(name, String(value)));

  const chooseFilter = (dimension: string, filter: Filter | undefined) =>
    leave((search) => {
      const others = search.getAll("f").filter((text) => !text.startsWith(`${dimension}:`));
      search.delete("f");
      for (const text of others) search.append("f", text);
      if (filter) search.append("f", filterText(dimension, filter));
    });

  const chooseRange = (tr: string | undefined) =>
    leave((search) => (tr === undefined ? search.delete("tr") : search.set("tr", tr)));

  return {
    values: props.values,
    claims: props.claims,
    figures: props.figures,
    receipts: props.receipts,
    sources: props.sources,
    props,
    inputs: props.inputs,
    dropped: [],
    failed,
    engine: undefined,
    analysis: undefined,
    narrow: details?.narrow,
    changes,
    explain: (key, figure) => {
      const at = details?.explanations[figure]?.[key];
      return at === undefined ? undefined : details?.lines[at];
    },
    tableOf: (figure) => details?.tables[figure],
    choose,
    // Nothing of a pin follows an input: the reader leaves it once a value is chosen.
    slide: () => {},
    view: props.view,
    chooseFilter,
    chooseRange,
    retry: () => void prepare(),
    dismiss: () => {},
    prepare,
    preview: async () => {},
  };
}
