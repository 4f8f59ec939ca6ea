import { type Random, randomOf, seedOf } from "../random.ts";

/**
 * What to choose at each place of a value. Each place counts the tries: the first takes the first choice everywhere,
 * and a place that was refused takes the next of its own, so that what was fine elsewhere stays.
 */
export class Choices {
  private readonly tries = new Map<string, number>();
  private readonly seed: number | undefined;

  constructor(seed?: number) {
    this.seed = seed;
  }

  /** The choices at one place of the value. */
  at(path: string, shift = 0): Draw {
    const tries = (this.tries.get(path) ?? 0) + shift;
    // By chance for a while; then one after the other, so that every choice comes.
    const random =
      this.seed === undefined || tries >= 24 ? undefined : randomOf(seedOf(`${path} ${tries}`, this.seed));
    return new Draw(this.seed === undefined ? tries : Math.max(0, tries - 24), random);
  }

  /** Takes the next choice at the place; one that has had many takes the place around it along. */
  next(path: string): void {
    const tries = (this.tries.get(path) ?? 0) + 1;
    this.tries.set(path, tries);
    if (tries % 12 === 0 && path !== "") this.next(path.slice(0, path.lastIndexOf("/")));
  }
}

/** A number that is taken apart, one choice after the other. */
export class Draw {
  private left: number;
  readonly random: Random | undefined;

  constructor(left: number, random: Random | undefined) {
    this.left = left;
    this.random = random;
  }

  /** One of `count` choices. */
  of(count: number): number {
    if (count <= 1) return 0;
    if (this.random !== undefined) return this.random(0, count - 1);
    const chosen = this.left % count;
    this.left = Math.floor(this.left / count);
    return chosen;
  }

  /** What the choices so far have left of the number. */
  rest(): number {
    return this.left;
  }
}
