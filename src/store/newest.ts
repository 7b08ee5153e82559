/** Whether nothing of the same kind was asked since. */
export type IsNewest = () => boolean;

/**
 * Tells the answer to the last question of a kind from answers to questions before it, which are of no use any more.
 * Questions of other kinds do not count: a count for all of them would lose answers that are still waited for.
 *
 * @returns what each question of the kind begins with; called alone, it drops the answers still on their way
 */
export function newest(): () => IsNewest {
  let count = 0;
  return () => {
    const mine = ++count;
    return () => mine === count;
  };
}
