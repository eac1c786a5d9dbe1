import { createHash } from 'node:crypto'
import type { Bulletin } from '../../core/model/index.ts'
import { cleanPicture } from '../../core/picture/index.ts'

type Media = ReadonlyMap<string, Uint8Array>

/**
 * Pictures without what they tell about their maker. A cleaned one has another hash and so another
 * name, which the figures follow. Bytes that are no picture stay as they are and show nothing.
 */
export function cleanMedia(bulletin: Bulletin, media: Media): { bulletin: Bulletin; media: Media } {
  const cleaned = new Map<string, Uint8Array>()
  const renamed = new Map<string, string>()
  for (const [name, bytes] of media) {
    const picture = cleanPicture(bytes)
    if (picture === null) {
      cleaned.set(name, bytes)
      continue
    }
    const hash = createHash('sha256').update(picture.bytes).digest('hex')
    const newName = `${hash}.${picture.format}`
    cleaned.set(newName, picture.bytes)
    if (newName !== name) renamed.set(name, newName)
  }
  return { bulletin: renamed.size === 0 ? bulletin : withNames(bulletin, renamed), media: cleaned }
}

function withNames(bulletin: Bulletin, names: ReadonlyMap<string, string>): Bulletin {
  const children = bulletin.children.map((part) =>
    part.type !== 'article'
      ? part
      : {
          ...part,
          children: part.children.map((block) =>
            block.type === 'figure'
              ? { ...block, media: names.get(block.media) ?? block.media }
              : block,
          ),
        },
  )
  return { ...bulletin, children }
}
