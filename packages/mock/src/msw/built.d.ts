declare module "built:answers" {
  const built: {
    contract: import("../contract/types.ts").Contract;
    tables: { answers: import("../engine/types.ts").EngineAnswer[]; byKey: Record<string, number> }[];
  };
  export default built;
}
