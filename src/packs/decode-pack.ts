import type { CodeHistory } from "../domain/code-history.ts";
import type { UnitTable } from "../domain/unit.ts";
import type { Mesh } from "../geo/mesh.ts";
import { decodeExample, type Example } from "./example.ts";
import { decodeFormerCodes } from "./former-codes.ts";
import { decodeMesh } from "./mesh-codec.ts";
import { PackError } from "./pack-error.ts";
import { PACKS, type PackEntry, type PackName } from "./pack-list.ts";
import { decodePostalCodes, type PostalCodes } from "./postal-codes.ts";
import { decodeSurroundings, type Surroundings } from "./surroundings.ts";
import { decodeSurveys, type Surveys } from "./surveys.ts";
import { decodeUnits } from "./units.ts";

/** What each pack gives once read. */
export interface PackContents {
  readonly units: UnitTable;
  readonly contours: Mesh;
  readonly formerCodes: CodeHistory;
  readonly postalCodes: PostalCodes;
  readonly surroundings: Surroundings;
  readonly example: Example;
  readonly surveys: Surveys;
}

const DECODERS: { readonly [Name in PackName]: (bytes: Uint8Array) => PackContents[Name] } = {
  units: (bytes) => decodeUnits(parseJson("units", bytes)),
  contours: decodeMesh,
  formerCodes: (bytes) => decodeFormerCodes(parseJson("formerCodes", bytes)),
  postalCodes: (bytes) => decodePostalCodes(parseJson("postalCodes", bytes)),
  surroundings: (bytes) => decodeSurroundings(parseJson("surroundings", bytes)),
  example: (bytes) => decodeExample(parseJson("example", bytes)),
  surveys: (bytes) => decodeSurveys(parseJson("surveys", bytes)),
};

/**
 * Reads the bytes of a pack, which the manifest describes.
 * @throws PackError `version` when it was written for another version of this code, `corrupt` when bytes are missing
 */
export function decodePack<Name extends PackName>(name: Name, bytes: Uint8Array, entry: PackEntry): PackContents[Name] {
  const wanted = PACKS[name].version;
  if (entry.version !== wanted)
    throw new PackError("version", name, `version ${entry.version}, this code reads ${wanted}`);
  if (bytes.byteLength !== entry.bytes)
    throw new PackError("corrupt", name, `${bytes.byteLength} bytes, the manifest says ${entry.bytes}`);
  return DECODERS[name](bytes);
}

/**
 * The JSON in the bytes of a file. A page that a server sends in place of an absent file is not JSON: the file is
 * missing.
 */
export function parseJson(name: PackName | "manifest", bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  if (text.trimStart().startsWith("<")) throw new PackError("missing", name, "a page came in its place");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PackError("corrupt", name, error instanceof Error ? error.message : String(error));
  }
}
