/** The files that run for a minute or more, the longest first. */
export const longest = [
  ...["new", "workflows-release", "clean-clone", "compat", "growth"],
  ...["adopt", "next", "packages", "release-notes"],
].map((name) => `${name}.test.ts`);
