/** What the contract is compared with. */
export interface Base {
  /** As people should read it: a version, a tag, or a file. */
  readonly label: string;
  /** As the diff reads it: a file, or `<git-rev>:<path>`. */
  readonly input: string;
  /** The version under which it was released, where that is known. */
  readonly version?: string;
  /** Its commit, where it is in one. */
  readonly commit?: string;
  /** True for the newest contract of the store. */
  readonly stored?: boolean;
}
