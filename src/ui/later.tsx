import { Component, type ReactNode, Suspense } from "react";
import { useText } from "./app-context.tsx";
import type { Text } from "./text/fr.ts";

interface Props {
  readonly children: ReactNode;
  /** What is shown while the code is on its way. */
  readonly meanwhile?: ReactNode;
  /** Another subject is shown afresh, even where the one before failed. */
  readonly subject?: string;
}

/**
 * A part of the page whose code may come later. When it does not come (no network, a site that has just changed), or when
 * it breaks, a sentence takes its place and the rest of the page goes on.
 */
export function Later({ children, meanwhile = null, subject = "" }: Props) {
  const text = useText().part;
  return (
    <Boundary
      key={subject}
      failed={(error) => (
        <div className="part-failed" role="alert">
          <p>{failureSentence(error, text)}</p>
          <button type="button" className="button-strong" onClick={() => location.reload()}>
            {text.reload}
          </button>
        </div>
      )}
    >
      <Suspense fallback={meanwhile}>{children}</Suspense>
    </Boundary>
  );
}

/** Browsers each have their words for a module that could not be fetched; all of them make it a TypeError about importing. */
export const isCodeMissing = (error: unknown) => error instanceof TypeError && /import|module/i.test(error.message);

/** Why a part of the page is not there, and what to do. */
export const failureSentence = (error: unknown, text: Text["part"]): string =>
  isCodeMissing(error) ? text.missing : text.broken(String(error));

interface BoundaryProps {
  readonly children: ReactNode;
  readonly failed: (error: unknown) => ReactNode;
}

/** React gives this to classes alone. */
class Boundary extends Component<BoundaryProps, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error === null ? this.props.children : this.props.failed(this.state.error);
  }
}
