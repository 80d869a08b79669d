/** A slider that is moved step by step, and the figure that is in sight. */
interface Move {
  readonly slider: string;
  readonly from: number;
  readonly step: number;
  readonly figure: string;
  /** To and fro between so many values, so many times in all. */
  readonly values: number;
  readonly times: number;
}

/** Moves a slider, and waits each time for the frame after the figure was drawn; runs in the browser. [ms] */
export async function movedSlider({ slider, from, step, figure, values, times: count }: Move): Promise<number[]> {
  const track = document.querySelector<HTMLInputElement>(`input[type="range"][name="${slider}"]`);
  const plot = document.querySelector<HTMLElement>(`[data-figure="${figure}"] .plot`);
  if (!track || !plot) throw new Error(`The page has no slider ${slider}, or no figure ${figure}`);
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const drawn = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(plot, { attributes: true, attributeFilter: ["data-drawn"] });
    });
    const started = performance.now();
    set?.call(track, String(from + (i % values) * step));
    track.dispatchEvent(new Event("input", { bubbles: true }));
    await drawn;
    await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    times.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return times;
}
