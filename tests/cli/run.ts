/** The built command line in a process of its own, in a folder of its own. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

export const program = path.resolve(import.meta.dirname, '../..')
export const manuscript = path.join(program, 'tests/fixtures/manuscript-errors.txt')
export const sample = path.join(program, 'assets/samples/chengyuan-qingnian-2026-04.neikan')

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

export function neikan(folder: string, ...args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, NEIKAN_PROFILE: path.join(folder, '.profile') }
  return new Promise((resolve) => {
    const command = [path.join(program, 'cli/bin.mjs'), ...args]
    const options = { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 }
    execFile(process.execPath, command, options, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      resolve({ code, out, err })
    })
  })
}

/** A folder for one test, removed after it. */
export async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'neikan-cli-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
