/** A fault of what the caller gave, in words that may be shown: they hold nothing secret. */
export class Refusal extends TypeError {}
