/** Printing: the issue's pages alone, by the same painter as the PDF, through the system's dialog. */
import { compose, type Galley, type PageMap } from '../../core/galley/index.ts'
import {
  cutPageClass,
  cutPageName,
  cutPagesCss,
  drawGalley,
  overprintCss,
  printTailCss,
  writeCss,
  type CutPage,
  type MediaUrl,
} from '../../core/html/index.ts'
import { drawDom, openTrials } from '../layout/index.ts'
import { drawPages } from '../preview/drawn-pages.ts'
import { closeDialog, mediaUrlOf, type App } from './app.ts'

export interface PrintChoice {
  /** From 1; null for all of them. */
  readonly pages: readonly number[] | null
  /** 套印: the paper already bears what is red. */
  readonly isOverprint: boolean
}

/** The screen keeps the desk, and the paper gets the pages and nothing else. */
const onlyThePages =
  '#root,[data-overlay-container]{display:none!important}html,body{height:auto;overflow:visible}\n'
const offTheScreen = '[data-printing]{display:none}\n'

/** Answers when the dialog of the browser or of the system is closed. */
export async function printIssue(app: App, { pages, isOverprint }: PrintChoice): Promise<void> {
  const { issue } = app.store.get()
  closeDialog(app)
  if (issue === null) return
  const { bulletin, template } = issue.session.getSnapshot()
  const mediaUrl = mediaUrlOf(app, issue)
  const trials = openTrials(template, mediaUrl)
  const map = await trials.layOut(bulletin).finally(trials.close)
  const galley = compose(bulletin, template, map)
  const { root, css } =
    pages === null ? wholeIssue(galley, map, mediaUrl) : somePages(galley, map, mediaUrl, pages)
  root.setAttribute('data-printing', '')
  await printDom(root, galley.title, css + (isOverprint ? overprintCss(galley) : ''))
  issue.session.focus()
}

interface Paper {
  readonly root: HTMLElement
  /** For print alone. */
  readonly css: string
}

/** Cut into pages by the browser as it prints. */
function wholeIssue(galley: Galley, map: PageMap, mediaUrl: MediaUrl): Paper {
  const root = drawDom(drawGalley(galley, mediaUrl))
  return { root, css: writeCss(galley, 'print') + printTailCss(galley, map) }
}

/** The pages of the preview: what stands before and between them is not printed. */
function somePages(
  galley: Galley,
  map: PageMap,
  mediaUrl: MediaUrl,
  pages: readonly number[],
): Paper {
  const stage = document.createElement('div')
  stage.style.cssText = 'position:fixed;left:-30000px;top:0;visibility:hidden'
  document.body.append(stage)
  const drawn = drawPages(stage, galley, map, mediaUrl)
  const root = document.createElement('div')
  for (const page of pages) {
    const sheet = document.createElement('div')
    sheet.className = `${cutPageClass} ${cutPageName(page)}`
    sheet.append(drawn.copyOf(page))
    root.append(sheet)
  }
  stage.remove()
  const cut = pages.map((page): CutPage => ({ page, isNumbered: drawn.isNumbered(page) }))
  return { root, css: writeCss(galley, 'screen') + cutPagesCss(galley, cut) }
}

async function printDom(root: HTMLElement, name: string, css: string): Promise<void> {
  const paper = new CSSStyleSheet({ media: 'print' })
  paper.replaceSync(css + onlyThePages)
  const screen = new CSSStyleSheet({ media: 'screen' })
  screen.replaceSync(offTheScreen)
  document.body.append(root)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper, screen]
  const images = [...root.querySelectorAll('img')]
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)))
  const title = document.title
  document.title = name
  await new Promise<void>((resolve) => {
    addEventListener('afterprint', () => resolve(), { once: true })
    print()
  })
  document.title = title
  root.remove()
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
    (sheet) => sheet !== paper && sheet !== screen,
  )
}
