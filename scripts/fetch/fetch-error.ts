/** Why a source could not be downloaded: one sentence, shown alone. */
export class FetchError extends Error {
  override readonly name = "FetchError";
}

/** A command that asks for something that does not exist: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
