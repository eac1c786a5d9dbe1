#!/usr/bin/env node
/** `neikan` in a checkout: builds what the command needs, then runs it. */
import { build } from './build.mjs'

const withoutPages = new Set([
  'new',
  'import',
  'check',
  'inspect',
  '--help',
  '--version',
  undefined,
])

await build(withoutPages.has(process.argv[2]) ? ['cli'] : ['cli', 'renderer'])
const { main } = await import('../dist/cli/main.js')
process.exitCode = await main(process.argv.slice(2))
