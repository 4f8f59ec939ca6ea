import { methods } from "../model/methods.ts";

/** What can stand in an OpenAPI document and may hold references, by the name of its object in the specification. */
export type ObjectKind =
  | "root"
  | "paths"
  | "webhooks"
  | "pathItem"
  | "additionalOperations"
  | "operation"
  | "parameters"
  | "parameter"
  | "body"
  | "responses"
  | "response"
  | "headers"
  | "header"
  | "content"
  | "mediaType"
  | "encodings"
  | "encodingList"
  | "encoding"
  | "examples"
  | "example"
  | "value"
  | "links"
  | "link"
  | "callbacks"
  | "callback"
  | "components"
  | "schemas"
  | "namedParameters"
  | "bodies"
  | "namedResponses"
  | "pathItems"
  | "securitySchemes"
  | "securityScheme"
  | "schema"
  | "subschemas";

/** What a kind of object is made of. */
export interface Rule {
  /** Its members that are objects of a kind; all other members are data. */
  readonly fields?: ReadonlyMap<string, ObjectKind>;
  /** The kind of every member of a map, and of every item of a list. */
  readonly each?: ObjectKind;
  readonly list?: true;
  /** Members of a map whose names start with `x-` are extensions, not entries; in a mixed one those that are no object. */
  readonly extensible?: true | "mixed";
  /** The part of `components` that keeps such objects. */
  readonly section?: string;
  /** A `$ref` here is a name among others, unless it is a text. */
  readonly plain?: true;
  /** Data, which is a reference only where it is one and nothing else and leads to what is there. */
  readonly data?: true;
}

const content = { schema: "schema", examples: "examples", example: "value" } as const;
const parameter = { ...content, content: "content" } as const;
const encoding = { encoding: "encodings", prefixEncoding: "encodingList", itemEncoding: "encoding" } as const;

type Written = Omit<Rule, "fields"> & { readonly fields?: Readonly<Record<string, ObjectKind>> };

const written: Readonly<Record<ObjectKind, Written>> = {
  root: {
    fields: { paths: "paths", webhooks: "webhooks", "x-webhooks": "webhooks", components: "components" },
  },
  paths: { each: "pathItem", extensible: true },
  webhooks: { each: "pathItem", extensible: "mixed" },
  pathItem: {
    fields: {
      parameters: "parameters",
      additionalOperations: "additionalOperations",
      ...Object.fromEntries(methods.map((method) => [method, "operation" as const])),
    },
    section: "pathItems",
  },
  additionalOperations: { each: "operation" },
  operation: {
    fields: {
      parameters: "parameters",
      requestBody: "body",
      responses: "responses",
      callbacks: "callbacks",
    },
  },
  parameters: { each: "parameter", list: true },
  parameter: { fields: parameter, section: "parameters" },
  body: { fields: { content: "content" }, section: "requestBodies" },
  responses: { each: "response", extensible: true },
  response: {
    fields: { headers: "headers", content: "content", links: "links" },
    section: "responses",
  },
  headers: { each: "header" },
  header: { fields: parameter, section: "headers" },
  content: { each: "mediaType" },
  mediaType: {
    fields: { ...content, itemSchema: "schema", ...encoding },
    section: "mediaTypes",
  },
  encodings: { each: "encoding" },
  encodingList: { each: "encoding", list: true },
  encoding: { fields: { headers: "headers", ...encoding } },
  examples: { each: "example" },
  example: { fields: { value: "value" }, section: "examples" },
  value: { data: true },
  links: { each: "link" },
  link: { section: "links" },
  callbacks: { each: "callback" },
  callback: { each: "pathItem", extensible: true, section: "callbacks" },
  components: {
    fields: {
      schemas: "schemas",
      parameters: "namedParameters",
      responses: "namedResponses",
      requestBodies: "bodies",
      securitySchemes: "securitySchemes",
      mediaTypes: "content",
      ...{ examples: "examples", headers: "headers", links: "links", callbacks: "callbacks" },
      pathItems: "pathItems",
    },
  },
  schemas: { each: "schema" },
  namedParameters: { each: "parameter" },
  bodies: { each: "body" },
  namedResponses: { each: "response" },
  pathItems: { each: "pathItem" },
  securitySchemes: { each: "securityScheme" },
  securityScheme: { section: "securitySchemes" },
  schema: { fields: schemaFields(), section: "schemas" },
  subschemas: { each: "schema", plain: true },
};

/** Which members of which objects lead to further objects. Examples, defaults and extensions are data. */
export const grammar = Object.fromEntries(
  Object.entries(written).map(([kind, { fields, ...rule }]) => [
    kind,
    fields === undefined ? rule : { ...rule, fields: new Map(Object.entries(fields)) },
  ]),
) as Readonly<Record<ObjectKind, Rule>>;

function schemaFields(): Record<string, ObjectKind> {
  const single = [
    ...["items", "additionalItems", "contains", "additionalProperties", "propertyNames", "not", "if"],
    ...["then", "else", "unevaluatedItems", "unevaluatedProperties", "contentSchema"],
  ];
  const several = [
    ...["properties", "patternProperties", "dependentSchemas", "dependencies", "$defs", "definitions"],
    ...["allOf", "anyOf", "oneOf", "prefixItems"],
  ];
  return {
    ...Object.fromEntries(single.map((key) => [key, "schema" as const])),
    ...Object.fromEntries(several.map((key) => [key, "subschemas" as const])),
  };
}
