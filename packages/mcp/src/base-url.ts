/** The command line or an option is wrong; the message says which part. */
export class UsageError extends Error {}

/** Throws a {@link UsageError} for what paths cannot be added to. A credential in it would stand in every result. */
export function requireBaseUrl(text: string): void {
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined)
    throw new UsageError("The base URL must be an address that starts with http:// or https://.");
  if (url.username !== "" || url.password !== "")
    throw new UsageError("The base URL must hold no credential: those come from the environment.");
  if (/[?#]/.test(text)) throw new UsageError("The base URL must have no query and no fragment.");
}
