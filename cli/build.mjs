/**
 * Builds what the shells run, each into a folder of `dist/`, and only what is not fresh. Plain
 * JavaScript, because it runs before anything is built. Says nothing unless a build fails; several
 * processes may call it at once (tests do): one builds, the others wait.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const dist = path.join(root, 'dist')
const stamps = path.join(dist, '.stamps')

/** Each target: its Vite configurations and the folders whose files it is made of. */
const targets = {
  renderer: {
    configs: ['renderer/vite.config.ts'],
    sources: ['renderer', 'core', 'host', 'CHANGELOG.md'],
  },
  cli: {
    configs: ['cli/vite.config.ts', 'host/door/vite.config.ts', 'host/packer/vite.config.ts'],
    sources: ['cli', 'core', 'host'],
  },
  electron: {
    configs: ['electron/vite.config.ts', 'electron/preload.vite.config.ts'],
    sources: ['electron', 'cli', 'core', 'host'],
  },
}
const alwaysSources = ['templates', 'package-lock.json', 'cli/build.mjs']

/**
 * Makes the named targets fresh. `force` builds them in any case.
 * @param {readonly (keyof typeof targets)[]} names
 * @param {{ force?: boolean }} [options]
 */
export async function build(names, options = {}) {
  // An installed package has its `dist` and no sources: there is nothing to build from.
  if (!existsSync(path.join(root, 'cli', 'vite.config.ts'))) return
  if (!options.force && (await allFresh(names))) return
  const unlock = await lock()
  try {
    for (const name of names) {
      const print = await fingerprint(targets[name].sources)
      if (options.force || !(await isFresh(name, print))) await buildTarget(name, print)
    }
  } finally {
    await unlock()
  }
}

async function allFresh(names) {
  for (const name of names) {
    if (!(await isFresh(name, await fingerprint(targets[name].sources)))) return false
  }
  return true
}

async function isFresh(name, print) {
  const stamp = await readFile(path.join(stamps, name), 'utf8').catch(() => '')
  return stamp === print && existsSync(path.join(dist, name))
}

/** Builds beside the old folder and swaps, so that a running desk never sees half a build. */
async function buildTarget(name, print) {
  // Any mode but development: React and Slate then leave their warnings out.
  process.env.NODE_ENV = 'production'
  const { build: bundle } = await import('vite')
  const next = path.join(dist, `.next-${name}`)
  await rm(next, { recursive: true, force: true })
  for (const config of targets[name].configs) {
    await bundle({
      configFile: path.join(root, config),
      root: path.join(root, name),
      logLevel: 'error',
      build: { outDir: next, emptyOutDir: false },
    })
  }
  const old = path.join(dist, `.old-${name}`)
  await rm(old, { recursive: true, force: true })
  if (existsSync(path.join(dist, name))) await rename(path.join(dist, name), old)
  await rename(next, path.join(dist, name))
  await rm(old, { recursive: true, force: true })
  await mkdir(stamps, { recursive: true })
  await writeFile(path.join(stamps, name), print)
}

/** One hash over path, size and time of every source file. */
async function fingerprint(folders) {
  const hash = createHash('sha256')
  for (const folder of [...folders, ...alwaysSources]) await addTo(hash, path.join(root, folder))
  return hash.digest('hex')
}

async function addTo(hash, place) {
  const found = await stat(place).catch(() => null)
  if (found === null) return
  if (!found.isDirectory()) {
    hash.update(`${path.relative(root, place)} ${found.size} ${found.mtimeMs}\n`)
    return
  }
  for (const name of (await readdir(place)).sort()) await addTo(hash, path.join(place, name))
}

/** A folder is the lock, since making one succeeds only once; a dead owner's is taken over. */
async function lock() {
  const folder = path.join(dist, '.lock')
  await mkdir(dist, { recursive: true })
  for (;;) {
    try {
      await mkdir(folder)
      await writeFile(path.join(folder, 'pid'), String(process.pid))
      return () => rm(folder, { recursive: true, force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (await isAbandoned(folder)) await rm(folder, { recursive: true, force: true })
    else await pause(100)
  }
}

async function isAbandoned(folder) {
  const owner = Number(await readFile(path.join(folder, 'pid'), 'utf8').catch(() => 'NaN'))
  if (Number.isNaN(owner)) {
    // Between making the folder and naming its owner there is an instant, not five seconds.
    const made = await stat(folder).catch(() => null)
    return made !== null && Date.now() - made.mtimeMs > 5000
  }
  try {
    process.kill(owner, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

if (
  process.argv[1] !== undefined &&
  path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)
) {
  await build(Object.keys(targets), { force: process.argv.includes('--force') })
}
