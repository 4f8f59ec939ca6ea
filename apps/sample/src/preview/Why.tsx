import { useWords } from "../words/words.ts";

/** Where the data comes from, and why not from Partner Center. */
export function Why() {
  const words = useWords();
  return (
    <>
      {words.reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <p>
        <a href="/docs/" hrefLang="en">
          {words.readDocs}
        </a>
      </p>
    </>
  );
}
