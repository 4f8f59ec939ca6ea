/** How people call the commands here: on their own, or as commands of `contract`. */
export interface CommandNames {
  readonly diff: string;
  readonly explain: string;
  /** The command that holds changesets against the contract, where there is one. */
  readonly gate?: string;
}

/** The names of the package's own command; `start` is what a shell knows it by. */
export function ownNames(start: string): CommandNames {
  return { diff: start, explain: `${start} explain` };
}
