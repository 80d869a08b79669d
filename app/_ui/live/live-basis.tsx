import { formatDecimal } from "#lib/plot/number-format.ts";
import type { LivePage } from "./live-page.ts";
import { liveMessages } from "./messages-live.ts";

/** Factor, price and what is usual, each named and dated. */
export function LiveBasis({ page }: { readonly page: LivePage }) {
  const { language, factor, price } = page;
  const say = liveMessages(language);
  return (
    <section className="live-basis" aria-labelledby="live-basis">
      <h2 id="live-basis">{say.basis}</h2>
      <ul>
        <li>
          {say.basisEmissions(
            factor.name[language],
            formatDecimal(factor.kgCo2ePerKwh, language, 4),
            factor.basis[language],
            factor.period,
            factor.published,
          )}
        </li>
        <li>
          {say.basisCost(price.name[language], formatDecimal(price.krwPerKwh, language, 1), price.effective)}{" "}
          {price.isAssumption ? say.basisAssumption : null}
        </li>
        <li>{say.basisBought}</li>
        <li>{say.basisUsual}</li>
      </ul>
    </section>
  );
}
