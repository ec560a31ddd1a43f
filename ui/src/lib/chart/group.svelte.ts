/** Charts of one group share the crosshair and the part that is looked at. */

export interface Span {
  from: number;
  to: number;
}

export class ChartGroup {
  /** The part that is looked at, in epoch seconds; null for all. */
  zoom = $state.raw<Span | null>(null);

  constructor(readonly name: string) {}

  reset(): void {
    this.zoom = null;
  }
}

let next = 1;

/** A group for the charts of a screen: `const group = chartGroup()`, made while the screen is made. */
export const chartGroup = (): ChartGroup => new ChartGroup(`charts-${next++}`);
