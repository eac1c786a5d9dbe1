import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import renderer from '../../../renderer/vite.config.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** The editor alone in a page, with the faces of the desk. */
export default defineConfig({
  ...renderer,
  root: here('.'),
  build: {
    ...renderer.build,
    outDir: here('../../../.cache/editor-harness'),
    rolldownOptions: { input: [here('./index.html')] },
  },
})
