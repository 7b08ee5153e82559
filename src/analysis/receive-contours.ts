import { accept, type Result, refuse } from "../domain/result.ts";
import type { ContoursRefusal } from "../formats/contours-refusal.ts";

/** How long a server may stay silent. */
const SILENCE_SECONDS = 30;

interface Asking {
  readonly address: string;
  /** Aborted when the person cancels. */
  readonly cancel: AbortSignal;
  readonly onShare: (share: number | null) => void;
  readonly ask: typeof fetch;
  readonly silenceSeconds?: number;
}

/** Asks an address for a file, without cookies; every failure is a refusal. */
export async function receiveContours({
  address,
  cancel,
  onShare,
  ask,
  silenceSeconds = SILENCE_SECONDS,
}: Asking): Promise<Result<Uint8Array, ContoursRefusal>> {
  const source = new URL(address).host;
  const silence = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), silenceSeconds * 1000);
  };
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let isAnswering = false;
  try {
    listen();
    onShare(null);
    const response = await ask(address, {
      signal: AbortSignal.any([cancel, silence.signal]),
      credentials: "omit",
      referrerPolicy: "no-referrer",
      headers: { accept: "application/geo+json, application/json" },
    });
    if (!response.ok) return refuse({ code: "http", source, status: response.status });
    isAnswering = true;
    const reader = response.body?.getReader();
    // The length announced is that of the compressed body, so it says nothing when there is a compression.
    const announced = response.headers.has("content-encoding")
      ? 0
      : Number(response.headers.get("content-length") ?? 0);
    for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
      listen();
      chunks.push(part.value);
      bytes += part.value.length;
      onShare(announced > 0 ? Math.min(1, bytes / announced) : null);
    }
  } catch {
    if (cancel.aborted) return refuse({ code: "cancelled", source });
    if (silence.signal.aborted) return refuse({ code: "timeout", source, seconds: silenceSeconds });
    return isAnswering ? refuse({ code: "cut", source, bytes }) : refuse({ code: "offline", source });
  } finally {
    clearTimeout(timer);
  }
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return accept(whole);
}
