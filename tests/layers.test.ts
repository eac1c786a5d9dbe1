/**
 * The import law: which folder may import which. The table is read by a machine so that it stays
 * true; each row names only rows above it, so a cycle of folders cannot even be written down.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

interface Row {
  readonly folder: string
  readonly folders: readonly string[]
  /** Packages; `node` stands for the modules of Node. */
  readonly packages: readonly string[]
  /** Folders of which only types may be imported. */
  readonly types?: readonly string[]
}

const react = ['react', 'react-dom', 'react-aria-components', 'lucide-react']
const core = [
  'text',
  'picture',
  'model',
  'template',
  'galley',
  'checks',
  'read',
  'docx',
  'html',
].map((name) => `core/${name}`)

const table: readonly Row[] = [
  { folder: 'templates', folders: [], packages: [] },
  { folder: 'core/text', folders: [], packages: [] },
  { folder: 'core/picture', folders: [], packages: [] },
  { folder: 'core/model', folders: ['core/text'], packages: ['zod'] },
  { folder: 'core/template', folders: ['core/text', 'templates'], packages: ['zod'] },
  { folder: 'core/galley', folders: ['core/model', 'core/template', 'core/text'], packages: [] },
  {
    folder: 'core/checks',
    folders: ['core/model', 'core/template', 'core/galley', 'core/text'],
    packages: [],
  },
  { folder: 'core/read', folders: ['core/model', 'core/template', 'core/text'], packages: [] },
  {
    folder: 'core/docx',
    folders: ['core/galley', 'core/template', 'core/text'],
    packages: ['docx', 'fflate'],
  },
  { folder: 'core/html', folders: ['core/galley', 'core/template', 'core/text'], packages: [] },
  {
    folder: 'host',
    folders: core,
    packages: [
      'node',
      'zod',
      'fflate',
      'yauzl',
      'parse5',
      'playwright-core',
      '@cantoo/pdf-lib',
      '@sparticuz/chromium',
    ],
  },
  { folder: 'electron', folders: ['host', ...core], packages: ['node', 'electron', 'vite'] },
  { folder: 'cli', folders: ['host', ...core], packages: ['node', 'vite'] },
  {
    folder: 'renderer',
    folders: core,
    types: ['host'],
    packages: [...react, 'slate', 'slate-dom', 'slate-react'],
  },
]

/** Configuration of tools is not part of the program. */
const isTool = (file: string): boolean => /vite\.config\.ts$/.test(file)

function filesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesIn(place)
    return /\.tsx?$/.test(entry.name) && !isTool(place) ? [place] : []
  })
}

interface Import {
  readonly file: string
  readonly from: string
  readonly isType: boolean
}

/** `import … from '…'`, `export … from '…'`, `import '…'` and `import('…')`, as written. */
function importsOf(file: string): Import[] {
  const source = readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const statement =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'";]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'/g
  return [...source.matchAll(statement)].map(([, isType, from, bare, dynamic]) => ({
    file,
    from: from ?? bare ?? dynamic ?? '',
    isType: isType !== undefined,
  }))
}

/** The folder of the table that a file belongs to. */
const folderOf = (file: string): string | undefined =>
  table.map(({ folder }) => folder).find((folder) => file.startsWith(`${folder}/`))

const packageOf = (from: string): string => {
  if (from.startsWith('node:')) return 'node'
  const parts = from.split('/')
  return parts.slice(0, from.startsWith('@') ? 2 : 1).join('/')
}

const all = table.flatMap(({ folder }) => filesIn(folder).map((file) => ({ folder, file })))
const imports = all.flatMap(({ file }) => importsOf(file))

const say = ({ file, from }: Import): string => `${file} imports ${from}`

test('the law sees the program', () => {
  expect(all.length).toBeGreaterThan(80)
  expect(imports.length).toBeGreaterThan(250)
  for (const { folder } of table.filter(({ folder }) => folder !== 'templates')) {
    expect(filesIn(folder), folder).not.toEqual([])
  }
})

