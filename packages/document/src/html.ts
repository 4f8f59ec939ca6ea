/** Markup that is safe to send. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template may hold: markup as it is, a list of such, and text, which is escaped. */
export type HtmlPart = Html | string | number | readonly HtmlPart[];

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for use in HTML and XML, attributes in quotes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => escapes[char] ?? char);
}

/** Template tag: every value is escaped unless it is `Html` itself, so that no text from elsewhere becomes markup. */
export function html(strings: TemplateStringsArray, ...values: HtmlPart[]): Html {
  return new Html(String.raw({ raw: strings }, ...values.map(render)));
}

function render(value: HtmlPart): string {
  if (value instanceof Html) return value.text;
  return typeof value === "object" ? value.map(render).join("") : escapeHtml(String(value));
}
