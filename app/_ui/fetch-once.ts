const asked = new Map<string, Promise<unknown>>();

/** The JSON of an address, fetched once; a failure is not kept. */
export function fetchOnce<T>(address: string): Promise<T> {
  const kept = asked.get(address);
  if (kept) return kept as Promise<T>;
  const answer = fetchJson(address).catch((cause: unknown) => {
    asked.delete(address);
    throw cause;
  });
  asked.set(address, answer);
  return answer as Promise<T>;
}

async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}
