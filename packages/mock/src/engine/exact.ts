/** Integers of requests that are remembered: what was sent long ago is not asked for any more. */
const mostNoted = 10_000;

/**
 * How integers that a computer's numbers round are written: those of the contract, and those that requests sent. Of two
 * with the same neighbour the contract's counts, else the last one.
 */
export class ExactIntegers {
  readonly #declared: ReadonlyMap<number, string>;
  readonly #noted = new Map<number, string>();

  constructor(declared: readonly [number, string][] = []) {
    this.#declared = new Map(declared);
  }

  get size(): number {
    return this.#declared.size + this.#noted.size;
  }

  get(value: number): string | undefined {
    return this.#declared.get(value) ?? this.#noted.get(value);
  }

  note(digits: string): void {
    if (this.#noted.size >= mostNoted) this.#noted.clear();
    this.#noted.set(Number(digits), digits);
  }
}
