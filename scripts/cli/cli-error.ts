/** Something that the person at the command line can put right: its message is one sentence, shown alone. */
export class CliError extends Error {
  override readonly name = "CliError";
}
