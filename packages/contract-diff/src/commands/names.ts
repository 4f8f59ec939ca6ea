/** How people call the commands here: on their own, or as commands of `contract`. */
export interface CommandNames {
  readonly diff: string;
  readonly explain: string;
  readonly migrateAccepted: string;
  /** The command that compares what is declared with what the contract needs, where there is one. */
  readonly gate?: string;
  /** A command as people of this folder type it. */
  typed(command: "diff" | "explain" | "gate", ...args: readonly string[]): string;
}

/** The names of the package's own command; `start` is what a shell knows it by. */
export function ownNames(start: string): CommandNames {
  return {
    diff: start,
    explain: `${start} explain`,
    migrateAccepted: `${start} migrate-accepted`,
    typed: (command, ...args) => [start, ...(command === "diff" ? [] : [command]), ...args].join(" "),
  };
}
