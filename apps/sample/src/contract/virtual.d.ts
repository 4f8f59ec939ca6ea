declare module "virtual:contract" {
  const facts: import("./facts.ts").ContractFacts;
  export default facts;
}

declare module "virtual:contract/problems" {
  const facts: import("./facts.ts").ProblemFacts;
  export default facts;
}
