import type { Json } from "@partner-licenses/document/json";
import { isJson } from "@partner-licenses/document/model/media-types";
import type { Model } from "../../model/model.ts";
import type { Payload } from "../../model/payloads.ts";
import type { GenerateConfig } from "../config.ts";
import { outputImport, runtime } from "../imports.ts";
import { docComment, fileText } from "../text.ts";
import { payloadNames } from "../types/aliases.ts";
import { check } from "./emit.ts";
import { contextOf } from "./start.ts";

/** Checks of what webhooks and callbacks send, for those who receive it; undefined where there is no JSON of the kind. */
export function receiversFile(model: Model, config: GenerateConfig): string | undefined {
  const payloads = [...payloadNames(model)].filter(([{ media }]) => isJson(media.type));
  if (payloads.length === 0) return undefined;
  const schemaOf = ({ media }: Payload) => (media.schema?.value ?? {}) as Json;
  const context = contextOf(
    model,
    payloads.map(([payload]) => schemaOf(payload)),
  );
  const receivers = payloads.flatMap(([payload, type]) => [
    ...docComment([payload.summary ?? `What \`${payload.key}\` sends.`]),
    `export const ${type.charAt(0).toLowerCase()}${type.slice(1)}: Receiver<${type}> = /* @__PURE__ */ receiver(${check(context, schemaOf(payload))});`,
    "",
  ]);
  const imports = ["type Receiver", "receiver", ...context.imports];
  if (context.lines.length > 0) imports.push("type Check");
  return fileText([
    `import { ${imports.join(", ")} } from ${JSON.stringify(`${runtime}/checks`)};`,
    `import type { ${payloads.map(([, type]) => type).join(", ")} } from ${outputImport(config, "client", "types")};`,
    "",
    `export { type Issue, PayloadError, type Received, type Receiver } from ${JSON.stringify(`${runtime}/checks`)};`,
    "",
    ...context.lines,
    ...receivers,
  ]);
}
