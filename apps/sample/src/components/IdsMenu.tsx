import { IdList } from "../later.tsx";
import { useIds } from "../session/context.ts";
import { useWords } from "../words/words.ts";
import { Menu } from "./Menu.tsx";

/** The ids of the latest answer, one click away. */
export function IdsMenu() {
  const ids = useIds();
  return (
    <Menu label={useWords().requestIds} buttonClass="quiet" panelClass="ids-panel end">
      {() => <IdList ids={ids} />}
    </Menu>
  );
}
