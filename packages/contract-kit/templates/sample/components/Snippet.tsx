import { useEffect, useState } from "react";
import { curlOf } from "../lib/curl.ts";
import { reactOf, typescriptOf } from "../lib/snippet.ts";
import type { Input } from "../lib/values.ts";
import type { OperationInfo } from "../types.ts";
import { Copy } from "./Copy.tsx";

const languages = ["TypeScript", "React", "curl"] as const;

interface SnippetProps {
  readonly operation: OperationInfo;
  readonly input: Input;
  readonly address: string;
}

/** The same call as code, with the values of the form. */
export function Snippet({ operation, input, address }: SnippetProps) {
  const [language, setLanguage] = useState<(typeof languages)[number]>("TypeScript");
  const curl = useCurl(operation, input, address);
  const code = {
    TypeScript: () => typescriptOf(operation, input, address),
    React: () => reactOf(operation, input),
    curl: () => curl,
  }[language]();
  return (
    <section className="card snippet" aria-label="The same call in code">
      <div className="card-head">
        <h2>In code</h2>
        <span className="segments">
          {languages.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === language}
              onClick={() => setLanguage(name)}
            >
              {name}
            </button>
          ))}
        </span>
        <Copy text={code} what="code" />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <pre className="raw" tabIndex={0}>
        {code}
      </pre>
    </section>
  );
}

/** The command of the form as it stands; the client makes it, which takes a moment. */
function useCurl(operation: OperationInfo, input: Input, address: string): string {
  const [command, setCommand] = useState("");
  useEffect(() => {
    let isCurrent = true;
    void curlOf(operation, input, address).then((text) => isCurrent && setCommand(text));
    return () => {
      isCurrent = false;
    };
  }, [operation, input, address]);
  return command;
}
