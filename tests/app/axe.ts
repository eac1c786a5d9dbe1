import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = createRequire(import.meta.url).resolve('axe-core')

/** What axe finds wrong with a page, in the light and in the dark. */
export async function axeFaults(page: Page): Promise<string[]> {
  const found: string[] = []
  // No tooltip of what happens to be under the mouse.
  await page.mouse.move(page.viewportSize()!.width / 2, 2)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.waitForTimeout(300)
  // What fades in is not there for axe until it can be seen, however late it begins to.
  await page.waitForFunction(() => {
    const isFull = (element: Element | null): boolean =>
      element === null ||
      (Number(getComputedStyle(element).opacity) === 1 && isFull(element.parentElement))
    return [...document.querySelectorAll('[role="dialog"],[role="alertdialog"]')].every(isFull)
  })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // The content policy lets no script in but the page's own.
    await page.evaluate(await readFile(axe, 'utf8'))
    const violations = await page.evaluate(async () => {
      type Node = { html: string; target: string[] }
      type Axe = { run(): Promise<{ violations: { id: string; nodes: Node[] }[] }> }
      const { violations } = await (window as unknown as { axe: Axe }).axe.run()
      // Which levels of heading a text has is its author's affair: 一、 may begin a paragraph.
      const isOfText = ({ target }: Node) =>
        target.some((selector) => document.querySelector(selector)?.closest('.bulletin') ?? null)
      return violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.filter((node) => id !== 'heading-order' || !isOfText(node)),
      }))
    })
    for (const { id, nodes } of violations) {
      found.push(...nodes.map(({ html }) => `${colorScheme} ${id}: ${html.slice(0, 200)}`))
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null })
  return found
}
