import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import renderer from '../../../renderer/vite.config.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Three editors, each alone in a page, in the same type. */
export default defineConfig({
  ...renderer,
  root: here('.'),
  build: {
    ...renderer.build,
    outDir: here('../../../.cache/bench/pages'),
    rolldownOptions: {
      input: ['neikan', 'bare', 'prosemirror'].map((name) => here(`./${name}.html`)),
    },
  },
})
