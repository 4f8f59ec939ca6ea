/** Media types whose bodies are JSON. */
export type JsonMedia =
  | `${string}/json`
  | `${string}/json;${string}`
  | `${string}+json`
  | `${string}+json;${string}`;

/** Media types whose bodies are sequences of items. */
export type SequenceMedia = WithParameters<
  | "text/event-stream"
  | `application/${"jsonl" | "x-jsonl" | "ndjson" | "x-ndjson" | "json-seq"}`
  | `application/${string}+${"jsonl" | "json-seq"}`
>;

type WithParameters<Media extends string> = Media | `${Media};${string}`;

export type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;

export type ClientErrorStatus =
  | 400
  | 401
  | 402
  | 403
  | 404
  | 405
  | 406
  | 407
  | 408
  | 409
  | 410
  | 411
  | 412
  | 413
  | 414
  | 415
  | 416
  | 417
  | 418
  | 421
  | 422
  | 423
  | 424
  | 425
  | 426
  | 428
  | 429
  | 431
  | 451
  | 499;

export type ServerErrorStatus =
  | 500
  | 501
  | 502
  | 503
  | 504
  | 505
  | 506
  | 507
  | 508
  | 510
  | 511
  | 520
  | 521
  | 522
  | 523
  | 524;

/** The same members; those that may be left out may also be undefined, which is as good as absent in a request. */
export type OrUndefined<Value> = {
  [Key in keyof Value]: Record<never, never> extends Pick<Value, Key> ? Value[Key] | undefined : Value[Key];
};

/** Shows an intersection as one object on hover. Doc comments of the members survive. */
export type Simplify<Value> = { [Key in keyof Value]: Value[Key] } & unknown;
