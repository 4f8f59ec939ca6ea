/** The parts of the test contract that a test can change. */
export interface Parts {
  readonly title?: string;
  readonly version?: string;
  readonly description?: string;
  /** Lines of the schema `Thing`, without their indent. */
  readonly required?: string;
  readonly properties?: string;
  readonly path?: string;
  readonly more?: string;
}

/** A small contract: one operation that answers with a `Thing`. */
export function contract(parts: Parts = {}): string {
  const { title = "Things", version = "1.0.0", description = "All things.", path = "/v1/things" } = parts;
  const { required = "[id, name]", properties = "", more = "" } = parts;
  return `openapi: 3.1.0
info: { title: ${title}, version: ${version} }
paths:
  ${path}:
    get:
      operationId: listThings
      description: ${description}
      responses:
        "200":
          description: The things.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Thing" }
${more}components:
  schemas:
    Thing:
      type: object
      required: ${required}
      properties:
        id: { type: integer }
        name: { type: string }
${properties}`;
}

/** Revisions of {@link contract} by what they need. */
export const revisions = {
  none: contract(),
  patch: contract({ description: "Every thing." }),
  minor: contract({ properties: "        size: { type: integer }\n" }),
  major: contract({ required: "[id]" }),
} as const;
