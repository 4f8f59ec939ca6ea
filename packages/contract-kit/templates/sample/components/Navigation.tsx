import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { contract } from "../contract.ts";
import { hashOf } from "../lib/route.ts";
import type { OperationInfo } from "../types.ts";
import { Icon } from "./Icon.tsx";
import { Method } from "./Method.tsx";

/** All operations by tag, with a search. `/` goes to the search, the arrow keys along the list. */
export function Navigation({ current }: { current: string | undefined }) {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.matches("input, textarea, select");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      // On a narrow page the search is not there before the list is open.
      flushSync(() => setOpen(true));
      search.current?.focus();
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, []);
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const found = contract.operations.filter((operation) => fits(operation, text));
  const groups = tagsOf(found);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const stops = [search.current, ...(list.current?.querySelectorAll<HTMLElement>("a") ?? [])];
    stops[stops.indexOf(document.activeElement as HTMLInputElement) + step]?.focus();
  };
  return (
    <nav className="nav" aria-label="Operations" data-open={open} onKeyDown={move}>
      <button type="button" className="button nav-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="list" /> {current ?? `${contract.operations.length} operations`}
        <Icon name="down" />
      </button>
      <div className="nav-body">
        <input
          ref={search}
          className="input"
          type="search"
          aria-label="Search operations"
          placeholder="Search operations  ( / )"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div ref={list} className="nav-list">
          {groups.map(([tag, operations]) => (
            <div key={tag}>
              <h2>{tag}</h2>
              <ul>
                {operations.map((operation) => (
                  <li key={operation.id}>
                    <Item
                      operation={operation}
                      current={operation.id === current}
                      onGo={() => setOpen(false)}
                    />
                  </li>
                ))}
              </ul>
            </div>
          ))}
          {found.length === 0 && (
            <p className="hint" role="status">
              No operation has “{text}” in its name, path or summary.
            </p>
          )}
        </div>
      </div>
    </nav>
  );
}

interface ItemProps {
  readonly operation: OperationInfo;
  readonly current: boolean;
  readonly onGo: () => void;
}

function Item({ operation, current, onGo }: ItemProps) {
  return (
    <a
      className="nav-item"
      href={hashOf(operation.id)}
      aria-current={current ? "page" : undefined}
      title={operation.path}
      onClick={onGo}
    >
      <Method method={operation.method} />
      <span className={operation.deprecated ? "struck" : undefined}>{operation.summary}</span>
      {operation.deprecated && <span className="sr-only">, deprecated</span>}
    </a>
  );
}

/** Operations by their first tag, in the contract's order. */
export function tagsOf(operations: readonly OperationInfo[]): [string, OperationInfo[]][] {
  const names = [...new Set([...contract.tags.map(({ name }) => name), ...operations.map(({ tag }) => tag)])];
  return names
    .map((name): [string, OperationInfo[]] => [name, operations.filter(({ tag }) => tag === name)])
    .filter(([, group]) => group.length > 0);
}

function fits(operation: OperationInfo, text: string): boolean {
  const { id, method, path, summary, tag } = operation;
  const all = `${id} ${method} ${path} ${summary} ${tag}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
