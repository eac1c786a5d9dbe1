import { elements, plainText, type Bulletin } from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'

const mostNamed = 3

interface Issue {
  readonly bulletin: Bulletin
  readonly template: Template
}

/** What to say of the pictures that a file lacks, in the words of the issue; null where it has all. */
export function missingPicturesText(
  { bulletin, template }: Issue,
  missing: readonly string[],
): string | null {
  const { picture } = template.masthead.nameplate
  const names = [
    ...(picture !== null && missing.includes(picture.media) ? ['刊名题字'] : []),
    ...namesOf(bulletin, new Set(missing)),
  ]
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

/**
 * Addresses of what stands in for missing pictures, by name. They are as large as the pictures, so
 * that no line moves to another page.
 */
export function standInPictures(
  { bulletin, template }: Issue,
  missing: readonly string[],
): ReadonlyMap<string, string> {
  const urls = new Map<string, string>()
  const standFor = (media: string, widthMm: number, heightMm: number) => {
    const svg = new Blob([standIn(widthMm, heightMm)], { type: 'image/svg+xml' })
    if (missing.includes(media)) urls.set(media, URL.createObjectURL(svg))
  }
  const { picture } = template.masthead.nameplate
  if (picture !== null) standFor(picture.media, picture.widthMm, picture.widthMm * picture.ratio)
  for (const { element } of elements(bulletin)) {
    if (element.type === 'figure') standFor(element.media, element.widthMm, element.heightMm)
  }
  return urls
}

const standIn = (widthMm: number, heightMm: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${heightMm}mm">` +
  '<rect width="100%" height="100%" fill="#f4f2ee"/>' +
  '<rect x="1" y="1" width="99%" height="98%" fill="none" stroke="#b9b5ac" stroke-dasharray="6 4"/>' +
  '<text x="50%" y="50%" text-anchor="middle" dominant-baseline="middle" font-size="14" ' +
  'font-family="sans-serif" fill="#5a5e66">缺少图片</text></svg>'
