/** Without the last digits that a computer's multiplication adds: 3 × 0.1 is 0.3. */
export function exact(value: number): number {
  return Math.abs(value) < 1e15 && Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** Whether a number is a whole multiple of another as decimals: 19.99 is one of 0.01, though dividing says 1998.9999999999998. */
export function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  return Number.isInteger(times) || exact(Math.round(times) * step) === exact(value);
}
