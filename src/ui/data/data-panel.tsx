import { X } from "lucide-react";
import { useApp, useText } from "../app-context.tsx";
import { AnomalyList } from "./anomaly-list.tsx";
import { ContoursSection } from "./contours-section.tsx";
import { FileSection } from "./file-section.tsx";
import { LayerRows } from "./layer-rows.tsx";
import { ListReadingSection } from "./list-reading.tsx";
import { ListReview } from "./list-review.tsx";
import { MeshCatalogue } from "./mesh-catalogue.tsx";
import { WorkSection } from "./work-section.tsx";
import "./data.css";

/** Everything that comes in: files, how they were read, what is doubtful in them, and the work as one file. */
export function DataPanel({ onClose }: { readonly onClose: () => void }) {
  const text = useText().data;
  const info = useApp((state) => (state.list.kind === "ready" ? state.list.info : null));
  if (info === null) return null;
  return (
    <div className="data-panel">
      <div className="why-title">
        <h1 className="sheet-name">{text.title}</h1>
        <button type="button" className="icon-button" aria-label={text.close} onClick={onClose}>
          <X size={16} aria-hidden />
        </button>
      </div>
      <FileSection />
      <LayerRows info={info} />
      {info.reading !== null && <ListReview key={info.file} info={info} reading={info.reading} />}
      {info.reading !== null && <ListReadingSection info={info} reading={info.reading} />}
      <AnomalyList info={info} />
      <ContoursSection />
      <MeshCatalogue />
      <WorkSection />
    </div>
  );
}
