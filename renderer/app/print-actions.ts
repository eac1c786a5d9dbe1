/** Printing: the issue's pages alone, by the same painter as the PDF, through the system's dialog. */
import { compose } from '../../core/galley/index.ts'
import { drawGalley, overprintCss, printTailCss, writeCss } from '../../core/html/index.ts'
import { drawDom, openTrials } from '../layout/index.ts'
import { closeDialog, mediaUrlOf, type App } from './app.ts'

export interface PrintChoice {
  /** 套印: the paper already bears what is red. */
  readonly isOverprint: boolean
}

/** The screen keeps the desk, and the paper gets the pages and nothing else. */
const onlyThePages =
  '#root,[data-overlay-container]{display:none!important}html,body{height:auto;overflow:visible}\n'
const offTheScreen = '[data-printing]{display:none}\n'

/** Answers when the dialog of the browser or of the system is closed. */
export async function printIssue(app: App, { isOverprint }: PrintChoice): Promise<void> {
  const { issue } = app.store.get()
  closeDialog(app)
  if (issue === null) return
  const { bulletin, template } = issue.session.getSnapshot()
  const mediaUrl = mediaUrlOf(app, issue)
  const trials = openTrials(template, mediaUrl)
  const pages = await trials.layOut(bulletin).finally(trials.close)
  const galley = compose(bulletin, template, pages)
  const root = drawDom(drawGalley(galley, mediaUrl))
  root.setAttribute('data-printing', '')
  const paper = new CSSStyleSheet({ media: 'print' })
  paper.replaceSync(
    writeCss(galley, 'print') +
      printTailCss(galley, pages) +
      (isOverprint ? overprintCss(galley) : '') +
      onlyThePages,
  )
  const screen = new CSSStyleSheet({ media: 'screen' })
  screen.replaceSync(offTheScreen)
  document.body.append(root)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper, screen]
  const images = [...root.querySelectorAll('img')]
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)))
  const title = document.title
  document.title = galley.title
  await new Promise<void>((resolve) => {
    addEventListener('afterprint', () => resolve(), { once: true })
    print()
  })
  document.title = title
  root.remove()
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
    (sheet) => sheet !== paper && sheet !== screen,
  )
  issue.session.focus()
}
