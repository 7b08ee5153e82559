/**
 * Nothing but the page's own files may load or be asked for, save from two public servers on a click. `blob:` images:
 * MapLibre decodes its icons through them.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  // The hash is the one style element that react-aria writes (touch-action of pressable elements).
  "style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  // data.geopf.fr: tiles of the IGN base map, which MapLibre fetches; asked for only once a person switches it on.
  "img-src 'self' data: blob: https://data.geopf.fr",
  "font-src 'self'",
  // geo.api.gouv.fr: official contours, asked for only on a click that names the address.
  "connect-src 'self' https://geo.api.gouv.fr https://data.geopf.fr",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
