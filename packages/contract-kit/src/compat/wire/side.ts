import { readContract } from "@partner-licenses/document/contract";
import { partAt } from "@partner-licenses/document/deref";
import { type Json, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { isJson } from "@partner-licenses/document/model/media-types";
import type { Subject } from "../subjects.ts";
import { type Action, actionsOf, type Content, namedExamples } from "../values/document.ts";
import { type Values, valuesOf } from "../values/values.ts";
import { requestsOf, type Sent } from "./requests.ts";

/** A body that the mock of a contract can answer with. */
export interface Offer {
  /** The name to ask for with `Prefer: example=`. */
  readonly name: string;
  readonly what: string;
  readonly value: Json;
  /** The part of the schema that it is about; absent for the contract's own examples. */
  readonly pointer?: string;
}

/** A contract, ready to take part on either side of the wire. */
export interface Side {
  readonly subject: Subject;
  readonly document: JsonObject;
  readonly actions: readonly Action[];
  readonly values: Values;
  /** By pointer to the media type of a response. */
  readonly offers: ReadonlyMap<string, readonly Offer[]>;
  /** By operationId. */
  readonly requests: ReadonlyMap<string, readonly Sent[]>;
}

/** Reads a contract and works out what its server may answer and what its clients may send. */
export function sideOf(subject: Subject): Side {
  const { document } = readContract(subject.spec);
  const values = valuesOf(document);
  const actions = actionsOf(document);
  const contents = actions
    .flatMap(({ answers }) => answers.flatMap((answer) => answer.contents))
    .filter(({ media }) => isJson(media));
  const offers = new Map(contents.map((each) => [each.part.pointer, offersOf(document, each, values)]));
  const requests = new Map(actions.map((action) => [action.id, requestsOf(document, action, values)]));
  return { subject, document, actions, values, offers, requests };
}

function offersOf(document: JsonObject, content: Content, values: Values): Offer[] {
  const named = namedExamples(document, content).map(({ name, value }) => ({
    name,
    value,
    what: `the example ${name}`,
  }));
  const generated = values.variations(content.schema).map((each, index) => ({
    ...each,
    name: `compat-${index}`,
    what: `a body where ${each.what}`,
  }));
  return [...named, ...generated];
}

/** The contract for the mock: its own examples, and the generated bodies. */
export function servedDocument({ document, offers }: Side): JsonObject {
  const served = structuredClone(document);
  for (const [pointer, list] of offers) {
    const media = partAt(served, pointer).value;
    delete media.example;
    media.examples = Object.fromEntries(list.map(({ name, value }) => [name, { value }]));
    if (list.length === 0) delete media.examples;
  }
  return objectOrEmpty(served);
}
