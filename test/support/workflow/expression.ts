import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

/** What expressions of a workflow may read: `github`, `needs`, `matrix` … by name. */
export type Contexts = Readonly<Record<string, unknown>>;

/** The state of the job so far, which `always()`, `success()` and `failure()` ask for. */
export interface Status {
  readonly failed: boolean;
}

function statusFunctions({ failed }: Status) {
  const answers = { always: true, success: !failed, failure: failed, cancelled: false };
  return Object.entries(answers).map(([name, answer]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(answer),
  }));
}

function evaluate(expression: string, contexts: Contexts, status: Status): data.ExpressionData {
  const functions = statusFunctions(status);
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse();
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  return new Evaluator(tree, values, new Map(functions.map((each) => [each.name, each]))).evaluate();
}

/** A value of a workflow with its expressions filled in, as GitHub's own evaluator does it. */
export function fill(value: unknown, contexts: Contexts): string {
  return String(value ?? "").replace(/\$\{\{(.*?)\}\}/gs, (_all, expression: string) =>
    evaluate(expression.trim(), contexts, { failed: false }).coerceString(),
  );
}

/** Whether an `if` holds. Without a status function in it, it also asks that nothing failed before. */
export function holds(condition: unknown, contexts: Contexts, status: Status): boolean {
  const text = String(condition ?? "success()").replace(/^\$\{\{(.*)\}\}$/s, "$1");
  const asksStatus = /\b(always|success|failure|cancelled)\s*\(/.test(text);
  if (!asksStatus && status.failed) return false;
  const { kind, ...result } = evaluate(text, contexts, status) as data.ExpressionData & { value?: unknown };
  return kind === data.Kind.Boolean ? result.value === true : Boolean(result.value);
}
