import { Dashboard } from "./components/Dashboard.tsx";
import { useView } from "./hooks/useView.ts";
import { PreviewBar } from "./preview/PreviewBar.tsx";
import { scenarioOf } from "./preview/scenarios.ts";
import { Session } from "./session/Session.tsx";

/** The preview bar, and the dashboard in the chosen state. */
export function App() {
  const [view, change] = useView();
  const scenario = scenarioOf(view.state);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <PreviewBar scenario={scenario} onState={(state) => change({ state })} />
      <Session key={scenario.id} scenario={scenario}>
        <Dashboard view={view} onChange={change} />
      </Session>
    </>
  );
}
