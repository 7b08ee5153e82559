import type { DraftRecord } from "../domain/draft-record.ts";
import { accept, type Result } from "../domain/result.ts";
import { decodeDraftLink, encodeDraftLink, type LinkedDraft, type LinkRefusal } from "../formats/draft-link.ts";
import type { ListBase } from "../formats/list-rows.ts";
import { type PerimeterFileRefusal, readPerimeterFile, writePerimeterFile } from "../formats/perimeter-file.ts";
import { readPerimeterCsv, writePerimeterCsv } from "../formats/perimeter-file-csv.ts";
import type { ListRefusal } from "../formats/perimeter-list.ts";
import type { DeskContext } from "./desk-context.ts";
import type { ImportedDrafts } from "./draw-protocol.ts";

/** The part of the desk that turns open drafts into links and files, and back into records. */
export function createDrawFiles(context: DeskContext, recordOf: (id: string) => DraftRecord) {
  const listBase = async (): Promise<ListBase> => {
    const base = context.base();
    return { units: base.units, history: await base.history() };
  };
  return {
    /** The payload of a link (base64url); it says neither author, date nor reasons. */
    async draftLink(id: string): Promise<string> {
      return encodeDraftLink(recordOf(id));
    },

    async readDraftLink(payload: string): Promise<Result<LinkedDraft, LinkRefusal>> {
      return decodeDraftLink(payload);
    },

    /** The whole records of open drafts, in the order asked. */
    async draftRecords(ids: readonly string[]): Promise<readonly DraftRecord[]> {
      return ids.map(recordOf);
    },

    /** The text of a perimeter file: everything as JSON, or the communes alone as a list that the command line reads. */
    async writePerimeter(ids: readonly string[], format: "json" | "csv"): Promise<string> {
      const records = ids.map(recordOf);
      return format === "json" ? writePerimeterFile(records) : writePerimeterCsv(records, await listBase());
    },

    /** Reads a perimeter file, JSON or list, whatever its name. `today`: the date of drafts that a list does not date. */
    async readPerimeter(
      name: string,
      bytes: Uint8Array<ArrayBuffer>,
      today: string,
    ): Promise<Result<ImportedDrafts, PerimeterFileRefusal | ListRefusal>> {
      const text = new TextDecoder().decode(bytes);
      if (/^\s*\{/.test(text)) {
        const file = readPerimeterFile(name, text);
        return file.ok ? accept({ ...file.value, anomalies: [] }) : file;
      }
      const list = readPerimeterCsv({ name, bytes }, await listBase());
      if (!list.ok) return list;
      const unsaid = { author: "", date: today, reasons: "", origin: null };
      const { drafts, anomalies } = list.value;
      return accept({ drafts: drafts.map((draft) => ({ ...draft, ...unsaid })), historyDropped: [], anomalies });
    },
  };
}
