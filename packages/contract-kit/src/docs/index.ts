export { describedAlone } from "./alone.ts";
export { type Cause, listCauses } from "./contract/causes.ts";
export {
  type ContractOperation,
  deref,
  listExamples,
  listOperations,
  readContract,
} from "./contract/contract.ts";
export type * from "./contract/openapi.ts";
export { type Described, type Doors, describe } from "./facts.ts";
export { type Guide, guidesOf } from "./guides.ts";
export { codeBlock } from "./markup/highlight.ts";
export { decodeHtml, relativeTo, slug, uniqueSlugs } from "./markup/html.ts";
export { type Heading, type Rendered, renderMarkdown } from "./markup/markdown.ts";
export { contractInclude } from "./reference/includes.ts";
export { type OperationPage, operationPages, operationsNear } from "./reference/operations.ts";
export { overviewText } from "./reference/overview.ts";
export { type ShownSample, samplesOf } from "./reference/samples.ts";
export { operationPageText, type Reference, referenceText } from "./reference/text.ts";
export { searchEntries } from "./search/entries.ts";
export type { Hit } from "./search/find.ts";
export { browserScript, searchScript } from "./search/script.ts";
export { writeSite } from "./site.ts";
export { sharedStyle } from "./style.ts";
