import { describe, expect, it } from "vitest";
import { emissionFactor, energyPrice } from "./reference.ts";

describe("what energy of today is counted by", () => {
  it("emissionFactor() is the newest approved one, dated and with its basis in both languages", () => {
    const { kgCo2ePerKwh, period, published, basis } = emissionFactor();
    expect([kgCo2ePerKwh, period, published]).toEqual([0.4173, "2023", "2025-12-17"]);
    expect(basis.ko).toContain("소비단");
  });

  it("energyPrice() is that of the season in the site's zone, every month having one", () => {
    const of = (time: string) => energyPrice(Date.parse(time), "Asia/Seoul").krwPerKwh;
    expect(of("2026-10-31T14:59:00Z")).toBe(94.3);
    expect(of("2026-10-31T15:00:00Z")).toBe(125);
    for (let month = 1; month <= 12; month++) {
      expect(of(`2026-${String(month).padStart(2, "0")}-15T00:00:00Z`)).toBeGreaterThan(50);
    }
    expect(energyPrice(0, "Asia/Seoul").isAssumption).toBe(true);
  });
});
