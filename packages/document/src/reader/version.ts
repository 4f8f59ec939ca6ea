import { faults } from "../faults.ts";
import { asObject, get } from "../json.ts";
import { at, type Loc } from "./pointer.ts";
import type { Workspace } from "./workspace.ts";

/** The dialects of OpenAPI that are read; patch versions say the same. */
export type Version = "3.0" | "3.1" | "3.2";

/** The dialect of a document, without a check: 3.1 when it does not say. */
export function dialectOf(root: unknown): Version {
  const version = String(get(root, "openapi"));
  return /^3\.[02](\.|$|-)/.test(version) ? (version.slice(0, 3) as Version) : "3.1";
}

/** The contract's version. Throws a ContractError unless it is OpenAPI 3.0, 3.1 or 3.2. */
export function versionOf(workspace: Workspace): Version {
  const root: Loc = { source: workspace.entry, pointer: "#" };
  const value = workspace.entry.root;
  if (value === null || value === undefined) throw workspace.fault(root, faults.empty());
  const document = asObject(value);
  if (document === undefined) throw workspace.fault(root, faults.notObject(value));
  const version = String(get(document, "openapi") ?? "");
  if (/^3\.[012](\.|$|-)/.test(version)) return dialectOf(document);
  const swagger = get(document, "swagger");
  if (swagger !== undefined) throw workspace.fault(at(root, "swagger"), faults.swagger(String(swagger)));
  if (version !== "") throw workspace.fault(at(root, "openapi"), faults.version(version));
  throw workspace.fault(root, faults.noVersion());
}
