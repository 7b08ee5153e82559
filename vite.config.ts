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
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 1200,
    assetsInlineLimit: 0,
    // What the first view imports comes as one file: forty small ones, each a request, held it up. The service worker
    // begins another page, and stays alone.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "page", tags: ["$initial"], test: /(?<!service-worker\.ts)$/ }] } },
    },
  },
});
