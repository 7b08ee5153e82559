import { type ComponentType, lazy, Suspense } from "react";
import type { ReportFigures } from "../domain/report.ts";
import type { MethodHeading } from "./text/method-entries.ts";

/** One figure written out: « 48 376 + 16 380 = 64 756 ». */
export interface WrittenFormula {
  readonly name: string;
  readonly expression: string;
  readonly result: string;
}

export interface WhyMethodProps {
  /** What the explanation is of: the title of the section or table beside it. */
  readonly title: string;
  readonly of: readonly MethodHeading[];
  readonly formulas?: readonly WrittenFormula[];
  /** Facts of this section alone, before those of every figure. */
  readonly facts?: readonly (readonly [string, string])[];
  readonly report: ReportFigures;
}

/** Without its code the sign is left out: the figures that it explains stay. */
const Body = lazy(() =>
  import("./why-method-popover.tsx").then(
    ({ WhyMethodPopover }): { default: ComponentType<WhyMethodProps> } => ({ default: WhyMethodPopover }),
    () => ({ default: () => null }),
  ),
);

/**
 * « D'où vient ce chiffre ? » of a whole section or table: what each of its figures counts and what to keep in mind. Its
 * sentences come after the first view.
 */
export const WhyMethod = (props: WhyMethodProps) => (
  <Suspense
    fallback={
      <span className="why" aria-hidden>
        ?
      </span>
    }
  >
    <Body {...props} />
  </Suspense>
);
