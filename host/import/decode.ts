/** Bytes of a text file → its text, whatever program wrote it. */
import type { Outcome } from '../contract.ts'
import { done, refused } from '../outcome.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

export interface DecodedText {
  /** Lines end with "\n". */
  readonly text: string
  readonly encoding: Encoding
  /** Controls that no page can show, removed. */
  readonly removedControls: number
}

const maxBytes = 100 * 1024 * 1024
/** More controls than this share of the text: no text. */
const binaryShare = 0.02

const advice = '请在 WPS、Word 或记事本中另存为 UTF-8 编码的纯文本（.txt）后再导入。'

/** Files that are known not to be text by how they begin. */
const signatures: readonly (readonly [readonly number[], string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], '旧版或加密文档，请先在 WPS/Word 中另存为 .docx。'],
  [[0x50, 0x4b, 0x03, 0x04], `这是压缩格式的文档（如 .docx、.wps、.zip），不是纯文本。${advice}`],
  [[0x25, 0x50, 0x44, 0x46], `这是 PDF 文件，不是纯文本。${advice}`],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], `这是 RTF 文档，不是纯文本。${advice}`],
]

/** Decodes a text file: UTF-8, UTF-16 or GB18030, with or without a byte order mark. */
export function decodeText(bytes: Uint8Array): Outcome<DecodedText> {
  if (bytes.length > maxBytes) {
    return refused('文件超过 100 MB，没有导入。一期简报的文字不会这么大，请核对是否选错了文件。')
  }
  if (bytes.length === 0) return refused('文件是空的，没有可导入的文字。请核对是否选错了文件。')
  const known = signatures.find(([start]) => start.every((byte, at) => bytes[at] === byte))
  if (known) return refused(known[1])
  const decoded = decodeAny(bytes)
  if (decoded === null) {
    return hasControls(bytes)
      ? refused(`文件里是二进制数据，不是文字。${advice}`)
      : refused(`无法识别文字编码（不是 UTF-8、UTF-16 或 GB18030）。${advice}`)
  }
  const { encoding, text } = decoded
  const kept = text.replace(unprintable, '')
  const removedControls = text.length - kept.length
  if (removedControls > text.length * binaryShare && removedControls > 8) {
    return refused(`文件里是二进制数据，不是文字。${advice}`)
  }
  return done({ text: kept.replace(/\r\n?/gu, '\n'), encoding, removedControls })
}

// Tab, the line ends, vertical tab and form feed stay; U+001A is what DOS put at the end.
const unprintable = /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\uFEFF\uFFFE\uFFFF]/gu

type Decoded = Pick<DecodedText, 'encoding' | 'text'>

function decodeAny(bytes: Uint8Array): Decoded | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes)
  if (bytes.includes(0)) {
    // A text of one byte or of UTF-8 holds no zero; in UTF-16 every line end and digit has one.
    const wide = [decodeAs('utf-16le', bytes), decodeAs('utf-16be', bytes)]
    const plausible = wide.find((decoded) => decoded !== null && isPlausible(decoded.text))
    if (plausible) return plausible
  }
  return decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes)
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): Decoded | null {
  try {
    return { encoding, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Whether nearly every character is one that a Chinese text has. */
function isPlausible(text: string): boolean {
  const usual = text.match(
    /[\p{Script=Han}\u0009-\u000D\u0020-\u007E\u2010-\u203F\u3000-\u303F\uFF00-\uFFEF]/gu,
  )
  return (usual?.length ?? 0) >= text.length * 0.9
}

function hasControls(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 9 || (byte > 13 && byte < 0x1a))
}
