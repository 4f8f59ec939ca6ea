import { StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { CrashGuard } from "./components/CrashGuard.tsx";
import { loadSecondary } from "./later.tsx";
import "./styles/index.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");
createRoot(root).render(
  <StrictMode>
    <CrashGuard>
      <Suspense>
        <App />
      </Suspense>
    </CrashGuard>
  </StrictMode>,
);
addEventListener("load", () => setTimeout(loadSecondary, 300));
