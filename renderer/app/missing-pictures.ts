import { plainText, type Bulletin } from '../../core/model/index.ts'

const mostNamed = 3

/** What to say of the pictures that a file lacks, in the words of the issue; null where it has all. */
export function missingPicturesText(bulletin: Bulletin, missing: readonly string[]): string | null {
  const names = namesOf(bulletin, new Set(missing))
  if (names.length === 0) return null
  const named = names
    .slice(0, mostNamed)
    .map((name) => `“${name}”`)
    .join('、')
  const more = names.length > mostNamed ? '等' : ''
  return `这个文件里缺少 ${names.length} 张图片：${named}${more}；已显示占位，其余内容完整。`
}

/** A picture is known by its caption, else by what it shows, else by its place. */
function namesOf(bulletin: Bulletin, missing: ReadonlySet<string>): readonly string[] {
  const names: string[] = []
  let count = 0
  for (const part of bulletin.children) {
    if (part.type !== 'article') continue
    part.children.forEach((block, index) => {
      if (block.type !== 'figure') return
      count += 1
      if (!missing.has(block.media)) return
      const after = part.children[index + 1]
      const caption = after?.type === 'caption' ? plainText(after) : ''
      names.push(caption || block.alt || `第 ${count} 张图`)
    })
  }
  return names
}
