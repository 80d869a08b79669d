"use client";
import { useCallback, useState } from "react";
import type { FrozenDetails } from "#lib/notebook/pins/frozen-details.ts";
import type { PageProps, PinNote } from "./page-props.ts";
import type { Page } from "./use-page.ts";

/** The page of a pin: as it was frozen. Changing an input leaves it, for the analysis' page at the pinned snapshot. */
export function usePinnedPage(props: PageProps & { readonly pin: PinNote }): Page {
  const { pin, language, slug, snapshot } = props;
  const [details, setDetails] = useState<FrozenDetails>();
  const [failed, setFailed] = useState(false);

  const prepare = useCallback(async () => {
    try {
      setDetails(await frozenDetails(pin.id, language));
      setFailed(false);
    } catch (cause) {
      console.warn(cause);
      setFailed(true);
    }
  }, [pin.id, language]);

  const choose = (name: string, value: string | number) => {
    if (!pin.isOpen) return;
    const search = new URLSearchParams(pin.search);
    search.set(name, String(value));
    search.set("snapshot", snapshot);
    search.set("pin", pin.id);
    for (const kept of ["lang", "theme"]) {
      const text = new URLSearchParams(location.search).get(kept);
      if (text !== null) search.set(kept, text);
    }
    location.assign(`/analyses/${slug}?${search}`);
  };

  return {
    values: props.values,
    figures: props.figures,
    receipts: props.receipts,
    props,
    inputs: props.inputs,
    dropped: [],
    failed,
    engine: undefined,
    analysis: undefined,
    narrow: details?.narrow,
    explain: (key, figure) => {
      const at = details?.explanations[figure]?.[key];
      return at === undefined ? undefined : details?.lines[at];
    },
    tableOf: (figure) => details?.tables[figure],
    choose,
    retry: () => void prepare(),
    dismiss: () => {},
    prepare,
    preview: async () => {},
  };
}

const asked = new Map<string, Promise<FrozenDetails>>();

/** Fetched once; a failure is not kept. */
function frozenDetails(id: string, language: string): Promise<FrozenDetails> {
  const address = `/p/${id}/details.${language}.json`;
  const kept = asked.get(address);
  if (kept) return kept;
  const details = fetchDetails(address).catch((cause: unknown) => {
    asked.delete(address);
    throw cause;
  });
  asked.set(address, details);
  return details;
}

async function fetchDetails(address: string): Promise<FrozenDetails> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as FrozenDetails;
}
