// @ts-check
import { readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import ts from "typescript5";

/** @type {{ globals: string[], members: Record<string, string[] | undefined> }} */
const { globals, members } = JSON.parse(
  readFileSync(new URL("minimum-common-api.json", import.meta.url), "utf8"),
);
const allowed = new Set(globals);

/**
 * Uses of what is not in the Minimum Common Web Platform API of WinterTC (ECMA-429), and imports of modules that a
 * runtime would have to bring.
 * @param {string} config tsconfig of a package; its files and compiler options are taken from it
 * @returns {string[]} one `file:line:column what` for each use
 */
export function violations(config) {
  const { config: json } = ts.readConfigFile(config, ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(json, ts.sys, dirname(config));
  const program = ts.createProgram(fileNames, { ...options, types: ["node"], noEmit: true });
  const checker = program.getTypeChecker();
  /** @type {string[]} */
  const found = [];
  for (const source of program.getSourceFiles()) {
    if (!fileNames.includes(source.fileName)) continue;
    /** @type {(node: ts.Node, what: string) => void} */
    const report = (node, what) => {
      const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${relative(process.cwd(), source.fileName)}:${line + 1}:${character + 1} ${what}`);
    };
    visit(source, (node) => check(node, checker, report));
  }
  return found;
}

/**
 * @param {ts.Node} node
 * @param {(node: ts.Node) => void} act
 */
function visit(node, act) {
  act(node);
  ts.forEachChild(node, (child) => visit(child, act));
}

/**
 * @param {ts.Node} node
 * @param {ts.TypeChecker} checker
 * @param {(node: ts.Node, what: string) => void} report
 */
function check(node, checker, report) {
  if (
    ts.isStringLiteral(node) &&
    ts.isImportDeclaration(node.parent) &&
    /^(node|bun|cloudflare|npm|https?):/.test(node.text)
  ) {
    report(node, `imports ${node.text}`);
  }
  const name = globalName(node, checker);
  if (name === undefined) return;
  if (!allowed.has(name)) return report(node, `${name} is not in every runtime`);
  const { parent } = node;
  const member =
    ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : undefined;
  if (member !== undefined && members[name] && !members[name].includes(member)) {
    report(node, `${name}.${member} is not in every runtime`);
  }
}

/**
 * The name of a global that the runtime brings, when the node uses one as a value; the language's own are none.
 * @param {ts.Node} node
 * @param {ts.TypeChecker} checker
 */
function globalName(node, checker) {
  if (!ts.isIdentifier(node) || ts.isPartOfTypeNode(node)) return undefined;
  const { parent } = node;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
  if (isMember && parent.expression.getText() !== "globalThis") return undefined;
  const declarations = checker.getSymbolAtLocation(node)?.declarations ?? [];
  if (declarations.length === 0 || ts.isImportSpecifier(parent)) return undefined;
  const files = declarations.map((each) => each.getSourceFile());
  const isLanguage = files.some(({ fileName }) => /\/lib\.(es|decorators)[^/]*\.d\.ts$/.test(fileName));
  const isPlatform = files.every(({ fileName }) => /\/lib\.[^/]*\.d\.ts$|\/@types\/node\//.test(fileName));
  const isGlobal = declarations.every((each) => isTopLevel(each));
  return isPlatform && !isLanguage && isGlobal ? node.text : undefined;
}

/** @param {ts.Declaration} declaration */
function isTopLevel(declaration) {
  const holder = ts.isVariableDeclaration(declaration)
    ? declaration.parent.parent.parent
    : declaration.parent;
  return ts.isSourceFile(holder) || ts.isModuleBlock(holder);
}
