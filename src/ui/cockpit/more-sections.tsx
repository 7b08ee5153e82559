import type { AddedSubject } from "../../formats/file-subject.ts";
import { useApp, useText } from "../app-context.tsx";
import type { MethodHeading } from "../text/method-entries.ts";
import { WhyMethod } from "../why-method.tsx";
import { ActionsSection } from "./actions-section.tsx";
import { ComparisonSection } from "./comparison-section.tsx";
import { DeploymentSection } from "./deployment-section.tsx";
import { Disclosure } from "./disclosure.tsx";
import { PractitionersSection } from "./practitioners-section.tsx";
import { References } from "./references.tsx";
import { SitesSection } from "./sites-section.tsx";
import { StraddlingSection } from "./straddling-section.tsx";

/** Makes the explanation of a section, once there are figures. */
function useWhy() {
  const report = useApp((state) => state.view?.report);
  return (title: string, of: readonly MethodHeading[]) =>
    report === undefined ? undefined : <WhyMethod title={title} of={of} report={report} />;
}

/** What is read beside the headline: other places and dates. */
export function BesideSections() {
  const text = useText().cockpit;
  const hasDates = useApp((state) => state.list.kind === "ready" && state.list.info.hasDates);
  const why = useWhy();
  return (
    <>
      <Disclosure
        title={text.references.title}
        why={why(text.references.title, ["Coverage", "Ratio", "Comparable territories"])}
      >
        <References />
      </Disclosure>
      {hasDates && (
        <Disclosure
          title={text.deployment.title}
          why={why(text.deployment.title, ["Deployment curve", "Stage and existence at a date"])}
        >
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
  const why = useWhy();
  const placed = useApp(({ notice }) => (notice?.kind === "placed" ? notice : null));
  const causeOf = (...kinds: readonly AddedSubject[]) =>
    placed !== null && kinds.includes(placed.about) ? placed : null;
  const actions = useApp((state) => state.cockpit.actions?.reply.actions.length);
  return (
    <>
      <Disclosure
        title={words.straddling.title}
        why={why(words.straddling.title, ["Zones crossed", "Shares in the territories of a mesh"])}
      >
        <StraddlingSection />
      </Disclosure>
      <Disclosure
        title={words.practitioners.title}
        cause={causeOf("practitioners")}
        why={why(words.practitioners.title, ["Communes without a general practitioner"])}
      >
        <PractitionersSection />
      </Disclosure>
      <Disclosure
        title={words.actions.title}
        cause={causeOf("actions", "facts")}
        why={why(words.actions.title, ["Actions of the CPTS"])}
        {...(actions !== undefined && { figure: text.integer(actions) })}
      >
        <ActionsSection />
      </Disclosure>
      <Disclosure title={words.sites.title} why={why(words.sites.title, ["Sites"])}>
        <SitesSection />
      </Disclosure>
      <Disclosure title={words.comparison.title} why={why(words.comparison.title, ["Two lists compared"])}>
        <ComparisonSection />
      </Disclosure>
    </>
  );
}
