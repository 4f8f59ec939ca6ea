/** The command line is wrong; the message names the part, and never a value that may be a token. */
export class UsageError extends Error {}
