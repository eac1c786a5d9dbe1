/**
 * The one print entry: takes a job from its host, lays the issue out for the screen until its page
 * numbers are settled, then turns the same elements into pages of paper. The host calls
 * `neikanLayOut` and prints; it may call it again with another job.
 */
import { printTailCss, writeCss } from '../../core/html/index.ts'
import type { PrintJob, PrintResult } from '../../host/printer/job.ts'
import { layOut, showOfficeFaces } from '../layout/index.ts'

declare global {
  interface Window {
    /** Set by the desktop shell's preload; elsewhere the job is fetched. */
    neikanPrint?: { readonly job: PrintJob }
    neikanLayOut?: () => Promise<PrintResult>
  }
}

const looks = new CSSStyleSheet()
document.adoptedStyleSheets = [looks]

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

window.neikanLayOut = async (): Promise<PrintResult> => {
  const job = window.neikanPrint?.job ?? ((await (await fetch('./job.json')).json()) as PrintJob)
  const faces = job.officeFaces ? Object.values(await showOfficeFaces(job.template.fonts)) : []
  const { bulletin, template } = job
  const mediaUrl = (name: string) => job.mediaBase + encodeURIComponent(name)
  const { galley, pages } = await layOut({ bulletin, template, mediaUrl }, async (root, drawn) => {
    looks.replaceSync(writeCss(drawn, 'screen'))
    document.title = drawn.title
    document.body.replaceChildren(root)
    await loaded(root)
  })
  if (job.medium === 'print') {
    looks.replaceSync(writeCss(galley, 'print') + printTailCss(galley, pages))
  }
  const { title, issueDate } = galley
  const usesOfficeFaces = faces.some((face) => face !== null)
  const pagesJson = { ...pages, firstPages: [...pages.firstPages] }
  return { pages: pagesJson, title, issueDate, usesOfficeFaces }
}
