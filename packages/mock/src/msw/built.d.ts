declare module "built:answers" {
  const built: {
    contract: Omit<import("../contract/types.ts").Contract, "document">;
    tables: { answers: import("../engine/types.ts").EngineAnswer[]; byKey: Record<string, number> }[];
  };
  export default built;
}
