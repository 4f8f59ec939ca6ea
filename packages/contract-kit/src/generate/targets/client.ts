import type { Model } from "../../model/model.ts";
import { chainFile, contractFile } from "../client/contract.ts";
import { clientFile, coreFile, indexFile, rawFile, validateFile } from "../client/entries.ts";
import { operationsFile } from "../client/operations.ts";
import { pagedOf, pagesFile } from "../client/pages.ts";
import { errorsFile, typesFile } from "../client/types.ts";
import type { GenerateConfig } from "../config.ts";
import { datesFile } from "../dates/file.ts";
import { validatorFiles } from "../validators/file.ts";
import { receiversFile } from "../validators/receivers.ts";

/** A client on the runtime: entries for calls, validation and openapi-fetch, and what of the contract they stand on. */
export function clientTarget(model: Model, config: GenerateConfig): Record<string, string> {
  const receivers = receiversFile(model, config);
  const dates = datesFile(model, config);
  return {
    "index.ts": indexFile(model, config),
    "validate.ts": validateFile(model, config),
    // openapi-fetch gives texts
    ...(dates === undefined ? { "raw.ts": rawFile(model, config) } : { "dates.ts": dates.text }),
    "client.ts": clientFile(model, config),
    // With one operation there is nothing to leave out.
    ...(model.operations.length > 1 && { "core.ts": coreFile(model, config) }),
    ...(pagedOf(model).length > 0 && { "pages.ts": pagesFile(model, config) }),
    "contract.ts": contractFile(model, config),
    "chain.ts": chainFile(model, config),
    "errors.ts": errorsFile(model, config),
    "operations.ts": operationsFile(model, config, dates),
    "types.ts": typesFile(model, config),
    ...validatorFiles(model),
    ...(receivers !== undefined && { "receivers.ts": receivers }),
  };
}
