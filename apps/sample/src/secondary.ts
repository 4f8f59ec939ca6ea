// What the first view can do without, in one chunk.
export { IdList } from "./components/IdList.tsx";
export { exportCsv } from "./lib/download.ts";
export { StateList } from "./preview/StateList.tsx";
export { Why } from "./preview/Why.tsx";
export { Empty } from "./states/Empty.tsx";
export { FilteredEmpty } from "./states/FilteredEmpty.tsx";
export { ProblemPanel } from "./states/ProblemPanel.tsx";
export { StaleNotice } from "./states/StaleNotice.tsx";
