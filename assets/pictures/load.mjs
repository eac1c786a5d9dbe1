import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../', import.meta.url))
const out = path.join(root, '.cache/pictures')

/** A TypeScript module of the project, such as `tests/app/open-desk.ts`, built for Node. */
export async function load(place) {
  const name = `${path.basename(place, '.ts')}.mjs`
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      ssr: place,
      outDir: out,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: name } },
    },
  })
  return import(path.join(out, name))
}
