/** What a kilo of a column's unit is made of, and whether it is power that an interval's length makes energy. */
export interface ColumnUnit {
  /** What one unit of the column is in kWh, kW, kg/kWh or currency/kWh. */
  readonly scale: number;
  readonly isPower: boolean;
}

const ENERGY: Readonly<Record<string, ColumnUnit>> = {
  wh: { scale: 1e-3, isPower: false },
  kwh: { scale: 1, isPower: false },
  mwh: { scale: 1e3, isPower: false },
  w: { scale: 1e-3, isPower: true },
  kw: { scale: 1, isPower: true },
  mw: { scale: 1e3, isPower: true },
};

const SIGNAL: Readonly<Record<string, ColumnUnit>> = {
  g_per_kwh: { scale: 1e-3, isPower: false },
  kg_per_kwh: { scale: 1, isPower: false },
  krw_per_kwh: { scale: 1, isPower: false },
};

/** The unit that a column's name ends in: `load_kwh`, `Power (kW)`, `사용량(kWh)`; undefined where it names none. */
export function energyUnit(name: string): ColumnUnit | undefined {
  const [, unit = ""] = /(?:^|[_\s([])([kM]?Wh?)[)\]]?$/i.exec(name.trim()) ?? [];
  return ENERGY[unit.toLowerCase()];
}

/** The unit of a signal that a column's name ends in: `intensity_g_per_kwh`, `kgco2e_per_kwh`, `price_krw_per_kwh`. */
export function signalUnit(name: string): ColumnUnit | undefined {
  const [, unit = ""] = /(?:^|[_\s([])(g|kg|krw)(?:(?<!krw)co2e?)?_per_kwh[)\]]?$/i.exec(name.trim()) ?? [];
  return SIGNAL[`${unit.toLowerCase()}_per_kwh`];
}
