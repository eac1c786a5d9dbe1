import { useEffect, useRef, useState } from 'react'
import { compose, type Galley } from '../../core/galley/index.ts'
import { drawGalley, writeCss } from '../../core/html/index.ts'
import { useApp } from '../app/context.tsx'
import { drawDom, openTrials } from '../layout/index.ts'
import styles from './issue-pane.module.css'

interface FirstPageProps {
  readonly path: string
  /** Of the file: a change is drawn anew. */
  readonly modifiedAt: string
}

/** While the arrows go through the register, only where they rest is read, and then laid out. */
const restMs = { read: 120, layOut: 400 }
/** Pixels of the pane that the sheet fills. */
const width = 277

/** In the place of every picture, which is not drawn: one that is missing would take no room. */
const noPicture = new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'], {
  type: 'image/svg+xml',
})

/**
 * The first page of an issue, as small as it fits. What is on later pages is not drawn; they are
 * laid out all the same, since the contents say where the articles start.
 */
export function FirstPage({ path, modifiedAt }: FirstPageProps) {
  const { desk } = useApp()
  const host = useRef<HTMLDivElement>(null)
  const [message, setMessage] = useState<string | null>(null)
  useEffect(() => {
    let isStale = false
    let url = ''
    const after = async (ms: number) => {
      await new Promise((resolve) => setTimeout(resolve, ms))
      return !isStale && host.current !== null ? host.current : null
    }
    const show = async () => {
      if ((await after(restMs.read)) === null) return
      const answer = await desk.request('previewIssue', { path })
      if (isStale) return
      setMessage(answer.ok ? null : answer.message)
      if (!answer.ok || host.current === null) return
      const { bulletin, template, nameplate } = answer.value
      // A PNG or a JPEG: what it is, the browser sees for itself.
      url = URL.createObjectURL(nameplate === null ? noPicture : new Blob([nameplate.slice()]))
      draw(host.current, compose(bulletin, template, null), url)
      if (!template.contents.pageNumbers || (await after(restMs.layOut)) === null) return
      const trials = openTrials(template, () => url)
      const pages = await trials.layOut(bulletin).finally(trials.close)
      if (!isStale && host.current) draw(host.current, compose(bulletin, template, pages), url)
    }
    void show()
    return () => {
      isStale = true
      URL.revokeObjectURL(url)
    }
  }, [desk, path, modifiedAt])
  if (message !== null) return <p className={styles.fault}>{message}</p>
  return <div ref={host} className={styles.sheet} aria-hidden="true" inert />
}

/** On one sheet, one part under the other; what starts a page of its own is on another one. */
const oneSheet = `
  .bulletin, .bulletin * { column-count: auto !important; column-height: auto !important; }
  .bulletin .part-masthead { height: auto !important; }
  .bulletin :is(.part-contents, .article) { margin-top: 0 !important; }
  .bulletin :is(.part-contents, .article)::before { content: none !important; }
  .bulletin :is(.starts-page, .noBodyNotice, .part-distribution, .part-imprint) { display: none !important; }
  .bulletin .figure { visibility: hidden; }
  .area { position: absolute; overflow: hidden; }
`

function draw(host: HTMLElement, galley: Galley, pictureUrl: string): void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const looks = new CSSStyleSheet()
  looks.replaceSync(writeCss(galley, 'screen') + oneSheet)
  root.adoptedStyleSheets = [looks]
  const { page, articles } = galley
  const first = drawGalley({ ...galley, articles: articles.slice(0, 1) }, () => pictureUrl)
  const area = document.createElement('div')
  area.className = 'area'
  Object.assign(area.style, {
    left: `${page.binding}pt`,
    top: `${page.head}pt`,
    width: `${page.measure}pt`,
    height: `${page.typeAreaHeight}pt`,
  })
  area.append(drawDom(first))
  const sheet = document.createElement('div')
  Object.assign(sheet.style, {
    position: 'absolute',
    width: `${page.width}pt`,
    height: `${page.height}pt`,
    transformOrigin: '0 0',
    transform: `scale(${width / ((page.width * 96) / 72)})`,
  })
  sheet.append(area)
  host.style.aspectRatio = `${page.width} / ${page.height}`
  root.replaceChildren(sheet)
}
