import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { CONTENT_SECURITY_POLICY } from "./scripts/content-security-policy.ts";
import { offlinePlugin } from "./scripts/offline/offline-plugin.ts";
import { zipPlugin } from "./scripts/zip-plugin.ts";

/** Written into the built page only, because Vite's development server injects scripts and styles. */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: CONTENT_SECURITY_POLICY },
      injectTo: "head-prepend",
    },
  ],
};

export default defineConfig({
  base: "./",
  plugins: [react(), zipPlugin, contentSecurityPolicy, offlinePlugin],
  worker: { format: "es", plugins: () => [zipPlugin] },
  build: { target: "es2022", chunkSizeWarningLimit: 1200, assetsInlineLimit: 0 },
});
