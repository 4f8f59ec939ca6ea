import { type Operator, onDocument, onOperation } from "./operator.ts";
import type { Json, OperationSite } from "./sites.ts";

const parameters = ({ operation }: OperationSite): Json[] =>
  (operation.parameters ?? []).filter(
    (parameter: Json) => parameter.$ref === undefined && parameter.in !== "path",
  );
const body = ({ operation }: OperationSite): Json => operation.requestBody;
const responses = ({ operation }: OperationSite): Json => operation.responses;
const inlineResponse = (site: OperationSite): Json =>
  Object.values<Json>(responses(site)).find((item) => item.content) as Json;
const headers = (site: OperationSite): Json =>
  Object.values<Json>(responses(site)).find((item) => item.headers)?.headers as Json;
const onPath = ({ path }: OperationSite) => path.startsWith("/");
const always = () => true;

/** A requirement of a scheme that the contract then has. */
function requirement(document: Json, name: string): Json {
  document.components.securitySchemes = {
    [name]: { type: "http", scheme: "basic" },
    ...document.components.securitySchemes,
  };
  return { [name]: [] };
}

/** Changes of operations and what hangs on them. */
export const operationOperators: readonly Operator[] = [
  onOperation("operation removed", "both", always, ({ item, method }) => delete item[method]),
  onOperation(
    "operation added",
    "minor",
    ({ item }) => !item.put,
    ({ item }) => {
      item.put = { responses: { 200: { description: "ok" } } };
    },
  ),
  onOperation("path removed", "both", onPath, ({ path }, document) => delete document.paths[path]),
  onOperation(
    "operationId renamed",
    "both",
    ({ operation }) => operation.operationId,
    ({ operation }) => {
      operation.operationId += "Renamed";
    },
  ),
  onOperation(
    "operation deprecated",
    "minor",
    ({ operation }) => !operation.deprecated,
    ({ operation }) => {
      operation.deprecated = true;
    },
  ),
  onOperation("optional parameter added", "minor", always, ({ operation }) => {
    operation.parameters = [
      ...(operation.parameters ?? []),
      { name: "fresh", in: "query", schema: { type: "string" } },
    ];
  }),
  onOperation("required parameter added", "narrower", always, ({ operation }) => {
    operation.parameters = [
      ...(operation.parameters ?? []),
      { name: "fresh", in: "query", required: true, schema: { type: "string" } },
    ];
  }),
  onOperation(
    "parameter removed",
    "both",
    (site) => parameters(site).length,
    (site) => {
      const gone = parameters(site)[0];
      site.operation.parameters = site.operation.parameters.filter((other: Json) => other !== gone);
    },
  ),
  onOperation(
    "parameter moved to a header",
    "both",
    (site) => parameters(site).some((p) => p.in === "query"),
    (site) => {
      Object.assign(parameters(site).find((p) => p.in === "query") ?? {}, { in: "header" });
    },
  ),
  onOperation(
    "parameter became required",
    "narrower",
    (site) => parameters(site).some((p) => !p.required),
    (site) => {
      Object.assign(parameters(site).find((p) => !p.required) ?? {}, { required: true });
    },
  ),
  onOperation(
    "parameter became optional",
    "wider",
    (site) => parameters(site).some((p) => p.required),
    (site) => {
      Object.assign(parameters(site).find((p) => p.required) ?? {}, { required: false });
    },
  ),
  onOperation(
    "parameter style changed",
    "both",
    (site) => parameters(site).some((p) => p.schema?.type === "array"),
    (site) => {
      Object.assign(parameters(site).find((p) => p.schema?.type === "array") ?? {}, {
        style: "pipeDelimited",
        explode: false,
      });
    },
  ),
  onOperation(
    "parameter described",
    "patch",
    (site) => parameters(site).length,
    (site) => Object.assign(parameters(site)[0] ?? {}, { description: "Fresh" }),
  ),
  onOperation("body removed", "both", body, ({ operation }) => delete operation.requestBody),
  onOperation(
    "optional body added",
    "minor",
    (site) => !body(site),
    ({ operation }) => {
      operation.requestBody = { content: { "text/plain": {} } };
    },
  ),
  onOperation(
    "required body added",
    "narrower",
    (site) => !body(site),
    ({ operation }) => {
      operation.requestBody = { required: true, content: { "text/plain": {} } };
    },
  ),
  onOperation(
    "body became optional",
    "wider",
    (site) => body(site)?.required,
    (site) => delete body(site)?.required,
  ),
  onOperation(
    "body became required",
    "narrower",
    (site) => body(site) && !body(site)?.required,
    (site) => Object.assign(body(site) ?? {}, { required: true }),
  ),
  onOperation("request media type added", "wider", body, (site) => {
    body(site).content["text/x-fresh"] = {};
  }),
  onOperation("request media type renamed", "both", body, (site) => {
    const content = body(site).content;
    const [first] = Object.keys(content);
    content["text/x-fresh"] = content[first as string];
    delete content[first as string];
  }),
  onOperation(
    "status removed",
    "both",
    always,
    (site) => delete responses(site)[Object.keys(responses(site))[0] as string],
  ),
  onOperation("status added", "minor", always, (site) => {
    responses(site)["418"] = { description: "Teapot" };
  }),
  onOperation("response media type added", "minor", inlineResponse, (site) => {
    inlineResponse(site).content["text/x-fresh"] = {};
  }),
  onOperation("response media type removed", "both", inlineResponse, (site) => {
    const { content } = inlineResponse(site) as Json;
    delete content[Object.keys(content)[0] as string];
  }),
  onOperation("response header added", "minor", inlineResponse, (site) => {
    const response = inlineResponse(site) as Json;
    response.headers = { ...response.headers, "X-Fresh": { schema: { type: "string" } } };
  }),
  onOperation(
    "response header removed",
    "both",
    headers,
    (site) => delete headers(site)[Object.keys(headers(site))[0] as string],
  ),
  onOperation(
    "response header became optional",
    "both",
    (site) => Object.values<Json>(headers(site) ?? {}).some((h) => h.required),
    (site) => {
      Object.assign(Object.values<Json>(headers(site)).find((h) => h.required) ?? {}, {
        required: false,
      });
    },
  ),
  onOperation("response described", "patch", inlineResponse, (site) =>
    Object.assign(inlineResponse(site) as Json, { description: "Other words" }),
  ),
  onOperation("summary changed", "patch", always, ({ operation }) => {
    operation.summary = "Other words";
  }),
  onOperation("operation described", "patch", always, ({ operation }) => {
    operation.description = "Other words";
  }),
  onOperation("tags changed", "patch", always, ({ operation }) => {
    operation.tags = ["fresh"];
  }),
  onOperation(
    "security added",
    "both",
    (site, doc) => onPath(site) && !doc.security && !site.operation.security,
    ({ operation }, document) => {
      operation.security = [requirement(document, "fresh")];
    },
  ),
  onOperation(
    "security emptied",
    "minor",
    (site, doc) => onPath(site) && doc.security?.[0] && Object.keys(doc.security[0]).length,
    ({ operation }) => {
      operation.security = [];
    },
  ),
  onOperation(
    "scope added",
    "both",
    ({ operation }) => operation.security,
    ({ operation }) => operation.security[0].token.push("orders.admin"),
  ),
  onOperation(
    "callback removed",
    "both",
    ({ operation }) => operation.callbacks,
    ({ operation }) => delete operation.callbacks,
  ),
  onDocument("global security tightened", "major", (doc) => {
    if (!doc.security?.[0]) return false;
    const second = requirement(doc, "second");
    doc.security = doc.security.map((one: Json) => ({ ...one, ...second }));
    return true;
  }),
  onDocument("global security alternative added", "minor", (doc) =>
    doc.security?.[0] && Object.keys(doc.security[0]).length
      ? doc.security.push(requirement(doc, "basic")) > 0
      : false,
  ),
  onDocument("key sent elsewhere", "major", (doc) => {
    const key = doc.components.securitySchemes?.key;
    if (key === undefined || !doc.security?.some((one: Json) => "key" in one)) return false;
    key.in = "query";
    return true;
  }),
  onDocument("token url changed", "major", (doc) => {
    const flow = doc.components.securitySchemes?.token?.flows.clientCredentials;
    if (flow !== undefined) flow.tokenUrl += "/v2";
    return flow !== undefined;
  }),
  onDocument("webhook removed", "major", (doc) => delete doc.webhooks?.created && doc.webhooks !== undefined),
  onDocument("webhook added", "minor", (doc) => {
    doc.webhooks = { ...doc.webhooks, fresh: { post: { responses: {} } } };
    return true;
  }),
  onDocument("path added", "minor", (doc) => {
    doc.paths["/fresh"] = { get: { responses: { 200: { description: "ok" } } } };
    return true;
  }),
  onDocument("contract renamed", "patch", (doc) => {
    doc.info.title += " API";
    return true;
  }),
  onDocument("tag described", "patch", (doc) => {
    doc.tags = [{ name: "orders", description: "Other words" }];
    return true;
  }),
  onDocument("unused component added", "none", (doc) => {
    doc.components.schemas.Unused = { type: "string" };
    return true;
  }),
];
