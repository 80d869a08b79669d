/** Figures of one week, or their mean, least or greatest over weeks. */
export interface WeekFigures {
  /** Energy that lectures drive: the sum of the six that follow. [kWh] */
  readonly kwh: number;
  /** Of rooms, whoever comes. [kWh] */
  readonly baseKwh: number;
  /** Of people. With 5R1C, heating and cooling only: below 0 where their warmth saves heating. [kWh] */
  readonly peopleKwh: number;
  readonly pcKwh: number;
  /** Of rooms brought to temperature after an empty period. [kWh] */
  readonly setupKwh: number;
  /** Heating and cooling by 5R1C, for as many people as are usual (all who come, in a run through the week); 0 by IFPB. [kWh] */
  readonly hvacKwh: number;
  /** Of buildings that are not empty. [kWh] */
  readonly buildingKwh: number;
  /** Lectures and what the site uses beside them. [kWh] */
  readonly loadKwh: number;
  /** Generated within periods. [kWh] */
  readonly pvKwh: number;
  readonly importKwh: number;
  readonly exportKwh: number;
  /** Of imports. [kgCO2e] */
  readonly kgCo2e: number;
  /** Of imports, less what exports earn; without a charge for power. [KRW] */
  readonly krw: number;
  /** Share of generation that is used at once; NaN without generation. [1] */
  readonly selfConsumption: number;
  /** Share of load that generation serves at once; NaN without load. [1] */
  readonly selfSufficiency: number;
  /** Greatest mean power of imports over a period. [kW] */
  readonly peakKw: number;
}

/** A plan in one week of weather. */
export interface WeekScore extends WeekFigures {
  /** First day of the week. */
  readonly label: string;
  /** Load by period, shape [days · slots]. [kWh] */
  readonly load: Float64Array;
  /** Of it, what lectures drive. [kWh] */
  readonly lectureLoad: Float64Array;
  /** Generation by period. [kWh] */
  readonly pv: Float64Array;
}

/** How a plan uses rooms, whatever the weather. */
export interface SpaceUse {
  /** Hours in which rooms are used, over a week. [h] */
  readonly roomHours: number;
  /** Who come by seats of the rooms they come to, over lectures; NaN without any. [1] */
  readonly seatFill: number;
  /** Rooms that are used at all. */
  readonly roomsOpened: number;
  /** Hours in which buildings are not empty, over a week; NaN where no building is known. [h] */
  readonly buildingHours: number;
  /** Lectures in rooms that do not suit their courses. */
  readonly unsuited: number;
}

/** A plan scored by energy over several weeks. */
export interface PlanScore {
  readonly weeks: readonly WeekScore[];
  /** Over the weeks; a share over those that have it. */
  readonly mean: WeekFigures;
  readonly min: WeekFigures;
  readonly max: WeekFigures;
  readonly use: SpaceUse;
}
