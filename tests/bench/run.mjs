// npm run bench [-- --json] [--rounds N]: builds the bench and runs it.
import { build } from 'vite'

const root = new URL('.', import.meta.url).pathname
const out = new URL('../../.cache/bench/', import.meta.url).pathname
await build({
  configFile: false,
  logLevel: 'error',
  root,
  build: {
    ssr: 'bench.ts',
    outDir: out,
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'bench.mjs' } },
  },
})
await build({ configFile: `${root}pages/vite.config.ts`, logLevel: 'error' })
const { bench } = await import(`${out}bench.mjs`)
await bench(process.argv.slice(2))
