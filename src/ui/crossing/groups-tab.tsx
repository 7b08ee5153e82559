import { GroupSection } from "./group-section.tsx";
import { ChoiceSection } from "./process-section.tsx";
import { SizesSection } from "./sizes-section.tsx";

/** CPTS that work together, CPTS imposed or chosen, classes of population. */
export function GroupsTab() {
  return (
    <>
      <GroupSection />
      <ChoiceSection />
      <SizesSection />
    </>
  );
}
