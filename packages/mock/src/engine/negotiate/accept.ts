import { essenceOf } from "@partner-licenses/document/model/media-types";
import { parametersOf } from "../check/media.ts";

/** One entry of an `Accept` header. */
export interface Accepted {
  readonly type: string;
  readonly subtype: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** From 0, which is not wanted at all, to 1. */
  readonly quality: number;
  readonly order: number;
}

const entry = /^\s*[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+\s*(;|$)/;

/** Reads the entries of an `Accept` header, and says whether one of them is no media type. */
export function readAccept(entries: readonly string[]): { accepted: Accepted[]; isBroken: boolean } {
  const all = entries.flatMap((each) => each.match(/(?:[^,"]|"[^"]*"?)+/g) ?? []);
  const good = all.filter((each) => entry.test(each));
  const accepted = good.map((each, order): Accepted => {
    const [type = "", subtype = ""] = essenceOf(each).split("/");
    const parameters = parametersOf(each);
    const quality = Number(parameters.get("q") ?? 1);
    parameters.delete("q");
    return { type, subtype, parameters, quality: Number.isNaN(quality) ? 1 : quality, order };
  });
  return { accepted, isBroken: good.length < all.length };
}

/** How exactly an entry means a media type: 0 for a wildcard, undefined when it does not mean it. */
export function exactness(
  { type, subtype, parameters }: Accepted,
  mediaType: string,
  strict: boolean,
): number | undefined {
  const [ownType = "", ownSubtype = ""] = essenceOf(mediaType).split("/");
  if (type !== ownType && type !== "*") return undefined;
  if (subtype !== ownSubtype && subtype !== "*") return undefined;
  const own = parametersOf(mediaType);
  const areSame = [...parameters].every(
    ([name, value]) => own.get(name)?.toLowerCase() === value.toLowerCase(),
  );
  if (strict && !areSame) return undefined;
  return (type === ownType ? 4 : 0) + (subtype === ownSubtype ? 2 : 0) + (parameters.size > 0 ? 1 : 0);
}
