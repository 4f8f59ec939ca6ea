import { useLayoutEffect } from "react";
import { Dashboard } from "./components/Dashboard.tsx";
import { useView } from "./hooks/useView.ts";
import { PreviewBar } from "./preview/PreviewBar.tsx";
import { scenarioOf } from "./preview/scenarios.ts";
import { Session } from "./session/Session.tsx";
import { WordsContext, wordsOf } from "./words/words.ts";

/** The preview bar, and the dashboard in the chosen state. */
export function App() {
  const [view, change] = useView();
  const scenario = scenarioOf(view.state);
  const words = wordsOf(view.locale);
  useLayoutEffect(() => {
    const { documentElement } = document;
    documentElement.lang = view.locale;
    documentElement.dir = words.direction;
    document.title = `${words.usage} · Partner licenses`;
  }, [view.locale, words]);
  return (
    <WordsContext value={words}>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <PreviewBar scenario={scenario} onState={(state) => change({ state })} />
      <Session key={scenario.id} scenario={scenario}>
        <Dashboard view={view} onChange={change} />
      </Session>
    </WordsContext>
  );
}
