import type { EngineRequest } from "../engine/types.ts";

/** Key of a prebuilt answer: the variant, or the status and example that are asked for. */
export function answerKey({ code, example, variant }: EngineRequest["prefer"]): string {
  return variant ? `variant ${variant}` : `${code ?? ""} ${example ?? ""}`;
}
