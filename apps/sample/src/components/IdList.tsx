import type { Ids } from "../session/ids.ts";
import { useWords } from "../words/words.ts";
import { CopyButton } from "./CopyButton.tsx";

/** The ids that support asks for, each with a copy button. */
export function IdList({ ids }: { ids: Ids }) {
  const words = useWords();
  const known = Object.entries(words.ids).flatMap(([role, label]) => {
    const value = ids[role];
    return value === undefined ? [] : [{ label, value }];
  });
  if (known.length === 0) return <p className="muted small">{words.noIds}</p>;
  return (
    <dl className="ids">
      {known.map(({ label, value }) => (
        <div className="id" key={label}>
          <dt>{label}</dt>
          <dd>
            <span className="mono" dir="ltr">
              {value}
            </span>
            <CopyButton text={value} what={label} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
