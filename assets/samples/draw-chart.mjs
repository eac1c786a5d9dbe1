/**
 * Draws the picture of the sample issue, attendance.png: 140 mm × 72 mm at 300 dpi. Run by hand
 * where a Chromium is installed (`node assets/samples/draw-chart.mjs /usr/bin/chromium`); the
 * picture is kept, because letters come out a little differently from one browser to the next.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const months = ['3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月']
const values = [1100, 1800, 2400, 2700, 3500, 3900, 3700, 3900]
const [width, height] = [1654, 850]
const [top, base, left, right] = [120, 752, 60, 1594]
const scale = (base - top) / 4500

const step = (right - left) / months.length
const bars = values.map((value, index) => {
  const centre = left + step * (index + 0.5)
  const y = base - value * scale
  return `<rect x="${centre - 48}" y="${y}" width="96" height="${base - y}" fill="#9c231c"/>
    <text x="${centre}" y="${y - 18}">${value}</text>
    <text x="${centre}" y="${base + 62}">${months[index]}</text>`
})
const face = (subset) =>
  readFileSync(
    new URL(
      `../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-${subset}-400-normal.woff2`,
      import.meta.url,
    ),
  ).toString('base64')
const page = `<!doctype html><style>
  @font-face { font-family: hanzi; src: url(data:font/woff2;base64,${face('chinese-simplified')}) }
  @font-face { font-family: latin; src: url(data:font/woff2;base64,${face('latin')}) }
  body { margin: 0; background: #fff }
  text { font: 42px latin, hanzi; text-anchor: middle; fill: #1d1f22 }
</style><svg width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg">
  <text x="${left}" y="58" style="text-anchor: start">单位：人次</text>
  ${bars.join('\n')}
  <line x1="${left}" y1="${base}" x2="${right}" y2="${base}" stroke="#1d1f22" stroke-width="3"/>
</svg>`

const browser = await chromium.launch({
  ...(process.argv[2] ? { executablePath: process.argv[2] } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const view = await browser.newPage({ viewport: { width, height } })
await view.setContent(page)
await view.evaluate(() => document.fonts.ready)
writeFileSync(new URL('attendance.png', import.meta.url), await view.screenshot())
await browser.close()
