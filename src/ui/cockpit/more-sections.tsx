import { useApp, useText } from "../app-context.tsx";
import { ActionsSection } from "./actions-section.tsx";
import { ComparisonSection } from "./comparison-section.tsx";
import { DeploymentSection } from "./deployment-section.tsx";
import { Disclosure } from "./disclosure.tsx";
import { PractitionersSection } from "./practitioners-section.tsx";
import { References } from "./references.tsx";
import { SitesSection } from "./sites-section.tsx";
import { StraddlingSection } from "./straddling-section.tsx";

/** What is read beside the headline: other places and dates. */
export function BesideSections() {
  const text = useText().cockpit;
  const hasDates = useApp((state) => state.list.kind === "ready" && state.list.info.hasDates);
  return (
    <>
      <Disclosure title={text.references.title}>
        <References />
      </Disclosure>
      {hasDates && (
        <Disclosure title={text.deployment.title}>
          <DeploymentSection />
        </Disclosure>
      )}
    </>
  );
}

/** What is asked for less often than white zones and overlaps, each behind its name. */
export function MoreSections() {
  const text = useText();
  const words = text.cockpit;
  const actions = useApp((state) => state.cockpit.actions?.reply.actions.length);
  return (
    <>
      <Disclosure title={words.straddling.title}>
        <StraddlingSection />
      </Disclosure>
      <Disclosure title={words.practitioners.title}>
        <PractitionersSection />
      </Disclosure>
      <Disclosure title={words.actions.title} {...(actions !== undefined && { figure: text.integer(actions) })}>
        <ActionsSection />
      </Disclosure>
      <Disclosure title={words.sites.title}>
        <SitesSection />
      </Disclosure>
      <Disclosure title={words.comparison.title}>
        <ComparisonSection />
      </Disclosure>
    </>
  );
}
