import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  // Short class names, and no markup to parse: all script together has 150 kB.
  compilerOptions: {
    runes: true,
    fragments: 'tree',
    cssHash: ({ hash, filename }) => `s${hash(filename ?? '').slice(-4)}`,
  },
};
