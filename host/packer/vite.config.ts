import path from 'node:path'
import { defineConfig } from 'vite'

/**
 * The packer's worker as one file with everything in it: it is started from its text, so that it
 * also runs out of a package's archive, from which a thread could load nothing.
 */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: path.join(import.meta.dirname, 'worker.ts'),
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { format: 'cjs', entryFileNames: 'packer-worker.cjs' } },
  },
})
