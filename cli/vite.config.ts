import { defineConfig } from 'vite'

/** The command line as one module for Node; packages stay outside. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'main.ts',
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' } },
  },
})
