const opening = '（(〔[【'
const closing = '）)〕]】'

/**
 * The recipients that a line of the distribution names: split at ，、； and line ends outside
 * brackets, so that 各团县（市、区）委 stays whole. The 。 at the end is no part of a name.
 */
export function recipientsOf(lineText: string): readonly string[] {
  const recipients: string[] = []
  let depth = 0
  let current = ''
  const finish = () => {
    const name = current.trim().replace(/。$/u, '')
    if (name !== '') recipients.push(name)
    current = ''
  }
  for (const character of lineText) {
    if (opening.includes(character)) depth += 1
    else if (closing.includes(character)) depth = Math.max(0, depth - 1)
    // A bracket that was never closed must not swallow the next line.
    if (character === '\n') depth = 0
    if (character === '\n' || (depth === 0 && '，、；,;'.includes(character))) finish()
    else current += character
  }
  finish()
  return recipients
}
