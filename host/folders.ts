/** Where things live on this machine. */
import { existsSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** The settings folder of this user; `NEIKAN_PROFILE` names another, such as a USB stick. */
export function profileFolder(): string {
  const { env, platform } = process
  if (env['NEIKAN_PROFILE']) return path.resolve(env['NEIKAN_PROFILE'])
  if (platform === 'win32' && env['APPDATA']) return path.join(env['APPDATA'], 'neikan')
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'neikan')
  return path.join(env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config'), 'neikan')
}

/** The library of the browser desk where none is named: a folder among the user's documents. */
export function defaultLibrary(): string {
  const documents = ['Documents', '文档']
    .map((name) => path.join(homedir(), name))
    .find((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory())
  return path.join(documents ?? homedir(), '内刊')
}

/** The folder of this program: the nearest one above `from` that holds its package.json. */
export function programFolder(from: string): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json'))) return folder
    if (path.dirname(folder) === folder) throw new Error(`No package.json above ${from}`)
  }
}

/** Inside the program's folder: the built pages, the workers, the issue of the first start. */
export function programFiles(program: string): {
  renderer: string
  doorWorker: string
  packerWorker: string
  sample: string
} {
  return {
    renderer: path.join(program, 'dist', 'renderer'),
    doorWorker: path.join(program, 'dist', 'cli', 'door-worker.cjs'),
    packerWorker: path.join(program, 'dist', 'cli', 'packer-worker.cjs'),
    sample: path.join(program, 'assets', 'samples', 'chengyuan-qingnian-2026-04.neikan'),
  }
}
