/** A printer for tests: the built renderer in a real Chromium. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createPrinter, type Printer } from '../../host/printer/index.ts'
import { readPdfText, type PdfText } from './pdf-text.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))

/** The folder of the built renderer, built if it is not fresh. */
export function builtRenderer(): string {
  const script = "import('./cli/build.mjs').then(({ build }) => build(['renderer']))"
  execFileSync(process.execPath, ['-e', script], { cwd: project, stdio: 'inherit' })
  return fileURLToPath(new URL('../../dist/renderer', import.meta.url))
}

export const startPress = (): Promise<Printer> => createPrinter({ root: builtRenderer() })

/** Prints without anybody watching. */
export const printed = (press: Printer, issue: Parameters<Printer['print']>[0]) =>
  press.print(issue, () => undefined, new AbortController().signal)

/** Lines of each page as the PDF draws them, top to bottom, spaces and page number left out. */
export async function pdfLines(pdf: Uint8Array, footMargin: number): Promise<string[][]> {
  const pages = await readPdfText(pdf)
  return pages.map((items) => linesOf(items.filter(({ y }) => y > footMargin)))
}

/** What stands in the foot margin of each page. */
export async function pdfPageNumbers(
  pdf: Uint8Array,
  footMargin: number,
): Promise<{ text: string; x: number; y: number }[]> {
  const pages = await readPdfText(pdf)
  return pages.map((items) => {
    const below = items.filter(({ y, text }) => y <= footMargin && text.trim() !== '')
    const left = Math.min(...below.map(({ x }) => x))
    return { text: below.map(({ text }) => text).join(''), x: left, y: below[0]?.y ?? NaN }
  })
}

function linesOf(items: readonly PdfText[]): string[] {
  const lines: { y: number; items: PdfText[] }[] = []
  for (const item of items) {
    const line = lines.find(({ y }) => Math.abs(y - item.y) < item.size / 2 + 1)
    if (line === undefined) lines.push({ y: item.y, items: [item] })
    else line.items.push(item)
  }
  return lines
    .sort((a, b) => b.y - a.y)
    .map((line) =>
      line.items
        .sort((a, b) => a.x - b.x)
        .map(({ text }) => text)
        .join('')
        .replace(/\s/gu, ''),
    )
    .filter((line) => line !== '')
}
