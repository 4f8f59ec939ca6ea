import { type FormEvent, useId } from "react";
import { useSession } from "../session/context.ts";
import { useWords } from "../words/words.ts";

/** Takes a token and tries again. The field is emptied at once; the token is kept in memory only. */
export function TokenForm({ onToken }: { onToken: () => void }) {
  const id = useId();
  const words = useWords();
  const { enterToken } = useSession();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const token = String(new FormData(form).get("token") ?? "").trim();
    if (token === "") return;
    form.reset();
    enterToken(token);
    onToken();
  };
  return (
    <form className="token" onSubmit={submit}>
      <label className="label" htmlFor={id}>
        {words.token}
      </label>
      <input
        id={id}
        className="input mono"
        name="token"
        type="password"
        autoComplete="off"
        spellCheck={false}
        required
        aria-describedby={`${id}-hint`}
      />
      <button type="submit" className="button primary">
        {words.useToken}
      </button>
      <p className="hint muted small" id={`${id}-hint`}>
        {words.tokenHint}
      </p>
    </form>
  );
}
