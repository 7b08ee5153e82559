import { type RefObject, useEffect, useRef, useState } from "react";
import type { DraftReply } from "../../analysis/draw-protocol.ts";
import type { DraftRecord } from "../../domain/draft-record.ts";
import type { Interval } from "../../domain/report.ts";
import { useApp } from "../app-context.tsx";
import type { Text } from "../text/fr.ts";

const NARROW = "(max-width: 760px)";

/** The draft being drawn with its last answer; null before it is there. */
export function useDraft(): { readonly record: DraftRecord; readonly reply: DraftReply } | null {
  const record = useApp(({ draw }) => draw.records.find(({ id }) => id === draw.current));
  const reply = useApp(({ draw }) => draw.reply);
  return record === undefined || reply === null || reply.id !== record.id ? null : { record, reply };
}

/**
 * For the heading of what has just taken the place of another view: the focus, if it was lost with that view, goes on
 * from here and not from the top of the page.
 */
export function useFocusOnArrival(arrival: string | null): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A page that has just opened begins at its top.
    const isByHand = navigator.userActivation?.hasBeenActive === true;
    if (arrival !== null && isByHand && document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
  }, [arrival]);
  return heading;
}

/** A phone: the map above, the sheet below. */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const follow = () => setNarrow(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return isNarrow;
}

/** A, B, C… then 27, 28. */
export const letterOf = (position: number): string =>
  position < 26 ? String.fromCharCode(65 + position) : String(position + 1);

/** « CPTS Sud 04 » as « Sud 04 », where everything is a CPTS. */
export const withoutKind = (name: string): string => name.replace(/^CPTS\s+/i, "");

/** « 59 901 », or « 40 000 à 59 901 » where communes are shared. */
export const writePeople = ({ min, max }: Interval, text: Text): string =>
  min === max ? text.integer(max) : text.draw.interval(min, max);

/** « 2 », or « 1–2 ». */
export const writeSize = (min: number, max: number): string => (min === max ? String(max) : `${min}–${max}`);

/** « 1,00 », whatever its sign. */
export const writeTimes = ({ min, max }: Interval, text: Text): string =>
  min === max ? text.decimals(max, 2) : `${text.decimals(min, 2)}–${text.decimals(max, 2)}`;
