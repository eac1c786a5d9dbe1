import { createHash } from 'node:crypto'
import type { Bulletin } from '../../core/model/index.ts'
import { cleanPicture } from '../../core/picture/index.ts'
import { withNameplatePicture, type Template } from '../../core/template/index.ts'

interface Issue {
  readonly bulletin: Bulletin
  readonly template: Template
  readonly media: ReadonlyMap<string, Uint8Array>
}

/**
 * Pictures without what they tell about their maker. A cleaned one has another hash and so another
 * name, which figures and house style follow. Bytes that are no picture stay as they are and show nothing.
 */
export function cleanMedia(issue: Issue): Issue {
  const { bulletin, template, media } = issue
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
  if (renamed.size === 0) return { bulletin, template, media: cleaned }
  return {
    bulletin: withNames(bulletin, renamed),
    template: withName(template, renamed),
    media: cleaned,
  }
}

function withName(template: Template, names: ReadonlyMap<string, string>): Template {
  const { nameplate } = template.masthead
  const media = nameplate.picture === null ? undefined : names.get(nameplate.picture.media)
  return media === undefined ? template : withNameplatePicture(template, media)
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
