import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const admin = process.env.GATEWAY_ADMIN_URL ?? 'http://127.0.0.1:8081';

/** The page waits with its first paint for the script that knows the theme: no flash of the other. */
function paintAfterScript(): Plugin {
  return {
    name: 'paint-after-script',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"'),
    },
  };
}

/** While developing, every page of the dashboard is index.html; the API is the running gateway's. */
function pages(): Plugin {
  return {
    name: 'pages',
    configureServer(server) {
      server.middlewares.use((request, _, next) => {
        const path = (request.url ?? '').split('?')[0] ?? '';
        if (path === '/' || path.startsWith('/admin/dashboard')) {
          request.url = '/admin/index.html';
        }
        next();
      });
    },
  };
}

const api = [
  'about|audit|cache|cacheentries|config|events|guardrails|logging|openapi.json|playground|providers|proto',
  'ratelimit|requests|routes|routing|series|session|settings|stats|systemprompt',
].join('|');

export default defineConfig({
  base: '/admin/',
  plugins: [svelte(), paintAfterScript(), pages()],
  resolve: {
    alias: { $lib: at('./src/lib'), $ui: at('./src/lib/ui') },
    conditions: process.env.VITEST ? ['browser'] : undefined,
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome123', 'firefox128', 'safari17.5'],
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    reportCompressedSize: false,
  },
  server: {
    host: '127.0.0.1',
    proxy: { [`^/admin/(${api})(/|\\?|$)`]: { target: admin, changeOrigin: true, headers: { origin: admin } } },
  },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    css: true,
  },
});
