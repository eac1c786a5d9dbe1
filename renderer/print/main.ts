/**
 * The one print entry: takes a job from its host, lays the issue out for the screen until its page
 * numbers are settled, then turns the same elements into pages of paper. The host reads
 * `neikanResult` and prints.
 */
import { compose, type Galley, type PageMap } from '../../core/galley/index.ts'
import { drawGalley, printTailCss, writeCss } from '../../core/html/index.ts'
import type { PrintJob, PrintResult } from '../../host/printer/job.ts'
import { drawDom, measurePages, placeHead, placeTail, showOfficeFaces } from '../layout/index.ts'

declare global {
  interface Window {
    /** Set by the desktop shell's preload; elsewhere the job is fetched. */
    neikanPrint?: { readonly job: PrintJob }
    neikanResult?: Promise<PrintResult>
  }
}

/** Contents that push the articles on change the numbers that they show: twice is plenty. */
const mostPasses = 4

const looks = new CSSStyleSheet()
document.adoptedStyleSheets = [looks]

function draw(galley: Galley, job: PrintJob): HTMLElement {
  const root = drawDom(drawGalley(galley, (name) => job.mediaBase + encodeURIComponent(name)))
  document.title = galley.title
  document.body.replaceChildren(root)
  return root
}

/** Waits until every face and picture that the text needs is there. */
async function loaded(root: HTMLElement): Promise<void> {
  // A face is asked for by laying out; a character it lacks asks for the next one.
  do {
    root.getBoundingClientRect()
    await document.fonts.ready
    await new Promise((resolve) => setTimeout(resolve))
    root.getBoundingClientRect()
  } while (document.fonts.status === 'loading')
  const failed = [...document.fonts].filter((face) => face.status === 'error')
  if (failed.length > 0) throw new Error(`Font files failed to load: ${failed.length}`)
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
}

function derived({ contents, noBodyNotice, blankPageBeforeTail }: Galley): string {
  return JSON.stringify([contents, noBodyNotice, blankPageBeforeTail])
}

async function layOut(job: PrintJob): Promise<{ galley: Galley; pages: PageMap }> {
  let galley = compose(job.bulletin, job.template, null)
  looks.replaceSync(writeCss(galley, 'screen'))
  for (let pass = 1; ; pass += 1) {
    const root = draw(galley, job)
    await loaded(root)
    placeHead(root, galley)
    const pages = measurePages(root, galley)
    const next = compose(job.bulletin, job.template, pages)
    const settled = derived(next) === derived(galley)
    if (settled || pass === mostPasses) {
      placeTail(root, galley, pages)
      return { galley, pages }
    }
    galley = next
  }
}

async function main(): Promise<PrintResult> {
  const job = window.neikanPrint?.job ?? ((await (await fetch('./job.json')).json()) as PrintJob)
  const faces = job.officeFaces ? Object.values(await showOfficeFaces(job.template.fonts)) : []
  const { galley, pages } = await layOut(job)
  if (job.medium === 'print') {
    looks.replaceSync(writeCss(galley, 'print') + printTailCss(galley, pages))
  }
  const { title, issueDate } = galley
  const usesOfficeFaces = faces.some((face) => face !== null)
  const pagesJson = { ...pages, firstPages: [...pages.firstPages] }
  return { pages: pagesJson, title, issueDate, usesOfficeFaces }
}

window.neikanResult = main()
