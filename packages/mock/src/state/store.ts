import { isObject } from "@partner-licenses/document/json";
import { nearest } from "@partner-licenses/document/near";
import { ReplyError } from "../errors.ts";
import { BoundedMap } from "../shared/bounded.ts";

export type Thing = Readonly<Record<string, unknown>>;
/** The things of one collection by their ids. */
export type Things = Map<string, Thing>;
/** Things by the path of their collection, such as `/pets` or `/owners/7/pets`. */
export type StateContent = Readonly<Record<string, readonly Thing[]>>;

/** A collection of the contract. */
export interface Kept {
  readonly path: string;
  readonly idOf: (thing: Thing) => unknown;
}

const sessionsKept = 1000;

/** What was sent to the collections of a contract, apart for each session. */
export class Store {
  readonly #known: () => readonly Kept[];
  #initial: StateContent = {};
  #sessions = new BoundedMap<string, Map<string, Things>>(sessionsKept);

  constructor(known: () => readonly Kept[], initial: StateContent) {
    this.#known = known;
    this.#check(initial);
    this.#initial = initial;
  }

  /** The things at a path, which may be none yet. */
  at(session: string, path: string): Things {
    const collections = this.#of(session);
    const things = collections.get(path) ?? new Map<string, Thing>();
    collections.set(path, things);
    return things;
  }

  read(session: string): StateContent {
    return Object.fromEntries([...this.#of(session)].map(([path, things]) => [path, [...things.values()]]));
  }

  /** Puts other things in the place of all of a session's. Throws a `ReplyError` for a path that is no collection. */
  write(session: string, content: StateContent): void {
    this.#check(content);
    this.#sessions.set(session, this.#filled(content));
  }

  /** Starts over with what there was at first: one session, or all. */
  reset(session?: string): void {
    if (session === undefined) this.#sessions = new BoundedMap(sessionsKept);
    else this.#sessions.set(session, this.#filled(this.#initial));
  }

  #of(session: string): Map<string, Things> {
    const known = this.#sessions.get(session) ?? this.#filled(this.#initial);
    this.#sessions.set(session, known);
    return known;
  }

  #filled(content: StateContent): Map<string, Things> {
    return new Map(
      Object.entries(content).map(([path, things]) => {
        const idOf = this.#collection(path)?.idOf ?? (() => undefined);
        return [path, new Map(things.map((thing) => [String(idOf(thing)), thing]))];
      }),
    );
  }

  #check(content: StateContent): void {
    if (!isObject(content)) throw new ReplyError("The state is no object of collections by their paths.");
    for (const [path, things] of Object.entries(content)) {
      const known = this.#known().map((each) => each.path);
      const collection = this.#collection(path);
      if (collection === undefined) {
        const near = nearest(path, known);
        const hint = near === undefined ? "" : ` Did you mean ${near}?`;
        throw new ReplyError(
          `The state has ${path}, which is no collection of the contract.${hint} Known: ${known.join(", ") || "none"}.`,
        );
      }
      if (!Array.isArray(things)) throw new ReplyError(`The state has no list at ${path}.`);
      for (const [index, thing] of things.entries())
        if (!isObject(thing) || collection.idOf(thing) === undefined)
          throw new ReplyError(`The state has no id in ${path}[${index}].`);
    }
  }

  #collection(path: string): Kept | undefined {
    return this.#known().find((each) => {
      const pattern = each.path
        .split(/\{[^{}]*\}/)
        .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      return new RegExp(`^${pattern.join("[^/]+")}$`).test(path);
    });
  }
}
