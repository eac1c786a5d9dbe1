import { mediaNames, type Bulletin } from '../model/index.ts'
import type { Template } from '../template/index.ts'

/** Names of all pictures that an issue shows, each once: the house style's and its figures'. */
export function issueMedia(bulletin: Bulletin, template: Template): readonly string[] {
  const { picture } = template.masthead.nameplate
  return [...new Set([...(picture === null ? [] : [picture.media]), ...mediaNames(bulletin)])]
}
