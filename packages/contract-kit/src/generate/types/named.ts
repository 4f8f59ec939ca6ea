import ts from "typescript";
import { firstFree } from "../../model/naming/free.ts";

const { factory } = ts;

/** Types as nodes, and what the type of each component schema is called there. */
interface Named {
  readonly nodes: readonly ts.Node[];
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Declares each component schema as a type of its own, to which all others refer by its name: editors show the name of
 * a declaration, and unfold what has none. What a component parameter takes stands where it is taken.
 * `wanted`: a good name for each schema, unless the types need it themselves.
 */
export function named(nodes: readonly ts.Node[], wanted: ReadonlyMap<string, string>): Named {
  const schemas = componentsIn(nodes, "schemas");
  const parameters = componentsIn(nodes, "parameters");
  const taken = usedNames(nodes);
  const names = new Map(
    [...schemas.keys()].map((schema) => [schema, firstFree(taken, [wanted.get(schema) ?? schema])]),
  );
  const declared: ts.Node[] = [];
  const rewritten = (node: ts.Node): ts.Node => {
    const { kind, name = "" } = referenceIn(node);
    const parameter = kind === "parameters" ? parameters.get(name)?.type : undefined;
    if (parameter !== undefined) return rewritten(parameter);
    const own = kind === "schemas" ? names.get(name) : undefined;
    if (own !== undefined) return factory.createTypeReferenceNode(own);
    return ts.isPropertySignature(node) && schemas.get(textOf(node.name)) === node
      ? declare(node)
      : ts.visitEachChild(node, rewritten, undefined);
  };
  /** Moves the type of a schema to a declaration, with its comment. */
  const declare = (member: ts.PropertySignature): ts.Node => {
    const name = names.get(textOf(member.name)) ?? "";
    const type = ts.visitNode(member.type, rewritten, ts.isTypeNode);
    if (type === undefined) return member;
    const exported = factory.createToken(ts.SyntaxKind.ExportKeyword);
    const alias = factory.createTypeAliasDeclaration([exported], name, undefined, type);
    declared.push(ts.setSyntheticLeadingComments(alias, ts.getSyntheticLeadingComments(member)));
    const { modifiers, questionToken } = member;
    const reference = factory.createTypeReferenceNode(name);
    return factory.createPropertySignature(modifiers, member.name, questionToken, reference);
  };
  const all = nodes.map(rewritten);
  return { nodes: [...all, ...declared], names };
}

/** The components of a kind by their names. */
function componentsIn(nodes: readonly ts.Node[], kind: string): Map<string, ts.PropertySignature> {
  const whole = nodes.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === "components");
  return propertiesOf(propertiesOf(whole).get(kind)?.type);
}

function propertiesOf(node: ts.Node | undefined): Map<string, ts.PropertySignature> {
  const hasMembers = node !== undefined && (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node));
  const found = new Map<string, ts.PropertySignature>();
  for (const member of hasMembers ? node.members : [])
    if (ts.isPropertySignature(member)) found.set(textOf(member.name), member);
  return found;
}

/** Kind and name of the component that `components[kind][name]` is. */
function referenceIn(node: ts.Node): { kind?: string; name?: string } {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return {};
  const { objectType: root, indexType: kind } = node.objectType;
  if (!ts.isTypeReferenceNode(root) || textOf(root.typeName) !== "components") return {};
  return { kind: keyOf(kind), name: keyOf(node.indexType) };
}

function keyOf(index: ts.TypeNode): string {
  return ts.isLiteralTypeNode(index) ? textOf(index.literal) : "";
}

/** The names that types have or refer to. */
function usedNames(nodes: readonly ts.Node[]): Set<string> {
  const names = new Set<string>();
  const see = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node)) names.add(textOf(node.typeName));
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) names.add(node.name.text);
    ts.forEachChild(node, see);
  };
  nodes.forEach(see);
  return names;
}

function textOf(node: ts.Node): string {
  return ts.isIdentifier(node) || ts.isStringLiteral(node) || ts.isNumericLiteral(node) ? node.text : "";
}
