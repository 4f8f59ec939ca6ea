import { expect, it } from "vitest";
import { readWorkflow } from "./support/workflow/model.ts";

// The jobs themselves run in the rehearsal.
const workflow = await readWorkflow("release");

it("gives the identity to the publishing job alone, and no job a token of npm", () => {
  const withIdentity = Object.entries(workflow.jobs).filter(([, job]) => job.permissions["id-token"]);
  expect(withIdentity.map(([id]) => id)).toEqual(["publish"]);
  expect(workflow.jobs.publish).toMatchObject({
    environment: "npm",
    permissions: { contents: "read", "id-token": "write" },
  });
  expect(JSON.stringify(workflow)).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN|secrets\./);
  expect(workflow.jobs.ci?.uses).toBe("./.github/workflows/ci.yml");
  for (const id of ["pack", "publish"])
    expect(JSON.stringify(workflow.jobs[id]?.steps)).not.toContain("github.token");
});

it("ci.yml can be called by it", async () => {
  expect((await readWorkflow("ci")).on).toHaveProperty("workflow_call");
});
