/**
 * The marks of state secrets (保守国家秘密法: 密级★期限). Only the competent organ may give one, and
 * what bears one belongs on a machine for secrets. This program is for everything else, so such a
 * mark is stopped wherever it comes from, and words that only look like one need a confirmation
 * that is kept in the document.
 */
import { plainText } from './text.ts'
import type { Bulletin, Masthead } from './types.ts'

export type Secrecy =
  | { readonly kind: 'none' }
  /** The mark of a state secret: nothing goes on from here. `words` are those that say so. */
  | { readonly kind: 'stop'; readonly words: string }
  /** Such words, used otherwise; nobody has confirmed it yet. */
  | { readonly kind: 'confirm'; readonly words: string }

const star = /[\u2605\u2606\u2B50\u{1F31F}\u272F\u2729\u272A]/u
const level = /绝\s*密|机\s*密|秘\s*密/gu
const levelAndStar = /(?:绝\s*密|机\s*密|秘\s*密)\s*[\u2605\u2606\u2B50]/gu

/** Wordings in which the words are no level: 工作秘密，不得外传; 不涉及国家秘密. */
const innocent =
  /(?:商业|工作|技术|企业|个人)\s*(?:秘密|机密)|(?:不涉及|不涉|不含|不属于|非)国家秘密|保守(?:国家|商业|工作)?秘密/gu

/** What the lines of a confidentiality mark (内部标识) say. */
export function secrecyOfMark(lines: readonly string[]): Secrecy {
  const text = withoutInvisible(lines.join('\n'))
  const rest = text.replace(innocent, '')
  const words = lines.join(' ').trim()
  if (star.test(text) || matches(rest, level).length > 0) return { kind: 'stop', words }
  const used = matches(text, innocent)
  return used.length > 0 ? { kind: 'confirm', words: used.join('、') } : { kind: 'none' }
}

/** Whether a line of a manuscript is nothing but such a mark: 秘密, 机密★5年, 绝密 ★ 长期. */
export const isSecrecyMark = (line: string): boolean =>
  /^\s*(?:绝\s*密|机\s*密|秘\s*密)\s*(?:[\u2605\u2606\u2B50].{0,20})?$/u.test(
    withoutInvisible(line).trimEnd(),
  )

/**
 * What stands between an issue and its export. A confirmation holds for the words that it names:
 * when others come in, it is asked for again.
 */
export function secrecyOf(bulletin: Bulletin): Secrecy {
  const [masthead] = bulletin.children
  const head = masthead?.type === 'masthead' ? masthead : null
  const mark = secrecyOfMark(head?.confidentialityMark ?? [])
  if (mark.kind === 'stop') return mark
  const [elsewhere] = matches(otherWordsOf(head), levelAndStar)
  if (elsewhere !== undefined) return { kind: 'stop', words: elsewhere }
  const quoted = bulletin.children.flatMap((part) =>
    matches(withoutInvisible(plainText(part)), levelAndStar),
  )
  const words = [...new Set([...(mark.kind === 'confirm' ? [mark.words] : []), ...quoted])]
  if (words.length === 0) return { kind: 'none' }
  const all = words.join('、')
  return head?.secrecyConfirmation?.words === all
    ? { kind: 'none' }
    : { kind: 'confirm', words: all }
}

/** Why a mark is stopped, and where to go with it. `what` begins the sentence: 没有打开. */
export const secrecyRefusal = (words: string, what: string): string =>
  `“${words}”是国家秘密的标志，${what}。内刊只用于不涉及国家秘密的材料；` +
  '涉密材料请到本单位的涉密计算机上处理。内部资料请改用“内部资料 注意保存”一类的写法。'

/** Fields of the masthead in which a mark could be put instead. */
const otherWordsOf = (masthead: Masthead | null): string =>
  withoutInvisible(
    [masthead?.copyNumber, masthead?.nameplate, masthead?.kicker].filter(Boolean).join('\n'),
  )

const withoutInvisible = (text: string): string => text.replace(/\p{Cf}/gu, '')

const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([found]) => found.replace(/\s/g, ''))
