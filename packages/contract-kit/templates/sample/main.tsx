import { createRoot } from "react-dom/client";
import { App } from "./components/App.tsx";
import { contract } from "./contract.ts";
import { restoreTheme } from "./lib/theme.ts";
import "./styles/index.css";

restoreTheme();
document.title = `Try ${contract.title}`;
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root.");
createRoot(root).render(<App />);
