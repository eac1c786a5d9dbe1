import { startBrowser } from '../../host/printer/index.ts'
import { startDesk } from './desk.ts'
import { median } from './median.ts'

/** Medians in milliseconds, of a desk with one issue of that many characters. */
export interface DeskTimes {
  readonly characters: number
  /** From the start of the program to a caret in the laid-out issue; the browser runs already. */
  readonly coldStart: number
  /** From Ctrl+S to the file being on the disk, read back and told of. */
  readonly save: number
  /** The longest time meanwhile in which the page could not have answered a key. */
  readonly saveBlocks: number
}

/** Starts a desk, opens an issue and saves it, anew in each round. */
export async function benchDesk(characters: number, rounds: number): Promise<DeskTimes> {
  const browser = await startBrowser()
  const times = { coldStart: [] as number[], save: [] as number[], saveBlocks: [] as number[] }
  try {
    for (let round = 0; round < rounds; round += 1) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      const started = performance.now()
      const desk = await startDesk(characters)
      const page = await desk.open(context)
      times.coldStart.push(performance.now() - started)
      // What an issue's first reading leaves for idle moments is over by then.
      await page.waitForTimeout(3000)
      await page.keyboard.insertText('改')
      // Autosave would come after 2 s; what is derived from the text is done by then.
      await page.waitForTimeout(1500)
      const longest = page.evaluate(watchBlocks)
      const asked = performance.now()
      await page.keyboard.press('Control+s')
      // Looking through all the text for the words would hold up the page itself.
      await page.waitForFunction(isSaved)
      times.save.push(performance.now() - asked)
      await page.evaluate(() => window.dispatchEvent(new Event('stop-watching')))
      times.saveBlocks.push(await longest)
      await context.close()
      await desk.close()
    }
  } finally {
    await browser.close()
  }
  const { coldStart, save, saveBlocks } = times
  return {
    characters,
    coldStart: median(coldStart),
    save: median(save),
    saveBlocks: median(saveBlocks),
  }
}

const isSaved = (): boolean =>
  document.querySelector('[data-pane="command-bar"]')?.textContent?.includes('已保存') === true

/** In the page: the longest time between two turns of its event loop, until told to stop. */
function watchBlocks(): Promise<number> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    let longest = 0
    let last = performance.now()
    port1.onmessage = () => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
      port2.postMessage(null)
    }
    port2.postMessage(null)
    window.addEventListener('stop-watching', () => {
      port1.close()
      resolve(longest)
    })
  })
}