test('each row names only rows above it', () => {
  table.forEach(({ folders, types = [] }, index) => {
    const above = table.slice(0, index).map(({ folder }) => folder)
    expect([...folders, ...types].filter((folder) => !above.includes(folder))).toEqual([])
  })
})

test('a folder imports only what its row allows', () => {
  const broken = imports.filter(({ file, from, isType }) => {
    const row = table.find(({ folder }) => folder === folderOf(file))
    if (row === undefined) return true
    if (!from.startsWith('.')) {
      if (/\.css$/.test(from)) return row.folder !== 'renderer'
      return !row.packages.includes(packageOf(from))
    }
    const target = path.posix.join(path.posix.dirname(file), from)
    const folder = folderOf(target)
    if (folder === undefined) return true
    if (folder === row.folder) return false
    return !(row.folders.includes(folder) || (isType && row.types?.includes(folder)))
  })
  expect(broken.map(say)).toEqual([])
})

test('what another folder of core offers is taken from its index', () => {
  const broken = imports.filter(({ file, from, isType }) => {
    // A type leaves nothing behind that could be entered by the back door.
    if (isType || !from.startsWith('.')) return false
    const target = path.posix.join(path.posix.dirname(file), from)
    const folder = folderOf(target)
    if (folder === undefined || !folder.startsWith('core/') || folder === folderOf(file))
      return false
    return target !== `${folder}/index.ts`
  })
  expect(broken.map(say)).toEqual([])
})

test('no file imports the index of its own folder', () => {
  const broken = imports.filter(({ file, from }) => {
    const target = path.posix.join(path.posix.dirname(file), from)
    return from.startsWith('.') && target === `${path.posix.dirname(file)}/index.ts`
  })
  expect(broken.map(say)).toEqual([])
})

test('relative imports are written with their extension', () => {
  const broken = imports.filter(
    ({ from }) => from.startsWith('.') && !/\.(tsx?|css|json)$/.test(from),
  )
  expect(broken.map(say)).toEqual([])
})

test('no two files import each other, directly or round a corner', () => {
  const graph = new Map<string, string[]>(all.map(({ file }) => [file, []]))
  for (const { file, from, isType } of imports) {
    if (isType || !from.startsWith('.')) continue
    const target = path.posix.join(path.posix.dirname(file), from)
    if (graph.has(target)) graph.get(file)?.push(target)
  }
  const finished = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file)
    if (start >= 0) circles.push([...trail.slice(start), file].join(' → '))
    if (start >= 0 || finished.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file])
    finished.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  expect(circles).toEqual([])
})

test('core knows no clock, no chance, no locale and no page', () => {
  const banned =
    /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bcrypto\b|\btoLocale\w*|\bIntl\.|\bprocess\.|\bdocument\.|\bwindow\.|\bconsole\.|\bsetTimeout\b|\bfetch\(/
  const broken = all
    .filter(({ folder }) => folder.startsWith('core/'))
    .flatMap(({ file }) =>
      readFileSync(path.join(root, file), 'utf8')
        .replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '')
        .split('\n')
        .filter((line) => banned.test(line.replace(/'[^']*'|`[^`]*`/g, "''")))
        .map((line) => `${file}: ${line.trim()}`),
    )
  expect(broken).toEqual([])
})

test('every folder of the program is in the table, and the README names it', () => {
  const skipped = new Set(['node_modules', 'dist', 'release', 'docs', 'assets', 'tests'])
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => !skipped.has(name))
  const rows = new Set(table.map(({ folder }) => folder.split('/')[0]))
  expect(folders.filter((name) => !rows.has(name))).toEqual([])
  const coreFolders = readdirSync(path.join(root, 'core'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `core/${name}`)
  expect(coreFolders.filter((name) => !core.includes(name))).toEqual([])
  expect(existsSync(path.join(root, 'README.md'))).toBe(true)
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
  const named = [...table.map(({ folder }) => folder), 'assets', 'tests']
  expect(named.filter((folder) => !readme.includes(folder))).toEqual([])
})
