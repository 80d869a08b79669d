/** What an array yields, one value an interval of its weather; missing weather gives NaN. */
export interface PvOutput {
  /** Irradiance on the modules, before their cover. [W/m2] */
  readonly poa: Float64Array;
  /** Temperature of the cells; that of the air while the sun is down. [deg C] */
  readonly cell: Float64Array;
  /** DC power. [W] */
  readonly dc: Float64Array;
  /** AC power. [W] */
  readonly ac: Float64Array;
}

/** What happens in an interval on the way from sun to grid: written to again and again, so that a year makes no objects. */
export interface PvInterval {
  /** Irradiance on the modules without their neighbours' shade. [W/m2] */
  unshaded: number;
  /** Irradiance on the modules. [W/m2] */
  poa: number;
  /** Of it, what their cover lets through. [W/m2] */
  transmitted: number;
  /** Temperature of the cells. [deg C] */
  cell: number;
  /** DC power before losses. [W] */
  dcBeforeLosses: number;
  /** DC power. [W] */
  dc: number;
  /** AC power if the inverter had no limit. [W] */
  acBeforeClipping: number;
  /** AC power. [W] */
  ac: number;
}
