import type { IHttpOperation } from "@stoplight/types";

/** An operation as Prism has it; `whole` where its parts are made only when they are read. */
export type EngineOperation = IHttpOperation & { readonly whole?: IHttpOperation };
