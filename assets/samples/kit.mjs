/** What the sample issues are made with: the program's own reader and a few builders. */
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
export const load = async (name) =>
  (await runnerImport(here(`../../${name}`), { logLevel: 'error' })).module

export const { plainText } = await load('core/model/index.ts')

let last = 0
export const newId = () => `s${(last += 1)}`
/** Each issue counts its ids from one, so that one sample does not change another. */
export const startIds = () => {
  last = 0
}

export const words = (type, content, more = {}) => ({
  type,
  id: newId(),
  ...more,
  children: [{ text: content }],
})

const cell = (content, align) => words('tableCell', content, { columnSpan: 1, rowSpan: 1, align })

/** A table with one head row; `aligns` says how each column stands below it. */
export const table = (rows, columnWidths, aligns) => ({
  type: 'table',
  id: newId(),
  columnWidths,
  headerRows: 1,
  children: rows.map((row, rowIndex) => ({
    type: 'tableRow',
    id: newId(),
    children: row.map((content, column) =>
      cell(content, rowIndex === 0 ? 'center' : aligns[column]),
    ),
  })),
})

/** Puts blocks after the block of an article that begins with these words. */
export function insertAfter(article, begins, blocks) {
  const at = article.children.findIndex((block) => plainText(block).startsWith(begins))
  if (at < 0) throw new Error(`No block begins with ${begins}`)
  return { ...article, children: article.children.toSpliced(at + 1, 0, ...blocks) }
}
