/** The files that run for a minute or more, the longest first. */
export const longest = [
  // Two wait for the clean clone, so not both at once.
  ...["clean-clone", "new", "compat", "growth"],
  ...["adopt", "next", "packages", "release-notes"],
].map((name) => `${name}.test.ts`);
