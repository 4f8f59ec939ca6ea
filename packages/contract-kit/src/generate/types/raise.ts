import ts from "typescript";
import { callbackOf, methodOf, querystringName } from "./unknown-to-library.ts";

const { factory } = ts;

/** Puts the types of what was lowered by `lowerNewParts` where the contract has it. */
export function raised(nodes: readonly ts.Node[]): ts.Node[] {
  return nodes.flatMap((node) => partsOf(node).map(raiseQuery));
}

function partsOf(node: ts.Node): ts.Node[] {
  if (!ts.isInterfaceDeclaration(node)) return [node];
  if (node.name.text === "paths") return [raisePaths(node)];
  return node.name.text === "webhooks" ? raiseCallbacks(node) : [node];
}

/** Takes the callbacks out of the webhooks. */
function raiseCallbacks(webhooks: ts.InterfaceDeclaration): ts.Node[] {
  const own = webhooks.members.filter((member) => callbackOf(nameOf(member)) === undefined);
  const callbacks = webhooks.members.flatMap((member) => {
    const key = callbackOf(nameOf(member));
    return key === undefined || !ts.isPropertySignature(member) ? [] : [renamed(member, key)];
  });
  if (callbacks.length === 0) return [webhooks];
  const { modifiers } = webhooks;
  const declared = (name: string, members: readonly ts.TypeElement[]) =>
    factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, members);
  const none = factory.createTypeAliasDeclaration(modifiers, "webhooks", undefined, emptyRecord());
  return [own.length === 0 ? none : declared("webhooks", own), declared("callbacks", callbacks)];
}

function emptyRecord(): ts.TypeNode {
  const keyword = (kind: ts.KeywordTypeSyntaxKind) => factory.createKeywordTypeNode(kind);
  return factory.createTypeReferenceNode("Record", [
    keyword(ts.SyntaxKind.StringKeyword),
    keyword(ts.SyntaxKind.NeverKeyword),
  ]);
}

/** Joins the paths of single methods with those that they belong to. */
function raisePaths(paths: ts.InterfaceDeclaration): ts.InterfaceDeclaration {
  const own = new Map<string, ts.TypeElement[]>();
  const others = paths.members.filter((member) => {
    const found = methodOf(nameOf(member));
    if (found === undefined) return true;
    const type = typeOf(member);
    const post =
      type && ts.isTypeLiteralNode(type) ? type.members.find((each) => nameOf(each) === "post") : undefined;
    if (post !== undefined && ts.isPropertySignature(post))
      own.set(found.path, [...(own.get(found.path) ?? []), renamed(post, found.method)]);
    return false;
  });
  const joined = others.map((member) => {
    const added = own.get(nameOf(member));
    const type = typeOf(member);
    if (added === undefined || type === undefined || !ts.isPropertySignature(member)) return member;
    const whole = ts.isTypeLiteralNode(type)
      ? factory.updateTypeLiteralNode(type, factory.createNodeArray([...type.members, ...added]))
      : factory.createIntersectionTypeNode([type, factory.createTypeLiteralNode(added)]);
    return retyped(member, whole);
  });
  return factory.updateInterfaceDeclaration(
    ...([paths, paths.modifiers, paths.name, paths.typeParameters, paths.heritageClauses, joined] as const),
  );
}

/** Makes the whole query, wherever it is a parameter, a place of its own next to `query`. */
function raiseQuery<Node extends ts.Node>(node: Node): Node {
  const raise = (each: ts.Node): ts.Node => {
    const inner = ts.visitEachChild(each, raise, undefined);
    if (!ts.isTypeLiteralNode(inner)) return inner;
    const members = inner.members.flatMap((member) => placesOf(member) ?? [member]);
    return factory.updateTypeLiteralNode(inner, factory.createNodeArray(members));
  };
  return ts.visitEachChild(node, raise, undefined);
}

function placesOf(member: ts.TypeElement): ts.TypeElement[] | undefined {
  const type = typeOf(member);
  if (nameOf(member) !== "query" || type === undefined || !ts.isTypeLiteralNode(type)) return undefined;
  const whole = type.members.find((each) => nameOf(each) === querystringName);
  if (whole === undefined || !ts.isPropertySignature(whole)) return undefined;
  const never = factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);
  const optional = factory.createToken(ts.SyntaxKind.QuestionToken);
  const none = factory.createPropertySignature(undefined, "query", optional, never);
  return [none, renamed(whole, "querystring")];
}

function renamed(member: ts.PropertySignature, name: string): ts.PropertySignature {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : factory.createStringLiteral(name);
  const text = typeof key === "string" ? factory.createIdentifier(key) : key;
  return factory.updatePropertySignature(member, member.modifiers, text, member.questionToken, member.type);
}

function retyped(member: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  return factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, type);
}

function nameOf({ name }: ts.TypeElement): string {
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : "";
}

function typeOf(member: ts.TypeElement): ts.TypeNode | undefined {
  return ts.isPropertySignature(member) ? member.type : undefined;
}
