/** A file path, `<git-rev>:<path>`, or a parsed document. */
export type ContractInput = string | object;
