import { parseRules } from "./rule.ts";

// id | level, or narrower (breaks those who send), or wider (breaks those who read) | meaning | before | after
const table = `
type-narrowed | narrower | Fewer types are accepted. | type: number | type: integer
type-widened | wider | More types are accepted. | type: integer | type: number
type-changed | breaking | The type is another one. | type: string | type: integer
null-added | wider | Null is now allowed. | type: string | type: [string, 'null']
null-removed | narrower | Null is no longer allowed. | type: [string, 'null'] | type: string
values-allowed | wider | Values are allowed where there were none. | additionalProperties: false | additionalProperties: true
values-forbidden | narrower | No value is allowed here any more. | additionalProperties: true | additionalProperties: false
enum-added | narrower | Only listed values are accepted now. | type: string | enum: [a, b]
enum-removed | wider | Any value is accepted now, not only the listed ones. | enum: [a, b] | type: string
enum-value-added | wider | A value was added to a closed list; clients that handle each one do not know it. | enum: [a, b] | enum: [a, b, c]
enum-value-removed | narrower | A value left a closed list. | enum: [a, b] | enum: [a]
known-value-added | additive | A value was added to an open list (\`x-extensible-enum\`). | x-extensible-enum: [a] | x-extensible-enum: [a, b]
known-value-removed | narrower | A value left an open list: servers may no longer know it. | x-extensible-enum: [a, b] | x-extensible-enum: [a]
required-property-added | narrower | A property must be there that nobody knew. | properties: { a: {} } | properties: { a: {}, b: {} }\\nrequired: [b]
optional-property-added | additive | A property may be there. It breaks readers only if base forbade further properties. | properties: { a: {} } | properties: { a: {}, b: {} }
required-property-removed | breaking | A property that was always there is gone. | properties: { a: {}, b: {} }\\nrequired: [b] | properties: { a: {} }
optional-property-removed | breaking | A property that could be sent or read is gone. | properties: { a: {}, b: {} } | properties: { a: {} }
property-became-required | narrower | A property must now be there. | properties: { a: {} } | properties: { a: {} }\\nrequired: [a]
property-became-optional | wider | A property may now be missing. | properties: { a: {} }\\nrequired: [a] | properties: { a: {} }
hidden-property-added | additive | A property that this side never carries was added. | properties: { a: {} } | properties: { a: {}, id: { readOnly: true } }
hidden-property-changed | additive | A property that this side never carries changed; generated types show it. | id: { type: string, readOnly: true } | id: { type: integer, readOnly: true }
hidden-property-removed | additive | A property that this side never carried was removed. | properties: { a: {}, id: { readOnly: true } } | properties: { a: {} }
property-read-only-changed | additive | A property became read-only, or stopped to be, where that hides nothing. | a: { type: string } | a: { type: string, readOnly: true }
property-write-only-changed | additive | A property became write-only, or stopped to be, where that hides nothing. | a: { type: string } | a: { type: string, writeOnly: true }
union-added | narrower | The value must now be one of several alternatives. | type: object | type: object\\noneOf: [...]
union-removed | wider | The value need no longer be one of the alternatives. | type: object\\noneOf: [...] | type: object
union-member-added | wider | An alternative was added that readers do not know. | oneOf: [Card] | oneOf: [Card, Transfer]
union-member-removed | narrower | An alternative was removed. | oneOf: [Card, Transfer] | oneOf: [Card]
union-became-any-of | wider | Several overlapping alternatives may now hold at once. | oneOf: [A, B] | anyOf: [A, B]
union-became-one-of | narrower | Of overlapping alternatives only one may hold now. | anyOf: [A, B] | oneOf: [A, B]
discriminator-added | additive | A property now tells which alternative it is. | oneOf: [A, B] | oneOf: [A, B]\\ndiscriminator: { propertyName: kind }
discriminator-removed | wider | No property tells any more which alternative it is. | oneOf: [A, B]\\ndiscriminator: { propertyName: kind } | oneOf: [A, B]
discriminator-property-changed | breaking | Another property tells which alternative it is. | discriminator: { propertyName: kind } | discriminator: { propertyName: type }
discriminator-value-added | additive | A further discriminator value names an alternative; in place of another one it breaks readers. | mapping: { a: A } | mapping: { a: A, b: B }
discriminator-value-removed | narrower | A discriminator value is no longer known. | mapping: { a: A, b: B } | mapping: { a: A }
discriminator-value-changed | breaking | A discriminator value names another schema. | mapping: { a: A } | mapping: { a: B }
not-added | narrower | Some values are now forbidden. | type: string | type: string\\nnot: { const: x }
not-removed | wider | Values that were forbidden are allowed. | not: { const: x } | # none
not-changed | breaking | What is forbidden changed; the level follows what is now accepted. | not: { const: x } | not: { const: y }
condition-added | narrower | A condition (\`if\`) now demands more of some values. | type: object | if: {...}\\nthen: {...}
condition-removed | wider | A condition was removed. | if: {...}\\nthen: {...} | type: object
condition-changed | unproven | The condition changed; which values it now concerns is not decided. | if: { required: [a] } | if: { required: [b] }
contains-added | narrower | The array must now contain a certain item. | type: array | contains: { const: x }
contains-removed | wider | The array need no longer contain a certain item. | contains: { const: x } | type: array
contains-changed | breaking | The item to contain changed; the level follows what is now accepted. | contains: { type: number } | contains: { type: integer }
min-contains-raised | narrower | More such items are needed. | minContains: 1 | minContains: 2
min-contains-lowered | wider | Fewer such items are needed. | minContains: 2 | minContains: 1
max-contains-lowered | narrower | Fewer such items are allowed. | maxContains: 3 | maxContains: 2
max-contains-raised | wider | More such items are allowed. | maxContains: 2 | maxContains: 3
default-added | additive | A default is now stated for what is left out. | type: integer | type: integer\\ndefault: 20
default-removed | narrower | Leaving the value out no longer has a stated meaning. | default: 20 | # none
default-changed | narrower | The same request, leaving the value out, now means another thing. | default: 20 | default: 50
schema-deprecated | additive | A schema or property is deprecated. | type: string | type: string\\ndeprecated: true
schema-undeprecated | additive | A schema or property is no longer deprecated. | deprecated: true | # none
xml-changed | breaking | The value is written otherwise in XML. | xml: { name: pet } | xml: { name: animal }
documentation-changed | docs | Words, examples, tags, servers or extensions without meaning changed. | description: a | description: b
schema-undecided | unproven | A schema is made of itself; nothing can be said about it. | A: { oneOf: [A] } | A: { oneOf: [A, B] }
`;

/** The rules about schemas that the keyword table does not hold. */
export const schemaRules = parseRules(table);
