import { isObject } from "@partner-licenses/document/json";
import { essenceOf } from "@partner-licenses/document/model/media-types";
import { responseFor } from "../contract/responses.ts";
import type { Served } from "../contract/serve.ts";
import type { Operation } from "../contract/types.ts";
import type { EngineAnswer, EngineRequest, RequestValues } from "../engine/types.ts";
import { departuresOf } from "../replies/check.ts";
import { type Collection, collectionsOf, type Part } from "./collections.ts";
import { merged, patched } from "./patch.ts";
import { contentOf, type Fit, fitted, shapeOfList, shapeOfOne } from "./shape.ts";
import { type StateContent, Store, type Thing, type Things } from "./store.ts";
import { writeOnlyNames } from "./write-only.ts";

type Source = Pick<Served, "contract" | "engine">;

/** A request that is answered from what was stored. */
interface Asked {
  readonly request: EngineRequest;
  readonly values: RequestValues;
  /** The contract's own answer. */
  readonly ordinary: EngineAnswer;
  readonly part: Part;
  readonly things: Things;
  /** Name of the member that holds the id. */
  readonly id: string;
}

/** Keeps what is sent to the collections of a contract: what was created is there, what was removed is not. */
export class State {
  readonly store: Store;
  readonly #source: Source;
  #known: { contract: Source["contract"]; parts: Map<number, Part> } | undefined;
  readonly #ids = new WeakMap<Collection, string>();
  readonly #hidden = new WeakMap<Collection, ReadonlySet<string>>();

