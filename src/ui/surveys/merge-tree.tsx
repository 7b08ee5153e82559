import type { TypologyView } from "../../analysis/survey-protocol.ts";
import { useServices, useText } from "../app-context.tsx";

const WIDTH = 512;
const HEIGHT = 150;
const MARGIN = 10;

interface Node {
  readonly x: number;
  readonly y: number;
}

/** Branches from left to right, so that no two lines cross. */
function orderOf({ branches, merges }: TypologyView["tree"]): readonly number[] {
  const order: number[] = [];
  const walk = (group: number): void => {
    if (group < branches) {
      order.push(group);
      return;
    }
    const merge = merges[group - branches]!;
    walk(merge.left);
    walk(merge.right);
  };
  walk(branches + merges.length - 1);
  return order;
}

/** The top of the tree with its cut; a click on a number of classes cuts it elsewhere. */
export function MergeTree({ view }: { readonly view: TypologyView }) {
  const words = useText().surveys.typology;
  const { store } = useServices();
  const { tree, classes, report } = view;
  const { branches, merges } = tree;
  if (merges.length < 2) return null;
  // Roots of the inertia: the first merges would be flat beside the last.
  const highest = Math.sqrt(merges.at(-1)!.height);
  const yOf = (height: number) => HEIGHT - MARGIN - (Math.sqrt(height) / highest) * (HEIGHT - 2 * MARGIN);
  const order = orderOf(tree);
  const step = (WIDTH - 2 * MARGIN) / (branches - 1);
  const nodes: Node[] = Array.from({ length: branches }, (_, branch) => ({
    x: MARGIN + order.indexOf(branch) * step,
    y: HEIGHT - MARGIN,
  }));
  const lines = merges.map(({ left, right, height }) => {
    const [a, b] = [nodes[left]!, nodes[right]!];
    const y = yOf(height);
    nodes.push({ x: (a.x + b.x) / 2, y });
    return `M${a.x} ${a.y}V${y}H${b.x}V${b.y}`;
  });
  const cutAt = (count: number) => {
    const above = merges.at(-(count - 1));
    const below = merges.at(-count);
    return above === undefined || below === undefined ? null : (yOf(above.height) + yOf(below.height)) / 2;
  };
  const cut = cutAt(classes.length);
  const counts = [2, 3, 4, 5, 6, 7, 8].filter((count) => count <= merges.length);
  return (
    <section>
      <h2>{words.tree}</h2>
      <svg
        className="survey-tree"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${words.tree}. ${words.treeCut(classes.length)}`}
      >
        {lines.map((line) => (
          <path key={line} d={line} />
        ))}
        {cut !== null && <path className="survey-cut" d={`M0 ${cut}H${WIDTH}`} />}
      </svg>
      <div className="survey-cuts">
        <span className="caption">{words.treeAxis}</span>
        {counts.map((count) => (
          <button
            key={count}
            type="button"
            className="button"
            aria-pressed={count === classes.length}
            aria-label={words.treeChoose(count)}
            onClick={() => {
              store.surveys.chooseTypology({ classes: count });
              void store.surveys.runTypology();
            }}
          >
            {count === report.proposedClasses ? words.proposed(count) : count}
          </button>
        ))}
      </div>
    </section>
  );
}
