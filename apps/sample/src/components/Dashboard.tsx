import { useMemo } from "react";
import { useUsage } from "../hooks/useUsage.ts";
import type { ChangeView } from "../hooks/useView.ts";
import { formatsFor } from "../lib/format.ts";
import type { View } from "../lib/urlState.ts";
import { Header } from "./Header.tsx";
import { PageHead } from "./PageHead.tsx";
import { Superseded } from "./Superseded.tsx";
import { Usage } from "./Usage.tsx";

/** The page below the preview bar. */
export function Dashboard({ view, onChange }: { view: View; onChange: ChangeView }) {
  const query = useUsage(view.locale);
  const formats = useMemo(() => formatsFor(view.locale), [view.locale]);
  return (
    <>
      <Header locale={view.locale} onLocale={(locale) => onChange({ locale })} />
      <main className="wrap page" id="main">
        <Superseded />
        <PageHead query={query} formats={formats} />
        <Usage query={query} view={view} onChange={onChange} formats={formats} />
      </main>
    </>
  );
}
