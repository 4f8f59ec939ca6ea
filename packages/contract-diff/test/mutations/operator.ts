import type { Bump } from "../../src/index.ts";
import { type Json, type OperationSite, operations, type Site, sites } from "./sites.ts";

/** Picks a number below `count`. */
export type Pick = (count: number) => number;

/** A planted change: edits the document somewhere and returns the bump that it needs; undefined where it has no place. */
export interface Operator {
  readonly name: string;
  apply(document: Json, pick: Pick): Bump | undefined;
}

type Effect = "narrower" | "wider" | "both" | Bump;

function bumpFor(effect: Effect, directions: ReadonlySet<string>): Bump {
  if (effect === "narrower") return directions.has("request") ? "major" : "minor";
  if (effect === "wider") return directions.has("response") ? "major" : "minor";
  return effect === "both" ? "major" : effect;
}

/** An edit of one schema. */
export function onSchema(
  name: string,
  effect: Effect,
  when: (site: Site) => unknown,
  edit: (site: Site) => void,
): Operator {
  return {
    name,
    apply(document, pick) {
      const fitting = sites(document).filter((site) => Boolean(when(site)));
      const site = fitting[pick(fitting.length)];
      if (site === undefined) return undefined;
      edit(site);
      return bumpFor(effect, site.directions);
    },
  };
}

/** An edit of one operation. The verdict is given for what consumers send, and turned for webhooks and callbacks. */
export function onOperation(
  name: string,
  effect: Effect,
  when: (site: OperationSite, document: Json) => unknown,
  edit: (site: OperationSite, document: Json) => void,
): Operator {
  return {
    name,
    apply(document, pick) {
      const fitting = operations(document).filter((site) => Boolean(when(site, document)));
      const site = fitting[pick(fitting.length)];
      if (site === undefined) return undefined;
      edit(site, document);
      return bumpFor(effect, new Set([site.flipped ? "response" : "request"]));
    },
  };
}

/** An edit of the whole document. */
export function onDocument(name: string, bump: Bump, edit: (document: Json) => boolean): Operator {
  return { name, apply: (document) => (edit(document) ? bump : undefined) };
}
