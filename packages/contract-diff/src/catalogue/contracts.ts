import { parseRules } from "./rule.ts";

// id | level, or narrower (breaks those who send), or wider (breaks those who read) | meaning | before | after
const table = `
path-added | additive | A path was added. | paths: {} | paths: { /pets: {...} }
path-removed | breaking | A path with all its operations was removed. | paths: { /pets: {...} } | paths: {}
operation-added | additive | An operation was added. | /pets: { get: {...} } | /pets: { get: {...}, post: {...} }
operation-removed | breaking | An operation was removed. | /pets: { get: {...}, post: {...} } | /pets: { get: {...} }
operation-deprecated | additive | An operation is deprecated. | operationId: a | operationId: a\\ndeprecated: true
operation-undeprecated | additive | An operation is no longer deprecated. | deprecated: true | # none
operation-id-added | additive | An operation got a name. | # none | operationId: getPet
operation-id-removed | breaking | An operation lost its name, which generated code shows. | operationId: getPet | # none
operation-id-renamed | breaking | An operation is called otherwise, and so is the generated method. | operationId: getPet | operationId: fetchPet
optional-parameter-added | additive | A parameter may be sent. | parameters: [] | parameters: [{ name: a, in: query }]
required-parameter-added | narrower | A parameter must be sent that nobody sends. | parameters: [] | parameters: [{ name: a, in: query, required: true }]
parameter-removed | breaking | A parameter that callers send has no effect any more. | parameters: [{ name: a, in: query }] | parameters: []
parameter-became-required | narrower | A parameter must now be sent. | required: false | required: true
parameter-became-optional | wider | A parameter may now be left out. | required: true | required: false
parameter-deprecated | additive | A parameter is deprecated. | name: a | name: a\\ndeprecated: true
parameter-undeprecated | additive | A parameter is no longer deprecated. | deprecated: true | # none
parameter-style-changed | breaking | The value is written otherwise into the message. | style: form | style: pipeDelimited
parameter-explode-changed | breaking | Lists or objects are written otherwise into the message. | explode: true | explode: false
parameter-reserved-allowed | wider | Reserved characters may now stand as they are. | allowReserved: false | allowReserved: true
parameter-reserved-forbidden | narrower | Reserved characters must now be encoded. | allowReserved: true | allowReserved: false
parameter-empty-value-forbidden | narrower | An empty value is no longer allowed. | allowEmptyValue: true | allowEmptyValue: false
parameter-empty-value-allowed | wider | An empty value is now allowed. | allowEmptyValue: false | allowEmptyValue: true
parameter-form-changed | breaking | The value is described by \`content\` instead of \`schema\`, or the reverse. | schema: {...} | content: { application/json: {...} }
text-widened | wider | Outside of bodies all values are text: any text is accepted now. | schema: { type: integer } | schema: { type: string }
text-narrowed | narrower | Outside of bodies all values are text: only numbers or booleans are accepted now. | schema: { type: string } | schema: { type: integer }
body-removed | breaking | The body that callers send is not read any more. | requestBody: {...} | # none
optional-body-added | additive | A body may be sent. | # none | requestBody: {...}
required-body-added | narrower | A body must be sent. | # none | requestBody: { required: true }
body-became-required | narrower | The body must now be sent. | required: false | required: true
body-became-optional | wider | The body may now be left out. | required: true | required: false
media-type-added | additive | A further media type is there. | content: { application/json: {} } | content: { application/json: {}, text/csv: {} }
media-type-removed | breaking | A media type is gone. | content: { application/json: {}, text/csv: {} } | content: { application/json: {} }
encoding-changed | breaking | A field of a form is written otherwise; the level follows which content types are now accepted. | encoding: { a: { contentType: image/png } } | encoding: { a: { contentType: image/jpeg } }
header-added | additive | A header may come. | headers: {} | headers: { X-A: {} }
required-header-added | narrower | A header always comes, or must be sent. | headers: {} | headers: { X-A: { required: true } }
header-removed | breaking | A header is gone. | headers: { X-A: {} } | headers: {}
header-became-required | narrower | A header is now always there. | required: false | required: true
header-became-optional | wider | A header may now be missing. | required: true | required: false
header-deprecated | additive | A header is deprecated. | X-A: {} | X-A: { deprecated: true }
header-undeprecated | additive | A header is no longer deprecated. | deprecated: true | # none
status-added | additive | A further status may come. | responses: { 200: {} } | responses: { 200: {}, 429: {} }
status-removed | breaking | A status that clients handle is gone. | responses: { 200: {}, 404: {} } | responses: { 200: {} }
callback-added | additive | The server may call back. | # none | callbacks: {...}
callback-removed | breaking | The server no longer calls back. | callbacks: {...} | # none
webhook-added | additive | A further event may be sent to consumers. | webhooks: {} | webhooks: { newPet: {...} }
webhook-removed | breaking | An event is no longer sent. | webhooks: { newPet: {...} } | webhooks: {}
security-added | breaking | Callers without a credential are no longer let in. | security: [] | security: [{ key: [] }]
security-removed | additive | No credential is needed any more. | security: [{ key: [] }] | security: []
security-tightened | breaking | A credential or scope that was enough is not any more. | security: [{ oauth: [read] }] | security: [{ oauth: [read, write] }]
security-loosened | additive | Another credential, or less of it, is enough. | security: [{ key: [] }] | security: [{ key: [] }, { oauth: [] }]
security-scheme-changed | breaking | A credential is got or sent otherwise. | in: header | in: query
security-scheme-deprecated | additive | A security scheme is deprecated. | type: apiKey | type: apiKey\\ndeprecated: true
security-scheme-undeprecated | additive | A security scheme is no longer deprecated. | deprecated: true | # none
security-scope-offered | additive | A further scope can be asked for. | scopes: { read: '' } | scopes: { read: '', write: '' }
security-scope-withdrawn | breaking | A scope can no longer be asked for. | scopes: { read: '', write: '' } | scopes: { read: '' }
environment-added | additive | A named environment was added. | servers: [] | servers: [{ x-environment: china }]
environment-removed | breaking | A named environment was removed, which clients choose by name. | servers: [{ x-environment: china }] | servers: []
extension-changed | breaking | An extension with a meaning changed; the level depends on how. | x-sunset: 2027-01-01 | x-sunset: 2026-01-01
dialect-changed | unproven | Schemas are read by other rules than before. | # none | jsonSchemaDialect: https://example.com/dialect
`;

/** The rules about everything around schemas. */
export const contractRules = parseRules(table);
