import { defineConfig } from 'vite'

/** A sandboxed preload can be neither an ES module nor several files. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'preload.ts',
    target: 'node22',
    minify: false,
    rolldownOptions: {
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs' },
    },
  },
})
