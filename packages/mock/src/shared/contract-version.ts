/** Response header that names the version of the contract that an answer was made from. */
export const contractVersionHeader = "Mock-Contract-Version";

/** A contract's `info.version` as a header value, or `undefined` when it has none that a header can carry. */
export function contractVersionOf({ version }: { version: string }): string | undefined {
  return /^[\x21-\x7e]{1,100}$/.test(version) ? version : undefined;
}
