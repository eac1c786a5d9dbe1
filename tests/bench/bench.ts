import { cpus } from 'node:os'
import { benchDesk, type DeskTimes } from './desk-times.ts'
import { benchExports, type ExportTimes } from './exports.ts'
import { benchKeystrokes, type KeystrokeTimes } from './keystrokes.ts'
import { benchLibrary, type LibraryTimes } from './library.ts'

const sizes = [20_000, 112_000] as const

/** Medians in milliseconds; a ratio below 1 means that Neikan is the faster one. */
interface Report extends ExportTimes {
  readonly keystroke: Readonly<Record<string, KeystrokeTimes>>
  readonly library: LibraryTimes
  readonly desk: DeskTimes
}

/** Runs everything and prints a table, or with --json one object. */
export async function bench(args: readonly string[]): Promise<void> {
  const rounds = Number(args[args.indexOf('--rounds') + 1]) || 3
  const keystroke: Record<string, KeystrokeTimes> = {}
  for (const size of sizes) keystroke[size] = await benchKeystrokes(size, rounds)
  const report: Report = {
    keystroke,
    ...(await benchExports(112_000, rounds)),
    library: await benchLibrary(2000, rounds),
    desk: await benchDesk(112_000, rounds),
  }
  console.log(args.includes('--json') ? JSON.stringify(report) : table(report))
}

function table({ keystroke, docx, pdf, library, desk }: Report): string {
  const ms = (value: number | null) => (value === null ? '–' : `${value.toFixed(1)} ms`)
  const ratio = (a: number, b: number | null) => (b === null ? '–' : (a / b).toFixed(2))
  return [
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} processors, Node ${process.version}`,
    '',
    '| keystroke to frame, median | Neikan | bare contenteditable | ProseMirror, unpaged | Neikan / ProseMirror |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(keystroke).map(
      ([size, { neikan, bare, prosemirror }]) =>
        `| ${Number(size).toLocaleString('en')} characters | ${ms(neikan)} | ${ms(bare)} | ${ms(prosemirror)} | ${ratio(neikan, prosemirror)} |`,
    ),
    '',
    '| keystroke to frame, median | pages alone | pages not read back | with the journal | whole desk |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(keystroke).map(
      ([size, { neikan, unread, journal, desk }]) =>
        `| ${Number(size).toLocaleString('en')} characters | ${ms(neikan)} | ${ms(unread)} | ${ms(journal)} | ${ms(desk)} |`,
    ),
    '',
    '| export of 112,000 characters, median | Neikan | pandoc | Neikan / pandoc |',
    '| --- | --- | --- | --- |',
    `| DOCX | ${ms(docx.neikan)} | ${ms(docx.pandoc)} | ${ratio(docx.neikan, docx.pandoc)} |`,
    `| PDF | ${ms(pdf.neikan)} | – | – |`,
    '',
    `| library of ${library.issues.toLocaleString('en')} issues | median |`,
    '| --- | --- |',
    `| listed, from the start of the program | ${ms(library.list)} |`,
    `| first search in titles, offices and all text | ${ms(library.firstSearch)} |`,
    `| each search after it | ${ms(library.search)} |`,
    `| all files read for the first time | ${ms(library.firstReading)} |`,
    `| first rows meanwhile | ${ms(library.firstAnswer)} |`,
    '',
    `| the desk with ${desk.characters.toLocaleString('en')} characters | median |`,
    '| --- | --- |',
    `| from the start of the program to a caret in the laid-out issue | ${ms(desk.coldStart)} |`,
    `| a save, read back from the disk | ${ms(desk.save)} |`,
    `| longest time in it without an answer to a key | ${ms(desk.saveBlocks)} |`,
  ].join('\n')
}
