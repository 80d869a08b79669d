import type { NetZeroReport } from "./net-zero-report.ts";

/** A report as an object for JSON, energies in kWh, shares from 0 to 1: a missing number is null. */
export function netZeroJson(report: NetZeroReport): Record<string, unknown> {
  const { annual, hourly, selfUse, dispatch, scope2, battery, sizes } = report;
  const { totals } = dispatch.flows;
  const { locationBased, marketBased } = scope2;
  const { factor } = locationBased;
  return {
    load: report.load,
    generation: report.pv,
    matched: report.how,
    from: report.from,
    to: report.to,
    hours: report.hours,
    coverage: totals.coverage,
    battery: {
      energy_kwh: battery.energyKwh,
      power_kw: battery.storeKw,
      round_trip: battery.efficiencyStore * battery.efficiencyDispatch,
      dispatch: dispatch.how,
    },
    load_kwh: totals.load,
    generation_kwh: totals.generation,
    direct_kwh: totals.direct,
    charge_kwh: totals.charge,
    discharge_kwh: totals.discharge,
    import_kwh: totals.imported,
    export_kwh: totals.exported,
    battery_loss_kwh: totals.lost,
    annual_matching: annual.ratio,
    hourly_matching: hourly.score,
    hourly_own: hourly.own,
    grid_cfe: report.gridCfe,
    self_consumption: selfUse.selfConsumption,
    self_sufficiency: selfUse.selfSufficiency,
    location_based_kg: locationBased.kgCo2e,
    market_based_kg: marketBased.kgCo2e,
    market_uncovered_kwh: marketBased.uncoveredKwh,
    residual_mix_missing: marketBased.isResidualMixMissing,
    factor: {
      id: factor.id,
      name: factor.name.en,
      kg_co2e_per_kwh: factor.kgCo2ePerKwh,
      basis: factor.basis.en,
      gases: factor.gases,
      gwp: factor.gwp,
      period: factor.period,
      published: factor.published,
      source: factor.source,
    },
    ...(dispatch.objective ? { objective: dispatch.objective } : {}),
    ...(sizes ? { sizes: sizesJson(sizes, report.kwp) } : {}),
    ...(report.payback ? { payback: paybackJson(report.payback) } : {}),
    notes: report.notes,
  };
}

function paybackJson({ result, basis, price, scaled }: NonNullable<NetZeroReport["payback"]>): Record<string, unknown> {
  return {
    investment_krw: result.investmentKrw,
    first_year_krw: result.firstYearKrw,
    simple_years: result.simpleYears,
    discounted_years: result.discountedYears,
    net_present_value_krw: result.netPresentValueKrw,
    cumulative_krw: result.cumulativeKrw,
    basis,
    price,
    ...(scaled ? { scaled } : {}),
  };
}

function sizesJson(sizes: NonNullable<NetZeroReport["sizes"]>, kwp: number | null): Record<string, number | null> {
  const sized = (pv: number | null) => (pv === null || kwp === null ? null : pv * kwp);
  return {
    share: sizes.share,
    pv_by_year: sizes.pvByYear,
    pv_by_hour: sizes.pvByHour,
    kwp_by_year: sized(sizes.pvByYear),
    kwp_by_hour: sized(sizes.pvByHour),
    battery_kwh_by_hour: sizes.batteryByHour,
    battery_round_trip: sizes.roundTrip,
    battery_hours_at_power: sizes.hoursAtPower,
    most_pv: sizes.mostPv,
    most_battery_kwh: sizes.mostBatteryKwh,
  };
}
