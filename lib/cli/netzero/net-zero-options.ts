/** Options of `wattbook netzero`, as commander reads them. */
export interface NetZeroOptions {
  readonly load: string;
  readonly loadColumn?: string;
  readonly pv?: string;
  readonly pvColumn?: string;
  readonly weather?: string;
  readonly kwp?: number;
  readonly tilt?: number;
  readonly azimuth?: number;
  readonly batteryKwh: number;
  readonly batteryKw?: number;
  readonly efficiency: number;
  readonly standingLoss: number;
  readonly lowestCharge: number;
  readonly dispatch: "greedy" | "optimal";
  readonly objective: "import" | "carbon" | "cost";
  readonly signal?: string;
  readonly gridCharging?: true;
  readonly factor?: string;
  readonly knownOn?: string;
  readonly gridCfe: number;
  readonly contractKwh?: number;
  readonly target?: number;
  readonly payback?: true;
  readonly output?: string;
  readonly json?: true;
}
