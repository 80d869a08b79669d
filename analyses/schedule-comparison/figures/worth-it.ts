import { before, front, type JudgedPlan, type State, savedShare } from "../measures.ts";

/** The plan that is worth its moves: that whose saving less the least that each move should save is greatest. */
export function worthIt(state: State): JudgedPlan | undefined {
  const was = before(state);
  if (!was) return undefined;
  const { measure, effort } = state.inputs;
  const net = (is: JudgedPlan) => savedShare(was, is, measure) - (effort / 100) * is.moved;
  return front(state).reduce<JudgedPlan>((best, each) => (net(each) > net(best) + 1e-12 ? each : best), was);
}
