/** Spans as runs. A run wears a character style and says that doubtful marks are Chinese: “”……—— */
import { TextRun, type XmlComponent } from 'docx'
import type { SetInline } from '../galley/index.ts'
import { element } from './element.ts'
import { capitalized, spanStyleId } from './style-names.ts'
import type { Writing } from './writing.ts'

/** One run around elements. docx would take texts such as "CURRENT" for fields of its own. */
export function run(children: readonly XmlComponent[], styleId: string | null = null): TextRun {
  return new TextRun({
    ...(styleId === null ? {} : { style: styleId }),
    font: { hint: 'eastAsia' },
    children,
  })
}

export const tab = (): XmlComponent => element('w:tab')

/** Text with its soft breaks and tabs. */
export function textElements(text: string, { clean }: Writing): readonly XmlComponent[] {
  return clean(text)
    .split(/(\r\n|[\r\n\t])/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece === '\t') return tab()
      if (/^[\r\n]/.test(piece)) return element('w:br')
      return element('w:t', { 'xml:space': 'preserve' }, [piece])
    })
}

function textRun(text: string, styleId: string | null, writing: Writing): readonly TextRun[] {
  const elements = textElements(text, writing)
  return elements.length === 0 ? [] : [run(elements, styleId)]
}

export const plainRuns = (text: string, writing: Writing): readonly TextRun[] =>
  textRun(text, null, writing)

/** A block's words; neighbours of one look share a run. */
export function inlineRuns(inlines: readonly SetInline[], writing: Writing): readonly TextRun[] {
  const stretches: { text: string; readonly styleId: string | null }[] = []
  for (const inline of inlines) {
    const isText = 'text' in inline
    const text = isText ? inline.text : inline.reference
    const styleId = isText ? spanStyleId(inline) : capitalized('footnoteReference')
    const last = stretches.at(-1)
    if (last?.styleId === styleId) last.text += text
    else stretches.push({ text, styleId })
  }
  return stretches.flatMap(({ text, styleId }) => textRun(text, styleId, writing))
}

/**
 * A field in runs of its own, with the result that Word shows until it reckons anew. The result
 * is right already, so the field is not marked for an update: Word would ask the reader first.
 */
export function fieldRuns(instruction: string, result: readonly XmlComponent[]): TextRun[] {
  return [
    ...fieldStart(instruction),
    ...(result.length === 0 ? [] : [run(result)]),
    run([fieldCharacter('end')]),
  ]
}

export function fieldStart(instruction: string): TextRun[] {
  return [
    run([fieldCharacter('begin')]),
    run([element('w:instrText', { 'xml:space': 'preserve' }, [` ${instruction} `])]),
    run([fieldCharacter('separate')]),
  ]
}

export const fieldEnd = (): TextRun => run([fieldCharacter('end')])

const fieldCharacter = (type: 'begin' | 'separate' | 'end'): XmlComponent =>
  element('w:fldChar', { 'w:fldCharType': type })
