import { asString, get } from "@partner-licenses/document/json";
import type { Model } from "../model/model.ts";
import { pascalCase } from "../model/words.ts";

/** What the parts of generated code are called. All begin with one name, or hold it: `Shop`. */
export interface Names {
  /** The name itself. */
  readonly api: string;
  /** `createShopClient` */
  readonly create: string;
  /** `ShopError` */
  readonly error: string;
  /** `isShopError` */
  readonly isError: string;
  /** `ShopProvider` */
  readonly provider: string;
  /** `useShopClient` */
  readonly useClient: string;
}

/** The names for a contract: those of the configuration's `name`, else of the contract's title without a last "API". */
export function namesOf(
  config: { readonly name?: string | undefined },
  model: Pick<Model, "document">,
): Names {
  const title = asString(get(model.document["info"], "title")) ?? "";
  const api = config.name ?? (identifier(title.replace(/\s+API$/i, "")) || "Api");
  return {
    api,
    create: `create${api}Client`,
    error: `${api}Error`,
    isError: `is${api}Error`,
    provider: `${api}Provider`,
    useClient: `use${api}Client`,
  };
}

function identifier(title: string): string {
  return pascalCase(title).replace(/^(?=\p{N})/u, "_");
}
