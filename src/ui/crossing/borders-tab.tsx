import { useApp, useServices, useText } from "../app-context.tsx";
import { saveFile } from "../save-file.ts";
import { useSaveGeojson } from "./geojson-file.ts";
import { useMeshWords } from "./mesh-words.ts";
import { savePngOf } from "./svg-file.ts";

/** Size of the sheet that the worker draws. */
const SHEET = { width: 1123, height: 794 } as const;

/** How far the limits of the first mesh follow those of every other one, and those that it alone has. */
export function BordersTab() {
  const all = useText();
  const text = all.crossing;
  const { store } = useServices();
  const words = useMeshWords();
  const beside = useApp((state) => state.crossing.besideAll);
  const counted = useApp((state) => state.crossing.borders);
  const shown = useApp((state) => state.crossing.bordersShown);
  const [first] = beside?.byMesh ?? [];
  const [own] = counted?.byMesh ?? [];
  if (beside === null || counted === null || first === undefined || own === undefined)
    return <p className="caption">{text.loading}</p>;
  const a = words(beside.meshes[0]!);
  const rows = beside.meshes
    .map((mesh, m) => ({ mesh, ...first.beside[m]!, reverse: beside.byMesh[m]!.beside[0]!.followedShare }))
    .slice(1)
    .sort((one, other) => other.followedShare - one.followedShare);
  const others = counted.meshes.slice(1).map((mesh) => words(mesh).name);
  return (
    <>
      <section aria-live="polite">
        <p className="key-figure figure">{text.km(first.totalKm)}</p>
        <p>{text.limitsOf(a.name)}</p>
      </section>
      <section>
        <h2>{text.followTitle(a.name)}</h2>
        <table className="figures-table crossing-follow" data-testid="crossing-follow">
          <thead>
            <tr>
              <th scope="col">{text.otherMesh}</th>
              <th scope="col">{text.togetherKm}</th>
              <th scope="col">{text.ofLimits(a.name)}</th>
              <td />
              <th scope="col">{text.ofOwnLimits}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ mesh, togetherKm, followedShare, reverse }) => (
              <tr key={mesh.id} data-mesh={mesh.id}>
                <th scope="row">
                  {words(mesh).name}
                  {mesh.nature === "simule" && (
                    <span className="badge" data-nature="simule">
                      {all.natures.simule}
                    </span>
                  )}
                </th>
                <td className="figure">{text.km(togetherKm)}</td>
                <td className="figure">
                  <strong>{all.percent(followedShare)}</strong>
                </td>
                <td className="crossing-bar-cell">
                  <div className="share-bar" aria-hidden>
                    <span style={{ width: `${followedShare * 100}%` }} />
                  </div>
                </td>
                <td className="figure">{all.percent(reverse)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="caption">{text.bordersNote}</p>
      </section>
      <section>
        <h2>{text.aloneTitle(a.name)}</h2>
        <p className="figure">
          <strong>{text.km(own.onlyKm)}</strong> · {all.percent(own.totalKm > 0 ? own.onlyKm / own.totalKm : 0)}
        </p>
        <p className="caption">{text.aloneAmong(others.join(", "))}</p>
        <label className="check-row">
          <input
            type="checkbox"
            checked={shown === "alone"}
            onChange={() => store.crossing.showBorders(shown === "alone" ? "all" : "alone")}
          />
          <span>{text.showAlone}</span>
        </label>
      </section>
      <CombinationsSection />
      <BordersOut />
    </>
  );
}

/** The longest combinations of meshes, as the map draws them. */
function CombinationsSection() {
  const all = useText();
  const text = all.crossing;
  const words = useMeshWords();
  const borders = useApp((state) => state.crossing.borders);
  if (borders === null) return null;
  const rows = borders.bundles.toSorted((one, other) => other.lengthKm - one.lengthKm).slice(0, 12);
  return (
    <section>
      <h2>{text.combinations}</h2>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{text.meshesThere}</th>
            <th scope="col">{text.borders}</th>
            <th scope="col">km</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ mask, borders: count, lengthKm }) => (
            <tr key={mask}>
              <th scope="row">
                {borders.meshes
                  .filter((_, m) => ((mask >> m) & 1) === 1)
                  .map((mesh) => words(mesh).name)
                  .join(" + ")}
              </th>
              <td className="figure">{all.integer(count)}</td>
              <td className="figure">{all.integer(lengthKm)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function BordersOut() {
  const text = useText().crossing;
  const { store } = useServices();
  const words = useMeshWords();
  const language = useApp((state) => state.language);
  const borders = useApp((state) => state.crossing.borders);
  const saveGeojson = useSaveGeojson();
  const named = (place: number) => {
    const mesh = borders?.meshes[place];
    return mesh === undefined ? "" : words(mesh).name;
  };
  /** Length of the limits that the first two meshes have as `pair` says (bit 0: the first, bit 1: the second). */
  const withKm = (label: string, pair: number) => {
    const own = borders?.bundles.filter(({ mask }) => (mask & 3) === pair) ?? [];
    return `${label} · ${text.km(own.reduce((sum, { lengthKm }) => sum + lengthKm, 0))}`;
  };
  const draw = () =>
    store.crossing.exportBorderFigure({
      language,
      title: text.bordersMap(named(0), named(1)),
      width: text.widthOf((borders?.meshes ?? []).map((mesh) => words(mesh).name).join(", ")),
      overseas: text.overseasCounted,
      legend: {
        both: withKm(text.together(named(0), named(1)), 3),
        first: withKm(text.without(named(0), named(1)), 1),
        second: withKm(text.without(named(1), named(0)), 2),
        other: withKm(text.otherMeshes, 0),
      },
    });
  const save = async (format: "svg" | "png") => {
    const reply = await draw();
    if (!reply.ok) return;
    if (format === "svg") return saveFile(reply.value);
    await savePngOf(new TextDecoder().decode(reply.value.bytes), SHEET.width, SHEET.height, text.files.borders);
  };
  return (
    <section>
      <h2>{text.out}</h2>
      <div className="crossing-buttons">
        <button type="button" className="button" onClick={() => void save("svg")}>
          {text.mapSvg}
        </button>
        <button type="button" className="button" onClick={() => void save("png")}>
          {text.mapPng}
        </button>
        <button
          type="button"
          className="button"
          onClick={async () => saveGeojson(text.files.borders, await store.crossing.exportBorders())}
        >
          {text.bordersGeojson}
        </button>
      </div>
    </section>
  );
}
