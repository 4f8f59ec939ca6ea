import type { Contract } from "../../contract/types.ts";

/** An Arazzo 1.0 document over the contract at `url`: each safe operation without path parameters answers 200. */
export function workflowsOf({ title, version, operations }: Contract, url: string): Record<string, unknown> {
  const callable = operations.filter(
    ({ iid, method, path }) => iid && method.toLowerCase() === "get" && !path.includes("{"),
  );
  return {
    arazzo: "1.0.1",
    info: { title, version: version || "0.0.0" },
    sourceDescriptions: [{ name: "contract", url, type: "openapi" }],
    workflows: callable.map(({ iid = "" }) => ({
      workflowId: iid,
      inputs: { type: "object", properties: { token: { type: "string", format: "password" } } },
      steps: [
        {
          stepId: "call",
          operationId: iid,
          parameters: [{ in: "header", name: "Authorization", value: "Bearer {$inputs.token}" }],
          successCriteria: [{ condition: "$statusCode == 200" }],
        },
      ],
    })),
  };
}
