// @ts-check
import { fileURLToPath } from "node:url";

const specs = new URL("../../../packages/contract-diff/test/cases/own/specs/", import.meta.url);

/** One small edit of a shared component, seen by a request and a response. */
export function smallPair() {
  /** @param {"base" | "rev"} side */
  const at = (side) => fileURLToPath(new URL(`ref-shared-required-added.${side}.yaml`, specs));
  return { name: "small pair", base: at("base"), revision: at("rev") };
}
