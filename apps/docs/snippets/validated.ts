import {
  createPartnerClient,
  type PartnerClientOptions,
} from "@partner-licenses/client";
import { validation } from "@partner-licenses/client/validate";

/** Refuses answers that break the contract; lists what is new in them. */
export function validated(options: PartnerClientOptions) {
  const additions = new Set<string>();
  const partner = createPartnerClient({
    ...options,
    validate: validation("throw"),
    onEvent(event) {
      if (event.type !== "contract") return;
      for (const { path, kind } of event.issues)
        if (kind.startsWith("+")) additions.add(path);
    },
  });
  return { partner, additions };
}
