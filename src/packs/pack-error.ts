import type { PackName } from "./pack-list.ts";

export type PackErrorCode = "missing" | "version" | "corrupt";

/**
 * A pack that cannot be used. `missing`: no file, or a page in its place; `version`: written by another version of
 * the build; `corrupt`: cut, altered, or not the shape that its version promises.
 */
export class PackError extends Error {
  override readonly name = "PackError";
  readonly code: PackErrorCode;
  readonly pack: PackName | "manifest";
  readonly detail: string;

  constructor(code: PackErrorCode, pack: PackName | "manifest", detail: string) {
    super(`${pack}: ${code}: ${detail}`);
    this.code = code;
    this.pack = pack;
    this.detail = detail;
  }
}
