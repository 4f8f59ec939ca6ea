// @ts-check
// GitHub's own language service: the schema of workflows, expressions, contexts and the order of jobs.
import { registerHooks } from "node:module";

// Its modules import JSON without saying so, which bundlers allow and Node refuses.
const hooks = registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return found.url.endsWith(".json") ? { ...found, importAttributes: { type: "json" } } : found;
  },
});
const [{ validate }, { clearCache }, { TextDocument }] = await Promise.all([
  import("@actions/languageservice"),
  import("@actions/languageservice/utils/workflow-cache"),
  import("vscode-languageserver-textdocument"),
]);
hooks.deregister();

/**
 * What GitHub would refuse, or doubts.
 * @param {string} file its path decides whether it is read as a workflow
 * @param {string} text
 * @returns {Promise<{ line: number, message: string, rule: string }[]>}
 */
export async function lintByGitHub(file, text) {
  // It remembers the text of a path, and never reads that path again.
  clearCache();
  const document = TextDocument.create(`file:///${file}`, "yaml", 1, text);
  const found = await validate(document, {});
  return found.map(({ range, message }) => ({
    line: range.start.line + 1,
    message: typeof message === "string" ? message : message.value,
    rule: "github",
  }));
}
