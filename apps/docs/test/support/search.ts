import { runInNewContext } from "node:vm";
import type { Hit } from "@partner-licenses/contract-kit/docs";

/** The search that a page runs, from the text of its script. */
export function searchOf(script: string): (query: string) => Hit[] {
  const context: { searchDocs?: (query: string) => Hit[]; globalThis?: unknown } = {};
  context.globalThis = context;
  runInNewContext(script, context);
  return (query) => context.searchDocs?.(query) ?? [];
}
