/**
 * Parts of the client that only some contracts need. The generated code has those of its contract,
 * and undefined for the others, so that no bundle holds them.
 */
export interface Parts {
  /** Puts path parameters into a path template. */
  readonly fillPath: ((template: string, values: Record<string, unknown>) => string) | undefined;
  /** Makes a query string, without its question mark. */
  readonly queryString: ((values: Record<string, unknown>) => string) | undefined;
  /** Makes what `fetch` takes of a request body, and its media type. */
  readonly encodeBody: ((body: unknown, contentType: string | undefined) => EncodedBody) | undefined;
  /** Reads an answer that may be something else than JSON. */
  readonly readMedia: ((response: Response, accept: string | undefined) => Promise<unknown>) | undefined;
}

/** A request body on its way out. `type` is null when the platform knows it better: forms, blobs. */
export interface EncodedBody {
  readonly body: BodyInit | undefined;
  readonly type: string | null | undefined;
}