  constructor(source: Source, initial: StateContent) {
    this.#source = source;
    this.store = new Store(() => {
      const known = new Set([...this.#parts().values()].map(({ collection }) => collection));
      return [...known].map((each) => ({ path: each.path, idOf: (thing) => thing[this.#idIn(each)] }));
    }, initial);
  }

  /** The collections of the contract, which may have been read again. */
  #parts(): Map<number, Part> {
    const { contract } = this.#source;
    if (this.#known?.contract !== contract)
      this.#known = { contract, parts: collectionsOf(contract.operations) };
    return this.#known.parts;
  }

  /** The answer from what was stored; undefined for an operation that belongs to no collection. */
  answer(
    session: string,
    request: EngineRequest,
    ordinary: EngineAnswer,
    values: () => RequestValues,
  ): EngineAnswer | undefined {
    const part = this.#parts().get(ordinary.operation);
    if (part === undefined || ordinary.status >= 300) return undefined;
    const read = values();
    const { collection } = part;
    const path = collection.path.replace(/\{([^{}]+)\}/g, (_, name: string) => String(read.path[name]));
    const things = this.store.at(session, path);
    const asked = { request, values: read, ordinary, part, things, id: this.#idIn(collection) };
    if (part.role === "list") return this.#list(asked);
    if (part.role === "create") return this.#create(asked, path);
    return this.#one(asked, String(read.path[collection.variable]));
  }

  #one(asked: Asked, key: string): EngineAnswer {
    const { part, things, values, ordinary, id } = asked;
    const known = things.get(key);
    const given = { [id]: values.path[part.collection.variable] };
    if (part.role === "replace") {
      const creates = known === undefined && responseFor(this.#operation(asked), 201) !== undefined;
      if (known === undefined && !creates) return this.#missing(asked);
      const thing = { ...(isObject(values.body) ? values.body : {}), ...given };
      things.set(key, thing);
      return this.#send(asked, thing, creates ? 201 : ordinary.status);
    }
    if (known === undefined) return this.#missing(asked);
    if (part.role === "remove") {
      things.delete(key);
      return this.#send(asked, known, ordinary.status);
    }
    if (part.role === "read") return this.#send(asked, known, ordinary.status);
    const type = essenceOf(asked.request.headers["content-type"] ?? "");
    const changed = type.endsWith("json-patch+json")
      ? patched(known, values.body)
      : merged(known, values.body);
    if (!isObject(changed)) return this.#refuse(asked, 409, "The patch cannot be applied to what is stored.");
    const thing = { ...changed, ...given };
    things.set(key, thing);
    return this.#send(asked, thing, ordinary.status);
  }

  #create(asked: Asked, path: string): EngineAnswer | undefined {
    const { values, things, id, ordinary } = asked;
    const body = values.body;
    if (!isObject(body)) return undefined;
    const own = body[id];
    if (own !== undefined && things.has(String(own)) && responseFor(this.#operation(asked), 409))
      return this.#refuse(asked, 409, `There is already one with ${id} ${String(own)}.`);
    const fresh = own ?? this.#freshId(asked, body);
    if (fresh === undefined)
      return this.#refuse(asked, 501, `No ${id} was found that the contract accepts: send one.`);
    const thing = { ...body, [id]: fresh };
    things.set(String(fresh), thing);
    const answer = this.#send(asked, thing, ordinary.status);
    const location = Object.keys(answer.headers).find((name) => name.toLowerCase() === "location");
    if (location === undefined) return answer;
    return {
      ...answer,
      headers: { ...answer.headers, [location]: `${path}/${encodeURIComponent(String(fresh))}` },
    };
  }

  /** The first number, text or UUID that is free and that the contract takes for an id. */
  #freshId(asked: Asked, body: Thing): unknown {
    const { things, part, id, ordinary } = asked;
    const index = part.collection.operations.read ?? ordinary.operation;
    const shape = shapeOfOne(this.#ordinary(index) ?? ordinary, id);
    let number = things.size + 1;
    while (things.has(String(number)) || things.has(uuid(number))) number += 1;
    const base = isObject(shape?.base) ? shape.base : {};
    const candidates = [number, String(number), uuid(number)];
    const others = candidates.filter((each) => typeof each === typeof base[id]);
    return [...others, ...candidates, base[id]].find((candidate) => {
      if (candidate === undefined || things.has(String(candidate))) return false;
      const whole = { ...base, ...body, [id]: candidate };
      const found = this.#departures(index, 200, shape?.wrap(whole) ?? whole);
      return !found.some((departure) => new RegExp(`(^|[. ])${id}\\b`).test(departure));
    });
  }

  #list(asked: Asked): EngineAnswer | undefined {
    const { ordinary, things, values, part } = asked;
    const shape = shapeOfList(ordinary);
    if (shape === undefined) return undefined;
    const [first] = Array.isArray(shape.base) ? (shape.base as unknown[]) : [];
    const base = first ?? this.#baseOf(asked);
    const all = [...things.values()];
    const members = new Set([...all, ...(isObject(base) ? [base] : [])].flatMap(Object.keys));
    // What is no member of any is about the list itself.
    const filters = Object.entries(values.query).filter(([name]) => members.has(name));
    const wanted = all.filter((thing) => isWanted(thing, filters));
    const index = ordinary.operation;
    const items = wanted.map((thing) =>
      fitted(this.#shown(part, thing), base, (item) =>
        this.#judge(index, ordinary.status, shape.wrap([item])),
      ),
    );
    return this.#respond(part, index, ordinary.status, shape.wrap(items), asked.request);
  }

  #send(asked: Asked, thing: Thing, status: number): EngineAnswer {
    const { ordinary, request, id, part } = asked;
    const index = ordinary.operation;
    const answer = status === ordinary.status ? ordinary : this.#chosen(asked, status);
    const shape = shapeOfOne(answer, id);
    if (shape === undefined) return answer;
    const own = fitted(this.#shown(part, thing), shape.base, (candidate) =>
      this.#judge(index, status, shape.wrap(candidate)),
    );
    return this.#respond(part, index, status, shape.wrap(own), request);
  }

  /** A thing without what only requests hold. */
  #shown({ collection }: Part, thing: Thing): Thing {
    const hidden = this.#hidden.get(collection) ?? this.#hiddenIn(collection);
    this.#hidden.set(collection, hidden);
    return Object.fromEntries(Object.entries(thing).filter(([name]) => !hidden.has(name)));
  }

  #hiddenIn(collection: Collection): Set<string> {
    const { contract } = this.#source;
    const schemas = Object.values(collection.operations).flatMap((index) =>
      (contract.operations[index]?.responses ?? []).flatMap(({ contents = [] }) =>
        contents.map(({ schema }) => schema),
      ),
    );
    return writeOnlyNames(contract.document(), schemas, this.#idIn(collection));
  }

  #judge(index: number, status: number, value: unknown): Fit {
    const { violations } = this.#source.engine.respond(index, { status, body: { value } });
    const codes = violations.filter(({ severity }) => severity === "Error").map(({ code }) => String(code));
    if (codes.length === 0) return "fits";
    return codes.every((code) => /^(additional|unevaluated)Properties$/.test(code)) ? "unknown" : "wrong";
  }

  #respond(
    { collection }: Part,
    index: number,
    status: number,
    value: unknown,
    { headers }: EngineRequest,
  ): EngineAnswer {
    const answer = this.#source.engine.respond(index, { status, body: { value }, accept: headers.accept });
    const found = departuresOf(answer);
    if (found.length === 0) return answer;
    const title = `What is stored in ${collection.path} breaks the contract`;
    return problem(answer, 500, title, found.join("; "));
  }

  #departures(index: number, status: number, value: unknown): string[] {
    return departuresOf(this.#source.engine.respond(index, { status, body: { value } }));
  }

  #missing(asked: Asked): EngineAnswer {
    const { part, values } = asked;
    return this.#refuse(
      asked,
      404,
      `There is no ${String(values.path[part.collection.variable])} in ${part.collection.path}.`,
    );
  }

  /** The contract's answer of a status, or a problem where it declares none. */
  #refuse(asked: Asked, status: number, detail: string): EngineAnswer {
    if (responseFor(this.#operation(asked), status) !== undefined) return this.#chosen(asked, status);
    return problem(asked.ordinary, status, "Answered from what is stored", detail);
  }

  #chosen({ request }: Asked, code: number): EngineAnswer {
    return this.#source.engine.answer({ ...request, prefer: { ...request.prefer, code } });
  }

  #operation({ ordinary }: Asked): Operation {
    return this.#source.contract.operations[ordinary.operation] as Operation;
  }

