/** What 100 % of the entitlement is on the scale. */
export const entitlement = 100;

/** Shape of one bar, in percent of the width of the whole scale. */
export interface Bar {
  /** The part up to 100 % of the entitlement. */
  readonly used: number;
  /** The part above 100 %. */
  readonly over: number;
}

/** End of the scale: 100, or the largest value when that is above 100. */
export function scaleEnd(values: readonly number[]): number {
  return values.reduce((end, value) => Math.max(end, value), entitlement);
}

/** Where 100 % is, in percent of the width. */
export const referenceAt = (end: number): number => (entitlement / end) * 100;

/** Lengths of the bar for a value; a negative value has none. */
export function barOf(value: number, end: number): Bar {
  const shown = Math.max(0, value);
  const used = (Math.min(shown, entitlement) / end) * 100;
  return { used, over: (Math.max(0, Math.min(shown, end) - entitlement) / end) * 100 };
}

/** Labelled marks of the axis: those whose labels do not touch that of 100 %. */
export function axisMarks(end: number): number[] {
  const marks = [end < entitlement * 4 ? [0] : [], end <= entitlement * 2 ? [entitlement / 2] : []];
  return [...marks.flat(), entitlement, ...(end >= entitlement * 1.2 ? [end] : [])];
}
