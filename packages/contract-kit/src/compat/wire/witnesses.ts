import type { Finding } from "@partner-licenses/contract-diff";
import { equal, type Json } from "@partner-licenses/document/json";
import type { Pair } from "../pair.ts";
import { plainOf, type Sent } from "./requests.ts";
import type { Offer, Side } from "./side.ts";

/**
 * The sides with the values that `contract diff` gives as proof: what an older client may send is added to its
 * requests, what a newer server may answer to its bodies. So a proof is worth something only when the real
 * client or the real server refuses it.
 */
export function withWitnesses(sides: readonly Side[], pairs: readonly Pair[]): Side[] {
  return sides.map((side) => {
    const { label } = side.subject;
    const sent = pairs.filter(({ older }) => older.label === label).flatMap(({ findings }) => findings);
    const offered = pairs.filter(({ newer }) => newer.label === label).flatMap(({ findings }) => findings);
    return {
      ...side,
      requests: withRequests(
        side,
        sent.map(({ finding }) => finding),
      ),
      offers: withOffers(
        side,
        offered.map(({ finding }) => finding),
      ),
    };
  });
}

function withOffers({ actions, offers }: Side, findings: readonly Finding[]): Side["offers"] {
  const result = new Map(offers);
  const contents = actions.flatMap(({ answers }) => answers.flatMap((answer) => answer.contents));
  for (const { id, witness, revision } of findings) {
    if (witness?.acceptedBy !== "revision" || revision === undefined) continue;
    for (const { schema, part } of unique(contents)) {
      if (!isAt(witness.schema.accepts, schema, part.pointer)) continue;
      const list = result.get(part.pointer) ?? [];
      const value = witness.value as Json;
      if (list.some((offer) => equal(offer.value, value))) continue;
      const offer: Offer = {
        name: `compat-${list.length}`,
        what: `the proof of ${id}`,
        value,
        pointer: revision.pointer,
      };
      result.set(part.pointer, [...list, offer]);
    }
  }
  return result;
}

function withRequests(side: Side, findings: readonly Finding[]): Side["requests"] {
  const result = new Map(side.requests);
  for (const { id, witness, base } of findings) {
    if (witness?.acceptedBy !== "base" || base === undefined) continue;
    for (const action of side.actions) {
      const list = result.get(action.id) ?? [];
      const plain = plainOf(list);
      const value = witness.value as Json;
      const facts = { what: `the proof of ${id}`, pointer: base.pointer };
      const own: Sent[] = action.inputs
        .filter((input) => isAt(witness.schema.accepts, input.schema, "") && input.in !== "cookie")
        .map((input) => {
          const place = input.in as "path" | "query" | "header";
          return { ...facts, options: { ...plain, [place]: { ...plain[place], [input.name]: value } } };
        });
      const body = action.body?.contents.some(({ schema, part }) =>
        isAt(witness.schema.accepts, schema, part.pointer),
      );
      if (body) own.push({ ...facts, options: { ...plain, body: value } });
      result.set(action.id, [...list, ...own]);
    }
  }
  return result;
}

function unique<T extends { part: { pointer: string } }>(contents: readonly T[]): T[] {
  return [...new Map(contents.map((each) => [each.part.pointer, each])).values()];
}

/** The finding names the schema where it is used, or where it is written. */
function isAt(pointer: string, schema: string, media: string): boolean {
  return pointer === schema || pointer === `${media}/schema`;
}
