// @ts-check
// What each mock can do, from its documentation and the runs.

/** First the names, then a row per feature. */
export const features = [
  ["Feature", "ours", "Prism 5.16", "Scalar", "openapi-backend", "Mockoon"],
  ["Answers driven by the contract", "yes", "yes", "yes", "yes", "imported copy"],
  ["Pick status and named example per request", "yes", "yes", "status", "own code", "rules"],
  ["Request validation against the contract", "yes", "yes", "yes", "own code", "no"],
  ["Unknown example says which exist", "yes", "no", "no", "no", "no"],
  ["Echo of request and correlation id", "yes", "no", "no", "own code", "templates"],
  ["Names the contract's version on each answer", "yes", "no", "no", "own code", "no"],
  ["Delay per request", "yes", "no", "no", "own code", "per route"],
  ["Scenarios with state (429, then 200)", "yes", "no", "no", "own code", "yes"],
  ["Broken connections, slow and truncated bodies", "yes", "no", "no", "no", "no"],
  ["Requests listed for assertions", "yes", "no", "no", "no", "yes"],
  ["Keeps serving after a broken save", "yes", "no", "-", "-", "yes"],
  ["Validating proxy", "yes", "yes", "no", "no", "no"],
  ["Verification of a real server", "yes", "no", "no", "no", "no"],
  ["MSW handlers typed by the contract", "yes", "no", "no", "no", "no"],
];
