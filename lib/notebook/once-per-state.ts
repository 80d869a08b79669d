/**
 * The same function, run once for a state: figures, values and claims that show parts of one costly model share its result.
 * With `by`, a state in which all that it names is the same as in the last one computed shares that, too: what a slider does
 * not touch is not computed anew while it moves.
 */
export function oncePerState<State extends object, Result>(
  compute: (state: State) => Result,
  by?: (state: State) => readonly unknown[],
): (state: State) => Result {
  const known = new WeakMap<State, { readonly result: Result }>();
  let last: { readonly by: readonly unknown[]; readonly result: Result } | undefined;
  return (state) => {
    const kept = known.get(state);
    if (kept) return kept.result;
    const named = by?.(state);
    const isSame =
      named !== undefined && named.length === last?.by.length && named.every((each, i) => Object.is(each, last?.by[i]));
    const result = isSame && last ? last.result : compute(state);
    if (named) last = { by: named, result };
    known.set(state, { result });
    return result;
  };
}
