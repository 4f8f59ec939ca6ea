import type { Issue } from "../validate.ts";
import type { Check } from "./core.ts";

/** What came of a payload. */
export type Received<Payload> =
  | { readonly ok: true; readonly data: Payload }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What `~standard` gives of a payload. */
type Standard<Payload> =
  | { readonly value: Payload; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path: readonly string[] }[] };

/** Checks what a server sends by itself: the body of a webhook or a callback, as parsed JSON. */
export interface Receiver<Payload> {
  /** Returns the payload. Throws a {@link PayloadError} for one that breaks the contract; additions do not. */
  parse(data: unknown): Payload;
  /** Never throws: returns a union discriminated on `ok`. */
  safe(data: unknown): Received<Payload>;
  /** The same for libraries that take any validator: https://standardschema.dev */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "@partner-licenses/client-runtime";
    validate(value: unknown): Standard<Payload>;
    readonly types?: { readonly input: Payload; readonly output: Payload } | undefined;
  };
}

/** A payload that breaks the contract. It does not hold the payload. */
export class PayloadError extends TypeError {
  override readonly name = "PayloadError";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(`The payload breaks the contract: ${issues.map(({ path, kind }) => `${path} ${kind}`).join(", ")}`);
    this.issues = issues;
  }
}

/** Makes the receiver of a payload from its check. */
export function receiver<Payload>(check: Check): Receiver<Payload> {
  const safe = (data: unknown): Received<Payload> => {
    const issues: Issue[] = [];
    check(data, "$", (path, kind) => {
      if (kind[0] !== "+") issues.push({ path, kind });
    });
    return issues.length > 0 ? { ok: false, issues } : { ok: true, data: data as Payload };
  };
  return {
    safe,
    parse: (data) => {
      const result = safe(data);
      if (!result.ok) throw new PayloadError(result.issues);
      return result.data;
    },
    "~standard": {
      ...{ version: 1, vendor: "@partner-licenses/client-runtime" },
      validate: (value) => {
        const result = safe(value);
        if (result.ok) return { value: result.data };
        return {
          issues: result.issues.map(({ path, kind }) => ({ message: kind, path: path.split(".").slice(1) })),
        };
      },
    },
  };
}
