import { defineConfig } from 'vite'

/** The main process as one module; packages and Electron stay outside. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'main.ts',
    target: 'node22',
    minify: false,
    rolldownOptions: {
      external: ['electron'],
      output: { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
