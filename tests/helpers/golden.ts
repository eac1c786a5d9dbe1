/** A DOCX as text that can be reviewed: its parts, pretty-printed, and the words in it. */
import { strFromU8, unzipSync } from 'fflate'

/** The XML parts of a DOCX by path. */
export function docxParts(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes))
      .filter(([path]) => /\.(xml|rels)$/.test(path))
      .map(([path, data]) => [path, strFromU8(data)]),
  )
}

export function requirePart(bytes: Uint8Array, path: string): string {
  const part = docxParts(bytes)[path]
  if (part === undefined) throw new RangeError(`No part "${path}"`)
  return part
}

interface Branch {
  readonly open: string
  readonly name: string
  readonly children: (Branch | string)[]
}

/** One element a line, short ones whole and empty ones side by side; namespace declarations are left out. Text is untouched. */
export function prettyXml(xml: string): string {
  const root: Branch = { open: '', name: '', children: [] }
  const stack = [root]
  for (const token of xml.match(/<[^>]+>|[^<]+/g) ?? []) {
    const parent = stack.at(-1)!
    if (token.startsWith('<?')) continue
    if (token.startsWith('</')) stack.pop()
    else if (token.startsWith('<')) {
      const open = token.replace(/ (xmlns(:\w+)?|mc:Ignorable)="[^"]*"/g, '')
      const branch = { open, name: /^<([^\s/>]+)/.exec(token)![1]!, children: [] }
      parent.children.push(branch)
      if (!token.endsWith('/>')) stack.push(branch)
    } else parent.children.push(token)
  }
  return root.children.map((child) => print(child, '')).join('')
}

const oneLine = (node: Branch | string): string => {
  if (typeof node === 'string') return node
  if (node.open.endsWith('/>')) return node.open
  return `${node.open}${node.children.map(oneLine).join('')}</${node.name}>`
}

function print(node: Branch | string, indent: string): string {
  const line = oneLine(node)
  if (typeof node === 'string' || line.length <= lineLength || node.children.length === 0) {
    return `${indent}${line}\n`
  }
  const inner: string[] = []
  let row = ''
  for (const child of node.children) {
    const short = typeof child !== 'string' && child.children.length === 0 ? oneLine(child) : null
    if (short === null || row.length + short.length > lineLength) {
      if (row !== '') inner.push(`${indent}  ${row}\n`)
      row = short ?? ''
      if (short === null) inner.push(print(child, `${indent}  `))
    } else row += short
  }
  if (row !== '') inner.push(`${indent}  ${row}\n`)
  return `${indent}${node.open}\n${inner.join('')}${indent}</${node.name}>\n`
}

const lineLength = 160

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
}

/** The words of each paragraph in the order of the file; "\n" for a soft break, "\t" for a tab. */
export function docxParagraphs(documentXml: string): readonly string[] {
  const paragraphs: string[] = []
  const open: number[] = []
  const tokens = documentXml.match(/<w:p[ >]|<w:p\/>|<\/w:p>|<w:(br|tab)\/>|<w:t[ >][^<]*/g) ?? []
  for (const token of tokens) {
    if (/^<w:p[ >]/.test(token)) open.push(paragraphs.push('') - 1)
    else if (token === '</w:p>') open.pop()
    else if (token === '<w:p/>') paragraphs.push('')
    else {
      const text = token.startsWith('<w:t')
        ? token.replace(/^<w:t[^>]*>/, '').replace(/&\w+;/g, (entity) => entities[entity]!)
        : ''
      const words = token === '<w:br/>' ? '\n' : token === '<w:tab/>' ? '\t' : text
      paragraphs[open.at(-1)!] += words
    }
  }
  return paragraphs
}
