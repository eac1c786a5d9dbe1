import {
  compose,
  setArticle as setArticleAnew,
  type Galley,
  type PageMap,
  type SetArticle,
} from '../../core/galley/index.ts'
import { complete, type Article, type Bulletin, type Part } from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'
import { createListeners } from './listeners.ts'
import type { LookStore } from './looks.ts'
import type { BulletinEditor } from './slate-types.ts'

/** The galley of what is being edited. Each composing costs what has changed since the last. */
export interface Composer {
  bulletin(): Bulletin
  template(): Template
  pages(): PageMap | null
  galley(): Galley
  /** Numbers only, at once: the blocks that are about to be drawn ask for them. */
  setLooks(): void
  setTemplate(template: Template): void
  setPages(pages: PageMap): void
  onGalley(listener: () => void): () => void
}

export function createComposer(
  editor: BulletinEditor,
  looks: LookStore,
  first: Template,
): Composer {
  const setArticle = rememberingSetArticle()
  const listeners = createListeners()
  let template = first
  let pages: PageMap | null = null
  let composed: { readonly bulletin: Bulletin; readonly galley: Galley } | null = null

  const bulletin = (): Bulletin => {
    const current = complete({ children: editor.children as unknown as readonly Part[] })
    return composed && isSameBulletin(composed.bulletin, current) ? composed.bulletin : current
  }
  const galley = (): Galley => {
    const current = bulletin()
    if (composed?.bulletin === current) return composed.galley
    composed = { bulletin: current, galley: compose(current, template, pages, setArticle) }
    looks.setArticles(composed.galley.articles)
    looks.setParts(composed.galley)
    listeners.call()
    return composed.galley
  }
  return {
    bulletin,
    template: () => template,
    pages: () => pages,
    galley,
    setLooks() {
      const articles = bulletin().children.filter((part) => part.type === 'article')
      looks.setArticles(articles.map((part, index) => setArticle(part, template, index === 0)))
    },
    setTemplate(next) {
      template = next
      composed = null
      galley()
    },
    setPages(next) {
      pages = next
      composed = null
      galley()
    },
    onGalley: listeners.add,
  }
}

/** Parts never change, so a part that is the same object is the same part. */
function isSameBulletin(one: Bulletin, other: Bulletin): boolean {
  return (
    one.children.length === other.children.length &&
    one.children.every((part, index) => part === other.children[index])
  )
}

/** Sets an article once for as long as it and its template stay the same. */
function rememberingSetArticle(): typeof setArticleAnew {
  const remembered = new WeakMap<Article, { key: Template; isFirst: boolean; set: SetArticle }>()
  return (article, template, isFirst) => {
    const known = remembered.get(article)
    if (known && known.key === template && known.isFirst === isFirst) return known.set
    const set = setArticleAnew(article, template, isFirst)
    remembered.set(article, { key: template, isFirst, set })
    return set
  }
}