  #baseOf({ part, id }: Asked): unknown {
    const read = part.collection.operations.read;
    const answer = read === undefined ? undefined : this.#ordinary(read);
    return answer === undefined ? undefined : shapeOfOne(answer, id)?.base;
  }

  #ordinary(index: number): EngineAnswer | undefined {
    const answer = this.#source.engine.respond(index, {});
    return answer.status < 300 ? answer : undefined;
  }

  /** The member that the variable of the path stands for: of its name, else `id`. */
  #idIn(collection: Collection): string {
    const known = this.#ids.get(collection);
    if (known !== undefined) return known;
    const { operations, variable } = collection;
    const answers = [operations.read, operations.create, operations.replace].flatMap((index) =>
      index === undefined ? [] : [this.#ordinary(index)],
    );
    const bodies = answers
      .flatMap((answer) => (answer === undefined ? [] : [contentOf(answer)]))
      .filter(isObject);
    const names = bodies
      .flatMap((body) => [body, ...Object.values(body).filter(isObject)])
      .flatMap(Object.keys);
    const plain = (name: string) => name.replace(/[-_]/g, "").toLowerCase();
    const found =
      names.find((name) => name === variable) ??
      names.find((name) => plain(name) === plain(variable)) ??
      names.find((name) => name === "id") ??
      variable;
    this.#ids.set(collection, found);
    return found;
  }
}

/** Whether a thing has one of the values that the query asks for. */
function isWanted(thing: Thing, filters: readonly (readonly [string, unknown])[]): boolean {
  return filters.every(([name, value]) =>
    [value].flat().some((wanted) => String(wanted) === String(thing[name])),
  );
}

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

function problem(answer: EngineAnswer, status: number, title: string, detail: string): EngineAnswer {
  const body = JSON.stringify({ type: "about:blank", title, status, detail });
  const headers = { "Content-Type": "application/problem+json" };
  return { ...answer, status, headers, body, problem: title };
}
